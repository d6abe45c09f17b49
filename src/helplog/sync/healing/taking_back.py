"""What healing changed, noted down so that `helplog undo` takes it back in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.confinement import Boundary
from helplog.store.locking import writing_alone
from helplog.store.memory.undo_notes import MOST_NOTES, change_of, note
from helplog.store.saving import read_bytes

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
                held[uri] = read_bytes(boundary.docs / uri, boundary)
    return held


def note_healing(boundary: Boundary, before: Contents, group: str) -> None:
    """Notes down what changed since; without a key for notes, or room, nothing.

    Args:
        boundary: the journal's.
        before: what the entries held.
        group: tells this step from others.
    """
    if not before:
        return
    after = contents_of(boundary, before)
    changed = [uri for uri in after if after[uri] != before[uri]]
    if len(changed) > _MOST:
        return
    # What is set aside is there in any case; and healing has happened by now.
    with suppress(OSError, RefusalError), writing_alone(boundary.root):
        for uri in changed:
            change = change_of(uri, _COMMAND, before[uri], after[uri], ())
            change = change._replace(group=group[:_LETTERS])
            note(boundary.root, change)
