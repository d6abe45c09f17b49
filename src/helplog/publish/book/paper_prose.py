"""What was written, made fit for paper: nothing folded, nothing that plays, no way out of the book.

Words stay, all of them; what changes is where they lead.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import count
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from helplog.pages.source import Prose, Rendering
from helplog.prose.tags import rewrite_tags

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from helplog.model.journal import Writing
    from helplog.publish.book.pictures import Pictures

_TOP: Final = "index.md"
"""Addresses start from the top of the site, so that a file's is its path."""
_ELSEWHERE: Final = ("http://", "https://", "mailto:")
_PLAYED: Final = {"audio": False, "video": False, "source": True, "track": True}
"""Elements that play, and whether one has no end tag."""


class PaperProse:
    """Renders what a person wrote for one book; a `pages.source.Prose`.

    Args:
        prose: renders and cleans.
        pictures: the book's.
        days: those that have a place in it, as `2026-11-18`.
    """

    def __init__(self, prose: Prose, pictures: Pictures, days: Container[str]) -> None:
        self._prose = prose
        self._pictures = pictures
        self._days = days
        self._numbers = count(1)

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        """One stretch of text; all of a book are on one page, so each has ids of its own."""
        del page_uri
        own = f"b{next(self._numbers)}-{prefix}"
        rendering = self._prose(writing, markdown, _TOP, own)
        change = _ForPaper(self._pictures, self._days)
        html_made = str(rendering.html)
        html = rewrite_tags(html_made, change)
        # it was clean, and what is put in is a picture or a plain element
        return Rendering(Markup(html), rendering.diagnostics)  # noqa: S704


class _ForPaper:
    """Changes one tag after the other."""

    def __init__(self, pictures: Pictures, days: Container[str]) -> None:
        self._pictures = pictures
        self._days = days
        self._in_words = False
        """Within what was a link, and is its words alone."""

    def __call__(self, element: Element) -> None:
        tag = element.tag
        if tag == "a":
            self._link(element)
        elif tag == "img":
            self._picture(element)
        elif tag == "details":
            element.set("open", "")
        elif tag in _PLAYED:
            element.attrib.clear()
            element.tag = "span"
            if _PLAYED[tag]:
                element.text = ""

    def _link(self, element: Element) -> None:
        if self._in_words and not element.attrib:
            self._in_words = False
            element.tag = "span"
            return
        href = element.get("href", "")
        if not href:
            return
        if href.startswith(("#", *_ELSEWHERE)):
            return
        day = href.rpartition("#")[2]
        if day in self._days:
            element.set("href", f"#{day}")
            return
        self._in_words = True
        element.attrib.clear()
        element.tag = "span"

    def _picture(self, element: Element) -> None:
        address = element.get("src", "")
        element.attrib.pop("loading", None)
        if address.startswith("data:"):
            return
        embedded = self._pictures.embedded(address)
        if embedded:
            element.set("src", embedded)
            return
        # without it, its words are what there is
        words = element.get("alt", "")
        element.attrib.clear()
        element.tag = "em"
        element.text = words
