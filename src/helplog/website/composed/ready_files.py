"""Pages that MkDocs knows by name alone: they are put in their frames and written here.

MkDocs would hold each of thousands, render it through a template and ask every plugin about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mkdocs.structure.files import File, InclusionLevel

from helplog.website.composed.pages import ComposedPage
from helplog.website.confined_file import is_left_out

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helplog.publish.framing import FramedPage
    from helplog.publish.held_pages import HeldPage

_HTML: Final = ".html"


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


def outlined(page: FramedPage, config: MkDocsConfig) -> ComposedPage:
    """What MkDocs would know of a page, were it one of its own.

    Args:
        page: the page.
        config: MkDocs's.
    """
    uri = f"{unquote(page.address).removesuffix(_HTML)}.md"
    file = File.generated(config, uri, content="")
    file.url = page.address
    return _outlined(page, file, config)


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
