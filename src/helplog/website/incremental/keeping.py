"""What a build keeps so that the next one, of other entries, need not ask MkDocs."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.pages.addresses import LEADING_URIS
from helplog.pages.letters.known_quotes import KnownQuotes
from helplog.prose.extensions import JournalExtension
from helplog.publish.rebuilding.held_records import HeldRecords
from helplog.publish.rebuilding.keeping import (
    Kept,
    forget,
    keep,
    keep_records,
    keep_surroundings,
)
from helplog.publish.rebuilding.kept_pages import KeptPage
from helplog.publish.rebuilding.states import Last
from helplog.publish.rebuilding.surroundings import Surroundings
from helplog.publish.speaking_of import public_texts, spoken_of_in
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.paths import files_below
from helplog.website.composed.sharing import forget_what_was
from helplog.website.material.navigation import is_made_elsewhere
from helplog.website.publishing import root_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.model.diagnostic import Diagnostic
    from helplog.model.journal import Journal, Writing
    from helplog.model.settings import Settings
    from helplog.pages.asked_links import Asked
    from helplog.publish.composing_beside import Composed
    from helplog.publish.held_pages import HeldPage, HeldPages
    from helplog.store.site.last_build import Said
    from helplog.website.composed.writing import FramedWriting
    from helplog.website.incremental.remembering import Remembered


class LeftBeside(NamedTuple):
    """What parts of a build leave for the next."""

    asked: tuple[Asked, ...]
    """Where links on the writer's own pages were asked to lead."""
    search: object
    """What the search's files are revised by."""


