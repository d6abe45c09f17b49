"""Pages that MkDocs only knows by name: their frames are filled, and they are written, here.

MkDocs would hold each of thousands, render it through a template and ask every plugin about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mkdocs.structure.files import File, InclusionLevel

from helplog.publish.framing import FramedPage, Frames
from helplog.publish.held_pages import HeldPage, HeldPages
from helplog.store.site.page_files import Written, write_page
from helplog.website.confined_file import is_left_out
from helplog.website.files import ComposedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helplog.pages.search.records import Record
    from helplog.pages.source import PageSource
    from helplog.pages.words import Words

_HTML: Final = ".html"

Whole = Callable[[ComposedPage, str], str]
"""A page that has no frame, with its content, as it is written."""


class ReadyFile(File):
    """A page that MkDocs has no more to do with than that links lead to it."""

    def __init__(self, page: HeldPage, uri: str, config: MkDocsConfig) -> None:
        address = page.framed.address
        super().__init__(
            uri,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=unquote(address),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "helplog"
        self.url = address
        self._content = ""
        self.held = page

    def is_documentation_page(self) -> bool:
        """Not for MkDocs."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's signature
        """It is written already."""


class ReadyPages:
    """One build's.

    Args:
        config: MkDocs's.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._held = HeldPages(Path(config.site_dir).parent)
        self.written: dict[str, Written] = {}
        """Known by their digests, by path below the site's folder."""

    def file(self, source: PageSource) -> ReadyFile:
        """A file for a page."""
        return ReadyFile(self._held.hold(source), source.uri, self._config)

    def record(self, file: ReadyFile) -> Record:
        """What the search keeps of a page."""
        return self._held.record_of(file.held)

    def outlined(self, page: FramedPage) -> ComposedPage:
        """What MkDocs would know of a page."""
        name = unquote(page.address).removesuffix(_HTML) + ".md"
        file = File.generated(self._config, name, content="")
        file.url = page.address
        return _outlined(page, file, self._config)

    def write(
        self, files: Iterable[File], frames: Frames, words: Words, whole: Whole
    ) -> None:
        """Put pages where the site is built.

        Args:
            files: theirs among others.
            frames: those that are known.
            words: the reader's language.
            whole: what to do with a page that stands in none of them.
        """
        site_path = Path(self._config.site_dir)
        for file in files:
            if not isinstance(file, ReadyFile):
                continue
            page = file.held.framed
            content = self._held.html_of(file.held)
            html = frames.filled(page, content, words)
            if html is None:
                html = whole(self.outlined(page), content)
            data = html.encode("utf-8", "xmlcharrefreplace")
            self.written[file.dest_uri] = write_page(site_path, file.dest_uri, data)

    def close(self) -> None:
        """Let go of what was held."""
        self._held.close()


def _outlined(page: FramedPage, file: File, config: MkDocsConfig) -> ComposedPage:
    composed = ComposedPage(page.title, page.headings, file, config)
    composed.read_source(config)
    composed.outline()
    return composed


def listed(files: Files, config: MkDocsConfig) -> list[File]:
    """All pages of the site as templates know them, in their order."""
    pages: list[File] = []
    for file in files:
        if isinstance(file, ReadyFile):
            if file.page is None:
                _outlined(file.held.framed, file, config)
            pages.append(file)
        elif file.is_documentation_page() and not is_left_out(file):
            pages.append(file)
    return pages


def written_over(files: Files, names: Iterable[str]) -> Iterator[ReadyFile]:
    """Ready pages at whose place something else is written after them.

    Args:
        files: all that the site has.
        names: of templates, which are files of the site.
    """
    ready = []
    taken = {name.casefold() for name in names}
    for file in files:
        if isinstance(file, ReadyFile):
            ready.append(file)
        else:
            taken.add(file.dest_uri.casefold())
    for file in ready:
        if file.dest_uri.casefold() in taken:
            yield file
