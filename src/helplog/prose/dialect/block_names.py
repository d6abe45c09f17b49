"""The name of a block, `^name` behind its words: not to be read, but to be linked to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

from helplog.prose.link_names import BLOCK

if TYPE_CHECKING:
    from markdown import Markdown

BLOCK_NAME: Final = r"(?:^|(?<=\s))\^([A-Za-z0-9-]{2,64})\s*\Z"
_SHORTEST: Final = 4
"""A shorter one has a digit and a letter: `^jb` may be how somebody signs, `^2` a power."""
_SHORTEST_NUMBER: Final = 6


class BlockNames(InlineProcessor):
    """Makes an empty element of each, with its id."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(BLOCK_NAME, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        """The place that is linked to; nothing for what is a word."""
        name = m[1]
        if not _is_name(name):
            return None, None, None
        place = Element("span")
        place.set("id", BLOCK + name)
        return place, m.start(), m.end()


def _is_name(word: str) -> bool:
    has_letter = not word.replace("-", "").isdecimal()
    if not has_letter:
        return len(word) >= _SHORTEST_NUMBER
    if len(word) >= _SHORTEST:
        return True
    return any(map(str.isdecimal, word))
