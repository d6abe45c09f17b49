"""Patterns of Markdown that cannot match are not tried: what each needs is looked for first.

Some begin with a look behind or with any letters at all, so that the regex engine tries them at
every letter of every paragraph; on prose without links and code that is half of all the converting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE
from pymdownx.quotes import QuotesProcessor

from helplog.prose.dialect.headings import Headings
from helplog.prose.dialect.references import References
from helplog.prose.wiki_links import WIKI

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

INLINE: Final = {BACKTICK_RE: "`", LINK_RE: "[", WIKI: "[["}
"""By pattern: the characters that Markdown's own syntax begins with, however a version spells the
rest."""
INLINE_BY_NAME: Final = {
    "magic-link": ("://", "ww.", "WW."),
    "magic-mail": ("@",),
    "autolink": ("<",),
    "automail": ("<",),
    "footnote": ("[^",),
    "helplog_block_names": ("^",),
    "helplog_line_ends": ("\\\n",),
}
"""By the name under which an extension registers what handles it."""
_DELIMITER: Final = "delimiter"
"""Handles all that stands between two signs of a kind, of whatever kinds a site has."""
BLOCKS: Final = {
    QuotesProcessor: ">",
    Headings: "#",
    References: "[",
}
"""By what handles a block."""
FENCES: Final = ("```", "~~~")


class _PrefilteredPattern:
    """Stands for a compiled pattern where Markdown looks for its matches."""

    def __init__(self, pattern: re.Pattern[str], needed: Sequence[str]) -> None:
        self._pattern = pattern
        self._needed = needed
        """One of these stands in whatever the pattern matches."""

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        """What the pattern finds from `start` on."""
        if self._may_match(text, start):
            return self._pattern.finditer(text, start)
        return ()

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first of it."""
        if not self._may_match(text, start):
            return None
        return self._pattern.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What it finds at `start`."""
        return self._pattern.match(text, start)

    def _may_match(self, text: str, start: int) -> bool:
        # A loop of its own for the one sign there mostly is: asked for each word of each paragraph.
        for needed in self._needed:  # noqa: SIM110
            if text.find(needed, start) >= 0:
                return True
        return False


def prefilter(markdown: Markdown) -> None:
    """Have a converter look first."""
    _prefilter_inline(markdown.inlinePatterns)
    for block in markdown.parser.blockprocessors:
        needed = BLOCKS.get(type(block))
        if needed:
            block.RE = _prefiltered(block.RE, needed)  # type: ignore[attr-defined]
    for step in markdown.preprocessors:
        if type(step) is FencedBlockPreprocessor:
            pattern = _prefiltered(step.FENCED_BLOCK_RE, *FENCES)
            step.FENCED_BLOCK_RE = pattern  # type: ignore[misc]


def _prefilter_inline(patterns: Registry[Any]) -> None:
    for inline in patterns:
        needed = INLINE.get(inline.pattern)
        if needed:
            inline.compiled_re = _prefiltered(inline.compiled_re, needed)
    by_name = dict(INLINE_BY_NAME)
    if _DELIMITER in patterns:
        delimiters = getattr(patterns[_DELIMITER], "delimiters", ())
        by_name[_DELIMITER] = tuple(delimiters)
    for name, signs in by_name.items():
        if signs and name in patterns:
            named = patterns[name]
            named.compiled_re = _prefiltered(named.compiled_re, *signs)


def _prefiltered(pattern: re.Pattern[str], *needed: str) -> re.Pattern[str]:
    return cast("re.Pattern[str]", _PrefilteredPattern(pattern, needed))
