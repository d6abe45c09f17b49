"""Writing one item into a journal: which file, what becomes of it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from helplog.model.journal import FieldValue, Item
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.recent import Recent
from helplog.store.files.saving import read_bytes, refusal
from helplog.store.memory.taking_back import Step, planned, take_back
from helplog.store.memory.undo_notes import Stack
from helplog.store.writing.day_file import DayFile, file_for_day
from helplog.store.writing.locking import writing_alone
from helplog.store.writing.rewriting import Rewriting, write_alone
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import Splice, append_item, change_item


class JournalFolder(NamedTuple):
    """The journal as far as writing one item needs it."""

    root: Path
    """The folder of mkdocs.yml."""
    settings: Settings

    @property
    def boundary(self) -> Boundary:
        """Where its files may lie."""
        return boundary_of(self.root, self.settings)


class _Attempt(NamedTuple):
    """A file as it was read, and with the item in it."""

    file: DayFile
    splice: Splice


class Written(NamedTuple):
    """What was written, and where."""

    path: Path
    item: Item
    """With its place in the file."""
    rows: tuple[str, ...]
    """Its lines as they stand there."""
    undoable: bool = True
    """False where no note for `undo` could be kept."""


def capture(
    journal_folder: JournalFolder,
    new_item: NewItem,
    on: date,
    command: str,
    recent: Recent,
) -> Written:
    """Writes a new item into the entry of a day.

    Args:
        journal_folder: the journal.
        new_item: the item.
        on: its day.
        command: what `undo` calls it.
        recent: the newest names in the journal.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """
    boundary, settings = journal_folder.boundary, journal_folder.settings

    def attempt() -> _Attempt:
        file = file_for_day(boundary, settings, on, recent)
        splice = append_item(file.uri, file.data or b"", settings, new_item)
        return _Attempt(file, splice)

    return _write(journal_folder, attempt, command)


def follow_up(
    journal_folder: JournalFolder,
    item: Item,
    values: dict[str, FieldValue],
    command: str,
    group: str = "",
) -> Written:
    """Gives fields of an item new values, where it stands.

    Args:
        journal_folder: the journal.
        item: the item, as the journal has it.
        values: the fields, by name.
        command: what `undo` calls it.
        group: what is written with the same one is taken back as one.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """
    boundary, settings = journal_folder.boundary, journal_folder.settings
    uri = item.where.uri

    def attempt() -> _Attempt:
        data = read_bytes(boundary.docs / uri, boundary)
        if data is None:
            raise RefusalError(
                f"{uri} is no longer there; look again with: helplog open"
            )
        splice = change_item(uri, data, settings, item.where, values)
        return _Attempt(DayFile(uri, data), splice)

    return _write(journal_folder, attempt, command, group)


def undo(
    journal_folder: JournalFolder, count: int, stack: Stack, *, dry: bool
) -> tuple[Step, ...]:
    """Takes the last changes back, the newest first, or gives again what was taken back.

    Args:
        journal_folder: the journal.
        count: how many.
        stack: which of the two.
        dry: only say what would be done.

    Raises:
        RefusalError: it can't be done; says why.
    """
    boundary = journal_folder.boundary
    if dry:
        return planned(boundary, count, stack)
    try:
        with writing_alone(journal_folder.root):
            return take_back(boundary, count, stack)
    except OSError as error:
        raise refusal(journal_folder.root, error) from error


def _write(
    journal_folder: JournalFolder,
    attempt: Callable[[], _Attempt],
    command: str,
    group: str = "",
) -> Written:
    """Writes what an attempt makes of a file; the last one counts."""
    boundary = journal_folder.boundary
    tried: list[_Attempt] = []

    def rewriting() -> Rewriting:
        file, splice = last = attempt()
        tried.append(last)
        return Rewriting(file.uri, file.data, splice.data, group)

    try:
        undoable = write_alone(boundary, rewriting, command)
    except OSError as error:
        raise refusal(journal_folder.root, error) from error
    file, splice = tried[-1]
    path = boundary.docs / file.uri
    return Written(path, splice.item, splice.rows, undoable)
