"""The disk's own clock, by which is told whether a file's times can be relied on.

The coarsest clock of a disk ticks every two seconds; within a tick two contents may bear the same
times.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from helplog.store.memory.notes import cache_place

SETTLED_NS: Final = 2_000_000_000


def now_on_disk(root: Path, name: str) -> int:
    """The time that a new file gets, in nanoseconds.

    Args:
        root: the folder of mkdocs.yml.
        name: of a file in the cache that is made for it, and left there.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with cache_place(root, name) as folder:
        handle = folder.open(flags)
    try:
        os.write(handle, b"\n")  # an old file's time is its last change
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)
