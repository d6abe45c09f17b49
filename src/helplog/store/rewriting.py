"""Rewriting one file of the journal: alone, guarded against another program, and so that `undo` can take it back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.confinement import Boundary
from helplog.store.exposure import refuse_way_open_to_all
from helplog.store.locking import writing_alone
from helplog.store.memory.notes import forget_note
from helplog.store.memory.undo_notes import change_of, missing_folders, note
from helplog.store.saving import ChangedMeanwhileError, read_bytes, save, sweep

_TRIES: Final = 5
"""An editor may save the file in the very moment it is written; then everything is read again."""


def rewrite(
    boundary: Boundary, uri: str, change: Callable[[bytes | None], bytes], command: str
) -> bytes:
    """Puts what `change` makes of a file in its place.

    Args:
        boundary: the journal's.
        uri: the file, relative to the entries' folder.
        change: from what the file holds, None where there is none, to what it is to hold; it may be
            asked again.
        command: what `undo` calls it.

    Returns:
        What the file holds now.

    Raises:
        RefusalError: it can't be done; the file is as it was.
        OSError: the lock can't be taken.
    """
    with writing_alone(boundary.root):
        for _ in range(_TRIES - 1):
            with suppress(ChangedMeanwhileError):
                return _rewrite(boundary, uri, change, command)
        return _rewrite(boundary, uri, change, command)


def _rewrite(
    boundary: Boundary, uri: str, change: Callable[[bytes | None], bytes], command: str
) -> bytes:
    path = boundary.docs / uri
    before = read_bytes(path, boundary)
    after = change(before)
    if after == before:
        return after
    refuse_way_open_to_all(uri, boundary)
    noted = ""
    with suppress(OSError):  # what is written matters more than that it can be taken back
        noted = note(
            boundary.root, change_of(uri, command, before, after, missing_folders(uri, boundary))
        )
    sweep(path, boundary)
    try:
        save(path, before, after, boundary)
    except RefusalError:
        if noted:
            forget_note(boundary.root, noted)
        raise
    return after
