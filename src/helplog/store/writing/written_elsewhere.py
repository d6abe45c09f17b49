"""What another program wrote at helplog's word, noted so that `undo` can take it back.

An editor writes the files itself. A note is kept once each of them holds on the disk what it was to
hold, and none where one holds anything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes
from helplog.store.memory.taking_back import finish
from helplog.store.memory.undo_notes import (
    Change,
    NoteKeeper,
    Stack,
    end_redo,
    fingerprint,
)
from helplog.store.writing.locking import writing_alone

_PATIENCE_SECONDS: Final = 5.0
"""A sync may take longer: then there is a next time."""


def is_written(boundary: Boundary, change: Change) -> bool:
    """Whether a file holds what a change leaves."""
    try:
        data = read_bytes(boundary.docs / change.uri, boundary)
    except RefusalError:
        return False
    return data is not None and fingerprint(data) == change.after


def note_as_one(boundary: Boundary, changes: Sequence[Change]) -> bool:
    """Keeps what `undo` needs for changes that are on the disk, as one step.

    Args:
        boundary: the journal's.
        changes: with one group.

    Returns:
        Whether all of them are noted; where one can't be, none is.
    """
    with (
        suppress(OSError, RefusalError),
        writing_alone(boundary.root, _PATIENCE_SECONDS),
    ):
        finish(boundary)
        if not all(is_written(boundary, change) for change in changes):
            return False
        return _noted(boundary, changes)
    return False


def _noted(boundary: Boundary, changes: Sequence[Change]) -> bool:
    keeper = NoteKeeper(boundary.root, Stack.UNDO)
    names: list[str] = []
    try:
        for change in changes:
            names.append(keeper.keep(change))  # noqa: PERF401 - those before one that fails are needed
    except OSError:
        for name in reversed(names):
            keeper.forget(name)
        return False
    end_redo(boundary.root)
    return True
