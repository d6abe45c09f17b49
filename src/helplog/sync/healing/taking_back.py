"""What healing changed, noted down so that `helplog undo` takes it back in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes
from helplog.store.memory.undo_notes import (
    MOST_NOTES,
    Change,
    NoteKeeper,
    Stack,
    change_of,
    end_redo,
)
from helplog.store.writing.locking import writing_alone

_COMMAND: Final = "heal"
_MOST: Final = MOST_NOTES // 2
"""Files of one step; what the last captures changed must still be there to be taken back."""
_ENDING: Final = ".md"
_LETTERS: Final = 40

Contents = Mapping[str, bytes | None]
"""What files hold, by uri; None for those that are not there."""


def contents_of(boundary: Boundary, uris: Collection[str]) -> Contents:
    """What entries hold now; of what can't be read, nothing is noted later."""
    held: dict[str, bytes | None] = {}
    for uri in uris:
        if uri.endswith(_ENDING):
            with suppress(RefusalError):
                place = boundary.docs / uri
                held[uri] = read_bytes(place, boundary)
    return held


def changes_since(boundary: Boundary, before: Contents, group: str) -> list[Change]:
    """What healing changed.

    Args:
        boundary: the journal's.
        before: what the entries held.
        group: tells this step from others.
    """
    after = contents_of(boundary, before)
    changes = []
    for uri, data in after.items():
        if data != before[uri]:
            change = change_of(uri, _COMMAND, before[uri], data, ())
            in_group = change._replace(group=group[:_LETTERS])
            changes.append(in_group)
    return changes


def keep_for_undo(root: Path, changes: Sequence[Change]) -> None:
    """Notes changes down; without a key for notes, or room for so many, none.

    What is replaced is set aside in any case.
    """
    if not changes or len(changes) > _MOST:
        return
    with suppress(OSError, RefusalError), writing_alone(root):
        keeper = NoteKeeper(root, Stack.UNDO)
        for change in changes:
            keeper.keep(change)
        end_redo(root)


def merges_copies(changes: Sequence[Change]) -> bool:
    """Whether a second copy went into its original, which one may want back."""
    return any(change.after is None for change in changes)
