"""Another name that an editor was given as edits, until it is seen that it made them.

The editor may show them first, make some of them, or none; it writes the files, and nothing says
whether it did. So the files are looked at: once all of them hold what they were to hold, it is one
step for `helplog undo`, as if `helplog rename` had written it.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Final

from helplog.store.files.confinement import Boundary
from helplog.store.memory.undo_notes import change_of, new_group
from helplog.store.writing.written_elsewhere import is_written, note_as_one

_COMMAND: Final = "rename"
"""What `undo` calls it, as it does what the command of that name writes."""


class OfferedRename:
    """The last one of a journal.

    Args:
        files: by uri what each holds as its writer has it, saved or not, and what it is to hold.
    """

    def __init__(self, files: Mapping[str, tuple[bytes, bytes]]) -> None:
        group = new_group()
        changes = [
            change_of(uri, _COMMAND, was, is_to_be, ())
            for uri, (was, is_to_be) in files.items()
        ]
        self._changes = [change._replace(group=group) for change in changes]
        self._waiting = [*self._changes]
        """What is not seen on the disk yet."""
        self._alone = Lock()

    def settle(self, boundary: Boundary) -> None:
        """Notes it, once, where all of it is on the disk."""
        with self._alone:
            while self._waiting and is_written(boundary, self._waiting[-1]):
                self._waiting.pop()
            if self._changes and not self._waiting:
                note_as_one(boundary, self._changes)
                self._changes.clear()
