"""Patterns of Markdown that cannot match are not tried: what each of them needs is looked for first.

Some begin with a look behind, so that the regex engine tries them at every letter of every paragraph; on prose without
links and code that is a third of all the converting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, cast

from markdown.inlinepatterns import BACKTICK_RE, LINK_RE

from helplog.website.marking import WIKI

if TYPE_CHECKING:
    from markdown import Markdown

NEEDED: Final = {BACKTICK_RE: "`", LINK_RE: "[", WIKI: "[["}
"""By pattern, as Markdown spells it: a pattern that a later version spells otherwise is tried everywhere again."""


class _Sieve:
    """Stands for a compiled pattern where Markdown looks for its matches."""

    def __init__(self, pattern: re.Pattern[str], needed: str) -> None:
        self._pattern = pattern
        self._needed = needed

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        """What the pattern finds from `start` on."""
        return self._pattern.finditer(text, start) if text.find(self._needed, start) >= 0 else ()


def sieve(markdown: Markdown) -> None:
    """Have a converter look first."""
    for pattern in markdown.inlinePatterns:
        needed = NEEDED.get(pattern.pattern)
        if needed:
            pattern.compiled_re = cast("re.Pattern[str]", _Sieve(pattern.compiled_re, needed))
