"""Headings: `#` and a blank. `#word` is a tag, and the last `#` of `# C#` is a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import HashHeaderProcessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING: Final = re.compile(
    r"(?:^|\n) {0,3}(?P<level>#{1,6})(?=[ \n]|$)(?P<header>[^\n]*)(?:\n|$)"
)


class Headings(HashHeaderProcessor):
    """In the place of Markdown's own."""

    RE = _HEADING

    def run(self, parent: Element, blocks: list[str]) -> None:
        """The heading as an element, what stands around it as blocks."""
        block = blocks.pop(0)
        found = _HEADING.search(block)
        if found is None:
            return
        before = block[: found.start()]
        after = block[found.end() :]
        if before:
            self.parser.parseBlocks(parent, [before])
        level = len(found["level"])
        heading = SubElement(parent, f"h{level}")
        bare = found["header"].strip()
        heading.text = _without_closing(bare)
        if after:
            blocks.insert(0, after)


def _without_closing(words: str) -> str:
    """A heading's words without signs that close it, behind a blank."""
    bare = words.rstrip("#")
    if not bare or bare.endswith(" "):
        return bare.rstrip(" ")
    return words
