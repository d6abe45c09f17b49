"""The journals that an editor has files of; everything else is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from helplog.language.documents.addresses import path_of
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession, Today
from helplog.model.refusal import RefusalError
from helplog.store.folder import find_journal
from helplog.sync.safe_journal import refuse_unsafe


class Found(NamedTuple):
    """A file of a journal."""

    session: JournalSession
    uri: str

    @property
    def file(self) -> OpenFile | None:
        """As the editor has it; None where it has it not open."""
        return self.session.open_files.get(self.uri)


class Journals:
    """Every journal that was come across.

    Args:
        today: gives the writer's day.
    """

    def __init__(self, today: Today) -> None:
        self.today = today
        self.by_root: dict[Path, JournalSession] = {}
        self.refused: dict[Path, str] = {}
        """Why a journal is not worked in, by its folder."""

    def __iter__(self) -> Iterator[JournalSession]:
        return iter(tuple(self.by_root.values()))

    def of(self, address: str) -> Found | None:
        """The journal that a file belongs to; None for what is no file of one."""
        path = path_of(address)
        if path is None:
            return None
        session = self._around(path.parent)
        if session is None:
            return None
        uri = session.uri_of(path)
        if uri is None:
            return None
        return Found(session, uri)

    def in_folder(self, folder: Path) -> JournalSession | None:
        """The journal that a folder is, or lies in."""
        return self._around(folder)

    def _around(self, folder: Path) -> JournalSession | None:
        try:
            root = find_journal(folder)
        except (RefusalError, OSError):
            return None
        known = self.by_root.get(root)
        if known is not None:
            return known
        if root in self.refused:
            return None
        try:
            refuse_unsafe(root)
        except RefusalError as refused:
            self.refused[root] = str(refused)
            return None
        session = JournalSession(root, self.today)
        self.by_root[root] = session
        return session
