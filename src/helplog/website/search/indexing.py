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
from helplog.website.composed.pages import WaitingPage
from helplog.website.composed.ready_files import ReadyFile
from helplog.website.confined_file import is_left_out
from helplog.website.material.theming import language_of
from helplog.website.search.page_sections import sections_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from helplog.model.settings import Settings
    from helplog.publish.held_pages import HeldPages


class SearchIndex:
    """One build's, gathered when all pages are rendered and written when the site is."""

    def __init__(self) -> None:
        self._found: list[Callable[[], Record]] = []
        self._says: Mapping[str, Any] = {}
        self.state: object = None
        """By what the files are revised where pages change."""

    def gather(
        self,
        files: Files,
        config: MkDocsConfig,
        settings: Settings,
        held: HeldPages,
    ) -> None:
        """Take from every page what the search keeps of it.

        Args:
            files: all of them, their pages rendered.
            config: MkDocs's.
            settings: of the journal.
            held: where pages made here wait.
        """
        words = words_in(language_of(config))
        self._says = vocabulary(words, settings.week_start)
        self._found = list(_found(files, held))

    def write(self, site_path: Path) -> None:
        """Put the files into the folder of the site, and forget what they were made of."""
        folder = site_path / FOLDER
        folder.mkdir(exist_ok=True)
        files = shards((record() for record in self._found), self._says)
        for name, content in files:
            # Half a letter is none: of a script that can't be read nothing would be found.
            data = content.encode("utf-8", "replace")
            (folder / name).write_bytes(data)
        self.state = files.state
        self._found = []


def _found(files: Files, held: HeldPages) -> Iterator[Callable[[], Record]]:
    """Pages made here wait until they are filed; any other is taken apart now."""
    for file in files:
        page = file.page
        if isinstance(file, ReadyFile):
            yield partial(held.record_of, file.held)
        elif isinstance(page, WaitingPage):
            yield partial(held.record_of, page.held)
        elif page is not None and _is_shown(file):
            record = tuple(entry_of(file.url, one) for one in sections_of(page))
            yield partial(tuple, record)


def _is_shown(file: File) -> bool:
    return file.is_documentation_page() and not is_left_out(file)
