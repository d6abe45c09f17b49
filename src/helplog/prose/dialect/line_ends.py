"""A backslash at the end of a line ends the line, as in CommonMark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

if TYPE_CHECKING:
    import re

    from markdown import Markdown

LINE_END: Final = r"\\\n"


class LineEnds(InlineProcessor):
    """Makes a line's end of each."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(LINE_END, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """The line's end."""
        return Element("br"), m.start(), m.end()
