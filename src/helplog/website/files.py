"""Pages made by helplog as files and pages of MkDocs."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Container, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from helplog.model.diagnostic import Diagnostic, FileFinding, Place, Severity
from helplog.model.journal import Journal, Writing
from helplog.pages.source import PageSource, Prose
from helplog.store.walking import OTHER_ENDINGS
from helplog.text.reading.ordinary import page_parts, page_text
from helplog.text.reading.whole_file import is_private
from helplog.text.values.copy_names import (
    much_alike,
    original_by_hand,
    original_by_name,
    original_by_number,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_FRONTMATTER_LEFT_OUT: Final = FileFinding(
    Severity.WARNING,
    "page-frontmatter-left-out",
    "The frontmatter of this page is no plain YAML and is left out of the site",
    "Look for an unclosed quote or bracket between the two lines of dashes",
)
_NOT_COPIED: Final = FileFinding(
    Severity.WARNING,
    "file-not-copied",
    "This file can't be copied to the site: it can't be read, or is no ordinary file",
    "Give yourself the right to read it, or remove it",
)


class ComposedPage(Page):
    """A page whose HTML is already there: MkDocs neither reads nor renders it.

    MkDocs holds all pages before it writes the first; these wait packed, and are unpacked one at a
    time.
    """

    def __init__(
        self, source: PageSource, file: File, config: MkDocsConfig, template: str = ""
    ) -> None:
        # Templates of the theme do not escape a title, and would undo the escaping of one that is
        # no metadata.
        super().__init__(escape(source.title), file, config)
        self._meta = {"title": escape(source.title)} | ({"template": template} if template else {})
        self._headings = source.headings
        self._html = _packed(source.html)
        self._index = _packed(source.index)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """Nothing to read."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs's signature
        """Hand over the table of contents; the HTML comes when the page is written."""
        self.content = ""
        links = [AnchorLink(escape(h.text), h.ident, h.level) for h in self._headings]
        if links:
            links[0].active = True  # type: ignore[attr-defined]
        self.toc = TableOfContents(links)
        self.present_anchor_ids = None

    def show_index(self) -> None:
        """Be what a search looks at: every word once, under its day."""
        self.content = _unpacked(self._index)

    def show(self) -> None:
        """Be the page that is written."""
        self.content = _unpacked(self._html)

    def put_away(self) -> None:
        """Be written, and take no more room."""
        self.content = ""


def _packed(html: str) -> bytes:
    return zlib.compress(html.encode(), level=1)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode()


def composed_file(
    source: PageSource, config: MkDocsConfig, *, in_nav: bool, template: str = ""
) -> File:
    """A file for a page made here; `template` is not the theme's own where one is given."""
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, source.uri, content="", inclusion=inclusion)
    name_index(file)
    ComposedPage(source, file, config, template)
    return file


def name_index(file: File) -> None:
    """Have links say `index.html` in full, so that they work from a folder on disk as well."""
    if file.dest_uri.endswith("index.html") and not file.url.endswith("index.html"):
        file.url = "index.html" if file.url in {"./", "."} else f"{file.url}index.html"


def page_addresses(files: Files) -> dict[str, str]:
    """The address in the site of every file that is not made here, by uri."""
    return {
        file.src_uri: file.url for file in files if file.inclusion is not InclusionLevel.EXCLUDED
    }


def admit(files: Files, journal: Journal) -> tuple[Diagnostic, ...]:
    """Leave in `files` what MkDocs may handle itself: ordinary pages, and files it can copy.

    Entries become parts of pages made here; what can't be read, or would be read for ever, goes. So
    do the writer's own pages that are private: nothing on them could be counted.
    """
    ordinary = frozenset(journal.page_uris)
    named = frozenset(one.where.uri for one in journal.diagnostics)
    pages = [
        one
        for one in files.documentation_pages()
        if one.generated_by is None and one.src_uri in ordinary
    ]
    private = {one.src_uri: one.content_bytes for one in pages if is_private(one.content_bytes)}
    writings = (*journal.writings, *journal.person_notes)
    days = frozenset(one.uri for one in writings if one.private)
    found = []
    for file in [one for one in files if one.src_dir is not None and one.generated_by is None]:
        path = Path(file.abs_src_path or "")
        if file.is_documentation_page() and file.src_uri in ordinary:
            if file.src_uri in private or _is_copy(file, private, days):
                files.remove(file)
                continue
            file.content_string, kept = page_text(file.content_bytes)
            name_index(file)
            if not kept:
                found.append(_FRONTMATTER_LEFT_OUT.at(file.src_uri))
        elif file.is_documentation_page() or _in_loop(path):
            files.remove(
                file
            )  # an entry; or in a folder that holds itself, which the reader has named
        elif path.suffix.lower() in OTHER_ENDINGS:
            files.remove(file)  # the reader has named it
        elif not _copyable(path):
            files.remove(file)
            if file.src_uri not in named:
                found.append(_NOT_COPIED.at(file.src_uri))
    return tuple(found)


def _is_copy(file: File, private: Mapping[str, bytes], days: Container[str]) -> bool:
    """Whether a page is a second copy of a private file, perhaps from before that one was private."""
    for original in (original_by_name(file.src_uri), original_by_hand(file.src_uri)):
        if original is not None and (original in private or original in days):
            return True
    numbered = original_by_number(file.src_uri)
    if numbered is None or numbered not in private:
        return False
    return much_alike(file.content_bytes, private[numbered])


def _copyable(path: Path) -> bool:
    """A regular file that can be read."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
    return regular and os.access(path, os.R_OK)


def _in_loop(path: Path) -> bool:
    """Whether it is reached through a folder that holds itself."""
    for folder in path.parents:
        if folder.is_symlink():
            real, around = folder.resolve(), folder.parent.resolve()
            if real == around or real in around.parents:
                return True
    return False


def with_guest(page: PageSource, files: Files, prose: Prose) -> PageSource:
    """A page made here, with the writer's own page of the same address below it; that one leaves `files`."""
    for uri in (
        page.uri,
        page.uri.replace("index.md", "README.md"),
        f"{page.uri.removesuffix('/index.md')}.md",
    ):
        file = files.get_file_from_path(uri)
        if file is not None and file.generated_by is None:
            files.remove(file)
            _, body = page_parts(file.content_string)
            html = prose(Writing(where=Place(file.src_uri), body=body), body, page.uri, "own-").html
            guest = Markup('<section class="hl-guest hl-prose">{}</section>').format(html)
            page = replace(page, html=page.html + guest, index=page.index + guest)
    return page
