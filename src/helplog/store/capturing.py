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
from helplog.store.confinement import Ground, ground_of
from helplog.store.day_file import DayFile, file_for_day
from helplog.store.exposure import refuse_way_open_to_all
from helplog.store.locking import writing_alone
from helplog.store.memory.notes import forget_note
from helplog.store.memory.undo_notes import Change, change_of, missing_folders, note, take_back
from helplog.store.recent import Recent
from helplog.store.saving import ChangedMeanwhileError, read_bytes, refusal, save, sweep
from helplog.text.editing.new_item import Draft
from helplog.text.editing.splice import Splice, append_item, change_item

_TRIES: Final = 5
"""An editor may save the file in the very moment it is written; then everything is read again."""


class Desk(NamedTuple):
    """The journal as far as writing one item needs it."""

    root: Path
    """The folder of mkdocs.yml."""
    settings: Settings

    @property
    def ground(self) -> Ground:
        """Where its files may lie."""
        return ground_of(self.root, self.settings)


class Written(NamedTuple):
    """What was written, and where."""

    path: Path
    item: Item
    """With its place in the file."""
    rows: tuple[str, ...]
    """Its lines as they stand there."""
    undoable: bool = True
    """False where no note for `undo` could be kept."""


def capture(desk: Desk, draft: Draft, on: date, command: str, recent: Recent) -> Written:
    """Writes a new item into the entry of a day.

    Args:
        desk: the journal.
        draft: the item.
        on: its day.
        command: what `undo` calls it.
        recent: the newest names in the journal.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """

    def attempt() -> Written:
        file = file_for_day(desk.ground, desk.settings, on, recent)
        splice = append_item(file.uri, file.data or b"", desk.settings, draft)
        return _written(desk, file, splice, command)

    return _alone(desk.root, attempt)


def follow_up(desk: Desk, item: Item, values: dict[str, FieldValue], command: str) -> Written:
    """Gives fields of an item new values, where it stands.

    Args:
        desk: the journal.
        item: the item, as the journal has it.
        values: the fields, by name.
        command: what `undo` calls it.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """

    def attempt() -> Written:
        data = read_bytes(desk.ground.docs / item.where.uri, desk.ground)
        if data is None:
            raise RefusalError(f"{item.where.uri} is no longer there; look again with: helplog open")
        splice = change_item(item.where.uri, data, desk.settings, item.where, values)
        return _written(desk, DayFile(item.where.uri, data), splice, command)

    return _alone(desk.root, attempt)


def undo(desk: Desk, count: int) -> tuple[Change, ...]:
    """Takes the last changes back, the newest first.

    Raises:
        RefusalError: it can't be done; says why.
    """
    try:
        with writing_alone(desk.root):
            return take_back(desk.ground, count)
    except OSError as error:
        raise refusal(desk.root, error) from error


def _alone(root: Path, attempt: Callable[[], Written]) -> Written:
    try:
        with writing_alone(root):
            for _ in range(_TRIES - 1):
                with suppress(ChangedMeanwhileError):
                    return attempt()
            return attempt()
    except OSError as error:
        raise refusal(root, error) from error


def _written(desk: Desk, file: DayFile, splice: Splice, command: str) -> Written:
    ground = desk.ground
    path = ground.docs / file.uri
    if file.data == splice.data:
        return Written(path, splice.item, splice.rows)
    refuse_way_open_to_all(file.uri, ground)
    change = change_of(file.uri, command, file.data, splice.data, missing_folders(file.uri, ground))
    noted = _noted(desk.root, change)
    sweep(path, ground)
    try:
        save(path, file.data, splice.data, ground)
    except RefusalError:
        if noted:
            forget_note(desk.root, noted)
        raise
    return Written(path, splice.item, splice.rows, undoable=noted is not None)


def _noted(root: Path, change: Change) -> str | None:
    """What the note for `undo` is called; what was captured matters more than that it can be taken back."""
    try:
        return note(root, change)
    except OSError:
        return None
