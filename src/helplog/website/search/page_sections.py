"""The sections of an ordinary page, which somebody else has rendered: a part for each heading."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from helplog.pages.search.sections import About, Section

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT: Final = frozenset({"script", "style", "template", "noscript"})
_VOID: Final = "area base br col embed hr img input link meta param source track wbr"
_WITHOUT_END: Final = frozenset(_VOID.split())
_EXCLUDED: Final = "data-search-exclude"
_TO_ITSELF: Final = "headerlink"
"""The class of the link that a heading has to itself."""


def sections_of(page: Page) -> tuple[Section, ...]:
    """What a search finds on a page; nothing where its frontmatter says so."""
    asked = page.meta.get("search")
    if isinstance(asked, Mapping) and asked.get("exclude"):
        return ()
    title = unescape(str(page.title or ""))
    return parts_of(page.content or "", title)


def parts_of(html: str, title: str) -> tuple[Section, ...]:
    """The parts of a page's content, one for each heading that a link can lead to.

    Args:
        html: of any kind; what runs is no text.
        title: of the page.
    """
    reader = _Reader(title)
    reader.feed(html)
    reader.close()
    return reader.read()


class _Reader(HTMLParser):
    """Takes a page apart.

    Args:
        title: the page's.
    """

    def __init__(self, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self._page_title = title
        self._sections = [Section("", title)]
        self._html: list[str] = []
        self._silent: list[str] = []
        self._heading: list[str] | None = None
        self._ident = ""

    def read(self) -> tuple[Section, ...]:
        """What it found."""
        self._end()
        return tuple(self._sections)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        is_silent = tag in _SILENT or _EXCLUDED in given
        if tag == "a" and given.get("class") == _TO_ITSELF:
            is_silent = True
        if (is_silent or self._silent) and tag not in _WITHOUT_END:
            self._silent.append(tag)
        elif tag in _HEADINGS:
            self._heading = []
            self._ident = given.get("id") or ""
        else:
            self._say(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """An element ends; those within it that nobody ended, too."""
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
        elif tag in _HEADINGS and self._heading is not None:
            self._begin("".join(self._heading))
            self._heading = None
        else:
            self._say(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._silent:
            return
        if self._heading is not None:
            self._heading.append(data)
        else:
            self._say(escape(data))

    def _begin(self, heading: str) -> None:
        title = " ".join(heading.split())
        if title == self._page_title:
            return
        if not self._ident:
            self._sections[-1].titles.append(title)
            return
        self._end()
        shown = f"{title} – {self._page_title}" if self._page_title else title
        self._sections.append(Section(self._ident, title, About(shown=shown)))

    def _end(self) -> None:
        html = Markup("".join(self._html))  # noqa: S704 - escaped, and bare tags
        self._sections[-1].words.append(html)
        self._html = []

    def _say(self, html: str) -> None:
        self._html.append(html)
