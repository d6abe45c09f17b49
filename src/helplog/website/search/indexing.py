"""The search's files, made of what every page of a build gives the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helplog.pages.search.records import Record, entry_of
from helplog.pages.search.shards import FOLDER, shards
from helplog.pages.search.vocabulary import vocabulary
from helplog.pages.words import words_in
from helplog.website.confined_file import is_left_out
from helplog.website.files import PackedPage
from helplog.website.material.theming import language_of
from helplog.website.ready_pages import ReadyFile
from helplog.website.search.page_sections import sections_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helplog.model.settings import Settings
    from helplog.website.ready_pages import ReadyPages


class SearchIndex:
    """One build's, gathered when all pages are rendered and written when the site is."""

    def __init__(self) -> None:
        self._found: list[Callable[[], Record]] = []
        self._says: Mapping[str, Any] = {}

    def gather(
        self,
        files: Files,
        config: MkDocsConfig,
        settings: Settings,
        ready: ReadyPages,
    ) -> None:
        """Take from every page what the search keeps of it.

        Args:
            files: all of them, their pages rendered.
            config: MkDocs's.
            settings: of the journal.
            ready: pages that MkDocs doesn't make.
        """
        words = words_in(language_of(config))
        self._says = vocabulary(words, settings.week_start)
        self._found = list(_found(files, ready))

    def write(self, site_path: Path) -> None:
        """Put the files into the folder of the site, and forget what they were made of."""
        folder = site_path / FOLDER
        folder.mkdir(exist_ok=True)
        records = (record() for record in self._found)
        for name, content in shards(records, self._says):
            # Half a letter is none: of a script that can't be read nothing would be found.
            data = content.encode("utf-8", "replace")
            (folder / name).write_bytes(data)
        self._found = []


def _found(files: Files, ready: ReadyPages) -> Iterator[Callable[[], Record]]:
    """Pages made here wait until they are filed; any other is taken apart now."""
    for file in files:
        if isinstance(file, ReadyFile):
            yield partial(ready.record, file)
            continue
        page = file.page
        if not file.is_documentation_page() or page is None or is_left_out(file):
            continue
        if isinstance(page, PackedPage):
            yield partial(getattr, page, "record")
        else:
            record = tuple(entry_of(file.url, one) for one in sections_of(page))
            yield partial(tuple, record)
