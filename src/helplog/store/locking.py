"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends.

Nothing is ever left behind that could stand in the next one's way; the file itself means nothing.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.notes import cache_place

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE_SECONDS: Final = 30.0
"""A capture takes a fraction of a second; whoever waits longer waits for something that hangs."""
_PAUSE_SECONDS: Final = 0.01
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def writing_alone(root: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Holds the journal for writing; another helplog waits meanwhile.

    Args:
        root: the folder of mkdocs.yml.
        patience_seconds: how long to wait for another to finish.

    Raises:
        RefusalError: another one is still writing after that long.
        RefusalError: a link stands where the lock would be made.
        OSError: the lock can't be made.
    """
    with cache_place(root, "lock") as held:
        handle = held.open(_FLAGS)
    try:
        _wait_for(handle, patience_seconds)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, patience_seconds: float) -> None:
    until = time.monotonic() + patience_seconds
    while not _taken_by_us(handle):
        if time.monotonic() >= until:
            raise RefusalError("another helplog command is still writing in this journal; try again when it is done")
        time.sleep(_PAUSE_SECONDS)


def _taken_by_us(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        return False
    return True
