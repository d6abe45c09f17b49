"""By what a file is known not to have been touched since it was looked at."""

from __future__ import annotations

import os

Mark = tuple[int, int, int, int]
"""Of a file: when it was changed, when anything about it was, in nanoseconds; its size in bytes;
its inode."""


def mark_of(about: os.stat_result) -> Mark:
    """The mark of a file, from what the system says about it."""
    return (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
