"""A disk that is full: known by what the system or git says, and by trying; told in one line."""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern

FULL: Final = "the disk is full; make room, and try again: nothing is missing"
_SAID: Final = late_pattern(
    r"no space left|out of disk ?space|disk quota exceeded|file too large",
    re.IGNORECASE,
)
_CODES: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LEAST_BYTES: Final = 128 * 1024
"""With less than this free, git says many things that all mean that the disk is full."""


def is_full(folder: Path, said: str) -> bool:
    """Whether it was for want of room that git declined.

    Args:
        folder: on the disk in question.
        said: all that git printed.
    """
    if _SAID.search(said):
        return True
    if shutil.disk_usage(folder).free < _LEAST_BYTES:
        return True
    return not _has_room(folder)


def means_full(error: OSError) -> bool:
    """Whether the system says so."""
    return error.errno in _CODES


def _has_room(folder: Path) -> bool:
    """Tries: a quota or a limit leaves room on the disk that isn't for everybody."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * _LEAST_BYTES)
    except OSError as error:
        return not means_full(error)
    return True
