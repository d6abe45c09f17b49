"""One writer at a time: a lock that the system lets go of when its holder ends, however it ends.

Nothing is ever left behind that could stand in the next one's way; the file itself means nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.file_locks import try_lock
from helplog.store.memory.notes import cache_place

PATIENCE_SECONDS: Final = 30.0
"""A capture takes a fraction of a second; whoever waits longer waits for something that hangs."""
_PAUSE_SECONDS: Final = 0.01
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def writing_alone(
    root: Path, patience_seconds: float = PATIENCE_SECONDS
) -> Iterator[None]:
    """Holds the journal for writing; another helplog waits meanwhile.

    Args:
        root: the folder of mkdocs.yml.
        patience_seconds: how long to wait for another to finish.

    Raises:
        RefusalError: another one is still writing after that long, or a link stands where the lock
            would be made.
        OSError: the lock can't be made.
    """
    with holding(root, "lock", patience_seconds):
        yield


@contextmanager
def holding(
    root: Path, name: str, patience_seconds: float = PATIENCE_SECONDS
) -> Iterator[None]:
    """Holds a lock file in the journal's cache; whoever else wants it waits meanwhile.

    Args:
        root: the folder of mkdocs.yml.
        name: of the lock file.
        patience_seconds: how long to wait for another to finish.

    Raises:
        RefusalError: another one still holds it after that long, or a link stands where it would be
            made.
        OSError: it can't be made.
    """
    with cache_place(root, name) as folder:
        handle = folder.open(_FLAGS)
    try:
        wait_for(handle, patience_seconds)
        yield
    finally:
        os.close(handle)


def take(path: Path) -> int:
    """Takes a lock file that nobody else knows yet.

    It is held until the handle is closed, or the process ends.

    Raises:
        OSError: it can't be made.
    """
    handle = os.open(path, _FLAGS, 0o600)
    try_lock(handle)
    return handle


def is_held(path: Path) -> bool:
    """Whether a process that still runs holds a lock file; no where there is none."""
    try:
        flags = _FLAGS & ~os.O_CREAT
        handle = os.open(path, flags)
    except OSError:
        return False
    try:
        return not try_lock(handle)
    finally:
        os.close(handle)


def wait_for(handle: int, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Waits until an open file, or a folder, is locked by this process and no other.

    Raises:
        RefusalError: another one still holds it after that long.
    """
    until = time.monotonic() + patience_seconds
    while not try_lock(handle):
        if time.monotonic() >= until:
            raise RefusalError(
                "another helplog command is still writing in this journal; "
                "try again when it is done"
            )
        time.sleep(_PAUSE_SECONDS)
