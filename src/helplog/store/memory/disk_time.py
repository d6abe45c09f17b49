"""The time as a disk has it, and how long a file lies there before its times tell it apart."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from helplog.store.memory.notes import cache_place

SETTLED_NS: Final = 2_000_000_000
"""The coarsest clock of a disk ticks every two seconds; within a tick two contents may bear the
same times."""


def time_on_disk(root: Path, beside: str) -> int:
    """The time the disk's own clock gives a new file, in nanoseconds.

    Args:
        root: the folder of mkdocs.yml.
        beside: what that file is called in the cache.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with cache_place(root, beside) as folder:
        handle = folder.open(flags)
    try:
        os.write(handle, b"\n")  # an old file's time is its last change
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)
