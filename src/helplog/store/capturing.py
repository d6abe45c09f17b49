"""Writing one item into a journal: the lock, the day's file, the proof, the note for `undo`, the rename."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.journal import FieldValue, Item
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.confinement import Boundary, boundary_of
from helplog.store.day_file import DayFile, file_for_day
from helplog.store.exposure import refuse_way_open_to_all
from helplog.store.locking import writing_alone
from helplog.store.memory.notes import forget_note
from helplog.store.memory.undo_notes import Change, change_of, missing_folders, note, take_back
from helplog.store.recent import Recent
from helplog.store.saving import ChangedMeanwhileError, read_bytes, refusal, save, sweep
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import Splice, append_item, change_item

_TRIES: Final = 5
"""An editor may save the file in the very moment it is written; then everything is read again."""


class JournalFolder(NamedTuple):
    """The journal as far as writing one item needs it."""

    root: Path
    """The folder of mkdocs.yml."""
    settings: Settings

    @property
    def boundary(self) -> Boundary:
        """Where its files may lie."""
        return boundary_of(self.root, self.settings)


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
    journal_folder: JournalFolder, new_item: NewItem, on: date, command: str, recent: Recent
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

    def attempt() -> Written:
        file = file_for_day(journal_folder.boundary, journal_folder.settings, on, recent)
        splice = append_item(file.uri, file.data or b"", journal_folder.settings, new_item)
        return _written(journal_folder, file, splice, command)

    return _alone(journal_folder.root, attempt)


def follow_up(
    journal_folder: JournalFolder, item: Item, values: dict[str, FieldValue], command: str
) -> Written:
    """Gives fields of an item new values, where it stands.

    Args:
        journal_folder: the journal.
        item: the item, as the journal has it.
        values: the fields, by name.
        command: what `undo` calls it.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """

    def attempt() -> Written:
        data = read_bytes(journal_folder.boundary.docs / item.where.uri, journal_folder.boundary)
        if data is None:
            raise RefusalError(
                f"{item.where.uri} is no longer there; look again with: helplog open"
            )
        splice = change_item(item.where.uri, data, journal_folder.settings, item.where, values)
        return _written(journal_folder, DayFile(item.where.uri, data), splice, command)

    return _alone(journal_folder.root, attempt)


def undo(journal_folder: JournalFolder, count: int) -> tuple[Change, ...]:
    """Takes the last changes back, the newest first.

    Raises:
        RefusalError: it can't be done; says why.
    """
    try:
        with writing_alone(journal_folder.root):
            return take_back(journal_folder.boundary, count)
    except OSError as error:
        raise refusal(journal_folder.root, error) from error


def _alone(root: Path, attempt: Callable[[], Written]) -> Written:
    try:
        with writing_alone(root):
            for _ in range(_TRIES - 1):
                with suppress(ChangedMeanwhileError):
                    return attempt()
            return attempt()
    except OSError as error:
        raise refusal(root, error) from error


def _written(journal_folder: JournalFolder, file: DayFile, splice: Splice, command: str) -> Written:
    boundary = journal_folder.boundary
    path = boundary.docs / file.uri
    if file.data == splice.data:
        return Written(path, splice.item, splice.rows)
    refuse_way_open_to_all(file.uri, boundary)
    change = change_of(
        file.uri, command, file.data, splice.data, missing_folders(file.uri, boundary)
    )
    noted = _noted(journal_folder.root, change)
    sweep(path, boundary)
    try:
        save(path, file.data, splice.data, boundary)
    except RefusalError:
        if noted:
            forget_note(journal_folder.root, noted)
        raise
    return Written(path, splice.item, splice.rows, undoable=noted is not None)


def _noted(root: Path, change: Change) -> str | None:
    """What the note for `undo` is called; what was captured matters more than that it can be taken back."""
    try:
        return note(root, change)
    except OSError:
        return None