class Keeping:
    """Of one build: everything around its pages, and each of them."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._is_possible = False
        self.prints: dict[str, str] = {}
        """A digest of each file of the journal, by uri."""
        self.quotes = KnownQuotes()
        """Sentences of the writer's own."""
        self._uris: frozenset[str] = frozenset()
        self._private_uris: frozenset[str] = frozenset()
        self._told_private: dict[str, bool] = {}
        self._found: tuple[Diagnostic, ...] = ()
        self._addresses: Mapping[str, str] = {}
        self._aliases: Mapping[str, Sequence[str]] = {}
        self._running_uris: tuple[str, ...] = ()
        self._spoken_of: tuple[str, ...] = ()
        self._pages: dict[str, KeptPage] = {}
        self._held: dict[str, HeldPage] = {}

    def begin(self, config: MkDocsConfig, settings: Settings) -> None:
        """Take note of another build, where the next one could do without MkDocs.

        Args:
            config: MkDocs's.
            settings: of the journal.
        """
        self.forget()
        extensions = _extensions(config)
        leaves_out = bool(config.exclude_docs or config.draft_docs)
        self._is_possible = (
            not leaves_out
            and not is_made_elsewhere(config)
            and not config.extra_templates
            and forget_what_was(extensions)
            and _is_plain(config.mdx_configs)
        )
        self._settings = settings

    def give_up(self) -> None:
        """The next build has to be a whole one."""
        self._is_possible = False

    def read(
        self,
        writings: Collection[Writing],
        of_journal: Iterable[Diagnostic],
        beside: Iterable[Diagnostic],
    ) -> None:
        """What was read.

        Args:
            writings: the journal's.
            of_journal: what its reader found, and whether that is for the writer alone.
            beside: what was found in other files.
        """
        self._uris = frozenset(writing.uri for writing in writings)
        self._private_uris = frozenset(one.uri for one in writings if one.private)
        for finding in of_journal:
            uri = finding.where.uri
            if uri not in self._uris:
                self._told_private[uri] = finding.private
        self._found = tuple(beside)

    def leave_out(self, running_uris: Collection[str], journal: Journal) -> None:
        """Files that a browser could run are left out of the site.

        Args:
            running_uris: the files.
            journal: which may speak of some.
        """
        self._running_uris = tuple(running_uris)
        self._spoken_of = spoken_of_in(public_texts(journal), running_uris)

    def link(
        self,
        addresses: Mapping[str, str],
        aliases: Mapping[str, Sequence[str]],
    ) -> None:
        """What of other files can be pointed to.

        Args:
            addresses: in the site, by uri.
            aliases: other names of the writer's own pages, by uri.
        """
        self._addresses = dict(addresses)
        self._aliases = dict(aliases)

    def page(self, composed: Composed) -> None:
        """A page that was made."""
        page, held = composed
        self._held[page.uri] = held
        self._pages[page.uri] = KeptPage(
            page.uri, page.key, held.content, held.record, page.left
        )

    def finish(
        self,
        config: MkDocsConfig,
        remembered: Remembered | None,
        framed: FramedWriting,
        held: HeldPages,
        left: LeftBeside,
    ) -> None:
        """Put it all down, once the site is in its place; silent where that can't be done.

        Args:
            config: MkDocs's.
            remembered: what is known of the whole build; None where that is not enough.
            framed: the frames of its pages.
            held: where the pages waited.
            left: what else the next build needs.
        """
        root = root_of(config)
        forget(root)
        if remembered is None or not self._is_enough(framed):
            return
        surroundings = self._surroundings(config, remembered, framed, left)
        kept = self._kept(config, remembered, left)
        with suppress(OSError, RefusalError):
            around = keep_surroundings(root, surroundings)
            keep_records(root, self._held, partial(self._record, held))
            keep(root, replace(kept, around=around))

    def hold(
        self,
        config: MkDocsConfig,
        remembered: Remembered | None,
        framed: FramedWriting,
        held: HeldPages,
        left: LeftBeside,
    ) -> Last | None:
        """The same for the process that serves the site; see `finish`.

        Returns:
            What it builds again by; None where all has to be made each time.
        """
        if remembered is None or not self._is_enough(framed):
            return None
        records = ((uri, self._record(held, uri)) for uri in self._held)
        site_path = Path(config.site_dir)
        return Last(
            root=root_of(config),
            docs_path=Path(config.docs_dir),
            site_path=site_path,
            kept=self._kept(config, remembered, left),
            surroundings=self._surroundings(config, remembered, framed, left),
            records=HeldRecords.holding(records),
            made=_paths_below(site_path),
        )

    def _is_enough(self, framed: FramedWriting) -> bool:
        return self._is_possible and framed.has_all_frames

    def _kept(
        self, config: MkDocsConfig, remembered: Remembered, left: LeftBeside
    ) -> Kept:
        inputs = remembered.look.inputs
        paths = {f"{config.docs_dir}/{uri}" for uri in self._uris}
        return Kept(
            stamp=remembered.stamp,
            around="",
            beside=inputs.digest_beside(paths),
            unsettled=tuple(path for path in inputs.unsettled if path not in paths),
            pages=self._pages,
            quotes=self.quotes.now,
            search=left.search,
        )

    def _record(self, held: HeldPages, uri: str) -> bytes:
        return held.packed_record_of(self._held[uri])

    def _surroundings(
        self,
        config: MkDocsConfig,
        remembered: Remembered,
        framed: FramedWriting,
        left: LeftBeside,
    ) -> Surroundings:
        return Surroundings(
            settings=self._settings,
            extensions=tuple(map(str, _extensions(config))),
            configuration=config.mdx_configs or {},
            addresses=self._addresses,
            aliases=self._aliases,
            found=self._found,
            said_before=_lines(remembered.said_before),
            said_after=_lines(remembered.said_after),
            told_private=self._told_private,
            asked=left.asked,
            private_uris=self._private_uris,
            leading=LEADING_URIS.intersection(self._pages),
            running_uris=self._running_uris,
            spoken_of=self._spoken_of,
            frames=framed.frames,
            main=framed.main_frames,
        )


def _paths_below(site_path: Path) -> frozenset[str]:
    with FolderHandle.open_at(site_path) as site:
        return frozenset(path for path, _ in files_below(site))


def _lines(said: Iterable[Said]) -> tuple[tuple[int, str], ...]:
    return tuple((one.level, one.text) for one in said)


def _extensions(config: MkDocsConfig) -> list[object]:
    given: list[object] = [*config.markdown_extensions]
    return [one for one in given if not isinstance(one, JournalExtension)]


def _is_plain(value: object) -> bool:
    """Whether JSON has it as it is."""
    try:
        return bool(json.loads(json.dumps(value)) == value)
    except (TypeError, ValueError):
        return False
