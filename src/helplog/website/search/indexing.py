"""The search's files, made of what every page of a build gives the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from helplog.model.beside.second_process import begun_beside
from helplog.pages.search.records import Record, entry_of
from helplog.pages.search.shards import FOLDER, State
from helplog.pages.search.vocabulary import vocabulary
from helplog.pages.words import words_in
from helplog.publish.search_files import SearchFiles, write_search
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
    from helplog.store.site.page_files import Written

_BYTES_A_PIECE: Final = 10_000
"""Of what pages say; about a day and the pages on which it is told again."""


class SearchIndex:
    """One build's: gathered when all pages are rendered, and written until the site is.

    Of a long journal it is made by a copy of the program, while this one writes the pages.
    """

    def __init__(self) -> None:
        self._found: list[Callable[[], Record]] = []
        self._says: Mapping[str, Any] = {}
        self.state: State | None = None
        """By what the files are revised where pages change."""
        self._beside: Iterator[SearchFiles] = iter(())
        self._copy = ExitStack()

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
        if not _is_taken(files):
            work = partial(self._work, Path(config.site_dir))
            pieces = held.bytes_held // _BYTES_A_PIECE
            copy = begun_beside(work, pieces, at_once=1)
            self._beside = self._copy.enter_context(copy)

    def write(self, site_path: Path) -> dict[str, Written]:
        """Have the files in the folder of the site, and forget what they were made of.

        Args:
            site_path: where that is built.

        Returns:
            What is known of the files, by path below that folder.
        """
        made = next(self._beside, None)
        if made is None:
            (made,) = self._work(site_path)
        self.give_up()
        self.state = made.state
        return made.written

    def give_up(self) -> None:
        """Forget what they were made of, and make no more of it."""
        self._copy.close()
        self._beside = iter(())
        self._found = []

    def _work(self, site_path: Path) -> Iterator[SearchFiles]:
        records = (record() for record in self._found)
        yield write_search(site_path, records, self._says)


def _is_taken(files: Files) -> bool:
    """Whether MkDocs copies anything to where the search's files go, which are written later."""
    return any(file.dest_uri.startswith(f"{FOLDER}/") for file in files)


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
