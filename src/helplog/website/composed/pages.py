"""Pages made by helplog as files and pages of MkDocs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from helplog.pages.search.records import Record, record_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helplog.pages.source import Heading
    from helplog.publish.composing_beside import Composed
    from helplog.publish.held_pages import HeldPage, HeldPages

_INDEX: Final = "index.html"


class ComposedPage(Page):
    """A page made here, as MkDocs knows it: its title and its contents, and no HTML."""

    def __init__(
        self,
        title: str,
        headings: Sequence[Heading],
        file: File,
        config: MkDocsConfig,
    ) -> None:
        # Templates of the theme do not escape a title, and would undo the escaping of one that is
        # no metadata.
        escaped = escape(title)
        super().__init__(escaped, file, config)
        self._meta = {"title": escaped}
        self._headings = headings

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """Nothing to read."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs's
        """Hand over the table of contents."""
        self.outline()

    def outline(self) -> None:
        """Have the table of contents, and no HTML yet."""
        self.content = ""
        links = []
        for heading in self._headings:
            words = escape(heading.text)
            link = AnchorLink(words, heading.ident, heading.level)
            links.append(link)
        if links:
            links[0].active = True  # type: ignore[attr-defined]
        self.toc = TableOfContents(links)
        self.present_anchor_ids = None


class WaitingPage(ComposedPage):
    """A page whose HTML is already there: MkDocs neither reads nor renders it.

    MkDocs holds all pages before it writes the first; what they say waits elsewhere.
    """

    def __init__(
        self, held: HeldPage, pages: HeldPages, file: File, config: MkDocsConfig
    ) -> None:
        super().__init__(held.framed.title, held.framed.headings, file, config)
        self.held = held
        self._pages = pages

    @property
    def record(self) -> Record:
        """What the search keeps of it."""
        return self._pages.record_of(self.held)

    def show_index(self) -> None:
        """Be what another search looks at: every word once, under its day."""
        self.content = record_html(self.record)

    def show(self) -> None:
        """Be the page that is written."""
        self.content = self._pages.html_of(self.held)

    def put_away(self) -> None:
        """Be written, and take no more room."""
        self.content = ""


def composed_file(
    composed: Composed, pages: HeldPages, config: MkDocsConfig, *, in_nav: bool
) -> File:
    """A file for a page made here that goes the way of all pages.

    Args:
        composed: the page.
        pages: where it waits.
        config: MkDocs's.
        in_nav: whether it may stand in the navigation.
    """
    inclusion = InclusionLevel.NOT_IN_NAV
    if in_nav:
        inclusion = InclusionLevel.INCLUDED
    uri = composed.page.uri
    file = File.generated(config, uri, content="", inclusion=inclusion)
    name_index(file)
    WaitingPage(composed.held, pages, file, config)
    return file


def name_index(file: File) -> None:
    """Have links say `index.html` in full, so that they work from a folder on disk as well."""
    is_index = file.dest_uri.endswith(_INDEX)
    if not is_index or file.url.endswith(_INDEX):
        return
    folder = file.url
    if folder in {"./", "."}:
        folder = ""
    file.url = folder + _INDEX
