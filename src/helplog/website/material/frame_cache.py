"""The theme's frame around a page, rendered once and filled in for every page that has the same.

A long journal has thousands of pages outside the navigation whose frames differ in a title, a table
of contents and nothing else; rendering each anew would be most of the time that a build takes.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.website.files import ComposedPage
from helplog.website.material.places import CONFIGURATION_URI
from helplog.website.material.slimming import is_leaf

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.templates import TemplateContext

FRAMED_TEMPLATE: Final = "helplog-framed.html"
"""The theme's template that writes what `Frames.fill` gives."""

Dress = Callable[[str, ComposedPage], str]
"""From a frame, and one of the pages it is for, to the frame as it is written."""

_Key = tuple[str, str, bool, bool]
"""The folder above a page's own, the first one of its address, whether it is one of very many, and
whether it has contents."""

_NO_FRAME: Final = FileFinding(
    Severity.NOTE,
    "theme-place-missing",
    "helplog found no place in the theme's HTML for a page's words and contents; each page is "
    "rendered anew, which takes longer",
    "The theme seems to have changed: look for a newer helplog",
)

_KNOWN_PLUGINS: Final = frozenset({"helplog", "search", "material/search"})
"""Any other plugin may put something of its own on each page."""

_TITLE: Final = "helplogframedtitle"
_CONTENT: Final = "helplogframedcontent"
_ITEM: Final = "helplogframeditem"
_ANCHOR: Final = "helplogframedanchor"
_CANONICAL: Final = "helplogframedcanonical"


def may_frame(config: MkDocsConfig) -> bool:
    """Whether frames are alike: the theme as it is shipped, and nobody else adding to pages."""
    theme = config.theme
    is_shipped = theme.name == "material" and not theme.custom_dir
    if not is_shipped or config.hooks:
        return False
    return _KNOWN_PLUGINS.issuperset(config.plugins)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A rendered page with marks for what differs."""

    html: str
    item: str
    """One line of the table of contents, with marks; empty for pages without one."""

    def filled(self, page: ComposedPage) -> str:
        html = self.html
        if self.item:
            links = list(page.toc)
            drawn = map(self._line, links)
            lines = "".join(drawn)
            html = html.replace(self.item, lines)
            # The theme's own first link leads to the first heading, too.
            html = html.replace(_ANCHOR, links[0].id)
        html = html.replace(_CANONICAL, page.canonical_url or "")
        title = str(page.title)
        html = html.replace(_TITLE, title)
        return html.replace(_CONTENT, page.content or "")

    def _line(self, link: AnchorLink) -> str:
        line = self.item.replace(_ANCHOR, link.id)
        return line.replace(_ITEM, link.title)


def _are_alike(html: str, other_html: str) -> bool:
    """The same but for white space."""
    words = "".join(html.split())
    other_words = "".join(other_html.split())
    return words == other_words


class Frames:
    """The frames of one build."""

    def __init__(
        self, render: Callable[[TemplateContext], str], dress: Dress | None = None
    ) -> None:
        """Set up.

        Args:
            render: what the theme makes of a page's context.
            dress: what else every page is given, once for all pages of a frame.
        """
        self._render = render
        self._dress = dress
        self._frames: dict[_Key, _Frame | None] = {}

    def fill(self, page: ComposedPage, context: TemplateContext) -> str:
        """The whole page, as the theme would have rendered it, and dressed.

        The first page of each frame is rendered by the theme as well: where the two differ, the
        frame is not used. Pages whose folders lie side by side share one: links out of it are the
        same.
        """
        key = _key_of(page)
        if key not in self._frames:
            rendered = self._render(context)
            self._frames[key] = self._proven_frame(page, context, rendered)
        frame = self._frames[key]
        if frame is None:
            return self._render(context)
        page.is_framed = self._dress is not None
        return frame.filled(page)

    def findings(self) -> tuple[Diagnostic, ...]:
        """Said once where some frame can't be used."""
        if None in self._frames.values():
            return (_NO_FRAME.at(CONFIGURATION_URI),)
        return ()

    def _proven_frame(
        self, page: ComposedPage, context: TemplateContext, rendered: str
    ) -> _Frame | None:
        """The frame of a page, if it makes of the page what the theme made of it."""
        framed = context.copy()
        framed["page"] = _marked(page)
        marked = self._render(framed)
        html = marked.replace(_CONTENT + "<h1", _CONTENT)
        has_contents = bool(page.toc)
        frame = _frame_of(html, has_contents=has_contents)
        if frame is None or not _are_alike(frame.filled(page), rendered):
            return None
        if self._dress is None:
            return frame
        return _frame_of(self._dress(html, page), has_contents=has_contents)


def _key_of(page: ComposedPage) -> _Key:
    folder = posixpath.dirname(page.url)
    section = folder.partition("/")[0]
    return posixpath.dirname(folder), section, is_leaf(page.url), bool(page.toc)


def _frame_of(html: str, *, has_contents: bool) -> _Frame | None:
    """A frame and a line of its contents; None where it has no place for them."""
    if not has_contents:
        return _Frame(html, "")
    at = html.find(_ITEM)
    start = html.rfind("<li", 0, at)
    end = html.find("</li>", at)
    if not 0 <= start < end:
        return None
    end += len("</li>")
    item = html[start:end]
    return _Frame(html, item)


def _marked(page: ComposedPage) -> ComposedPage:
    """A page with marks in the place of all that is its own."""
    marked = copy.copy(page)
    marked.title = _TITLE
    marked.meta = {**page.meta, "title": _TITLE}
    # The theme writes a heading of its own above content that has none.
    marked.content = _CONTENT + "<h1"
    marked.canonical_url = None
    if page.canonical_url:
        marked.canonical_url = _CANONICAL
    contents = []
    if page.toc:
        link = AnchorLink(_ITEM, _ANCHOR, 2)
        contents.append(link)
    marked.toc = TableOfContents(contents)
    return marked
