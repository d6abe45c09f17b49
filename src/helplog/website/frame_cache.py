"""The theme's frame around a page, rendered once and filled in for every page that has the same one.

A long journal has thousands of pages outside the navigation whose frames differ in a title, a table
of contents and nothing else; rendering each anew would be most of the time that a build takes.
"""

from __future__ import annotations

import copy
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from helplog.website.files import ComposedPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.templates import TemplateContext

FRAMED_TEMPLATE: Final = "helplog-framed.html"
"""The theme's template that writes what `Frames.fill` gives."""

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
    return (
        theme.name == "material"
        and not theme.custom_dir
        and not config.hooks
        and set(config.plugins) <= _KNOWN_PLUGINS
    )


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
            lines = (self.item.replace(_ANCHOR, one.id).replace(_ITEM, one.title) for one in links)
            html = html.replace(self.item, "".join(lines)).replace(_ANCHOR, links[0].id)
        html = html.replace(_CANONICAL, page.canonical_url or "").replace(_TITLE, str(page.title))
        return html.replace(_CONTENT, page.content or "")


def _alike(one: str, other: str) -> bool:
    """The same but for white space."""
    return "".join(one.split()) == "".join(other.split())


class Frames:
    """The frames of one build."""

    def __init__(self, render: Callable[[TemplateContext], str]) -> None:
        """Set up.

        Args:
            render: what the theme makes of a page's context.
        """
        self._render = render
        self._frames: dict[tuple[str, bool], _Frame | None] = {}

    def fill(self, page: ComposedPage, context: TemplateContext) -> str:
        """The whole page, as the theme would have rendered it.

        The first page of each frame is rendered by the theme as well: where the two differ, the
        frame is not used. Pages whose folders lie side by side share one: links out of it are the
        same.
        """
        key = (posixpath.dirname(posixpath.dirname(page.url)), bool(page.toc))
        if key not in self._frames:
            frame = self._frame(page, context)
            rendered = self._render(context)
            self._frames[key] = (
                frame if frame is not None and _alike(frame.filled(page), rendered) else None
            )
            return rendered
        known = self._frames[key]
        return known.filled(page) if known is not None else self._render(context)

    def _frame(self, page: ComposedPage, context: TemplateContext) -> _Frame | None:
        marked = copy.copy(page)
        marked.title, marked.meta, marked.content = (
            _TITLE,
            {**page.meta, "title": _TITLE},
            _CONTENT + "<h1",
        )
        marked.canonical_url = _CANONICAL if page.canonical_url else None
        marked.toc = TableOfContents([AnchorLink(_ITEM, _ANCHOR, 2)] if page.toc else [])
        framed = context.copy()
        framed["page"] = marked
        html = self._render(framed).replace(_CONTENT + "<h1", _CONTENT)
        if not page.toc:
            return _Frame(html, "")
        start, end = html.rfind("<li", 0, html.find(_ITEM)), html.find("</li>", html.find(_ITEM))
        return _Frame(html, html[start : end + len("</li>")]) if 0 <= start < end else None
