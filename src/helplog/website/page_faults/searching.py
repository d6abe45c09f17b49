"""Whether the theme's search can read what an entry says; one that can't is shown as written.

The search takes a page apart by its headings. A heading within a list may leave it with the end of
an item whose beginning it has given to another section, and there it stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from helplog.model.journal import Writing
from helplog.pages.source import Prose, Rendering
from helplog.prose.converting import as_written, failure

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SEARCH: Final = "material/search"
_ITEM_OR_HEADING: Final = re.compile(r"<(/?)(?:(li)|h[1-6])\b", re.IGNORECASE)
_ABOVE: Final = '<section><h2 id="day">Day</h2>'
_BELOW: Final = "</section>"

Parser = Callable[[], Any]
"""The theme's, which takes a page apart for the search."""


class SearchableProse:
    """Renders what people wrote so that the search can read it.

    Args:
        prose: renders it.
        parser: the search's.
    """

    def __init__(self, prose: Prose, parser: Parser) -> None:
        self._prose = prose
        self._parser = parser

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        """Render one stretch of what a person wrote; see `pages.source.Prose`."""
        rendering = self._prose(writing, markdown, page_uri, prefix)
        if not _has_heading_in_item(rendering.html):
            return rendering
        try:
            parser = self._parser()
            parser.feed(f"{_ABOVE}{rendering.html}{_BELOW}")
            parser.close()
        except Exception as problem:  # noqa: BLE001 - whatever it is, it would end the build
            html = Markup(as_written(markdown))  # noqa: S704 - it is escaped
            told = failure(problem, writing)
            found = (*rendering.diagnostics, told)
            return replace(rendering, html=html, diagnostics=found)
        return rendering


def searchable(prose: Prose, config: MkDocsConfig) -> Prose:
    """Prose that the search of a site can read; as it is where another search is used.

    Args:
        prose: renders what people wrote.
        config: MkDocs's.
    """
    if _SEARCH not in config.plugins:
        return prose
    from material.plugins.search.plugin import Parser as ThemesParser  # noqa: PLC0415

    return SearchableProse(prose, ThemesParser)


def _has_heading_in_item(html: str) -> bool:
    """Whether it may be asked of the search at all, which takes its time."""
    depth = 0
    for tag in _ITEM_OR_HEADING.finditer(html):
        closing, item = tag.groups()
        if not item and depth:
            return True
        if item:
            depth += -1 if closing else 1
    return False
