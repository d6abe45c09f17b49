"""The bytes of one file, or the reason there are none.

Never waits, never takes more than it should.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.store.files.confinement import Boundary, LeadsOutError, open_inside
from helplog.store.files.folder_handle import READING

MOST_BYTES: Final = 5 * 1024 * 1024
"""A file of more is reported and left out."""

_NO_FILE: Final = FileFinding(
    Severity.WARNING,
    "not-a-file",
    "This is a pipe, a socket or a device with the name of an entry, and is left out",
    "Rename or remove it",
)
_VANISHED: Final = FileFinding(
    Severity.NOTE,
    "file-vanished",
    "This file went away while the journal was being read",
    "Read again",
)
_UNREADABLE: Final = FileFinding(
    Severity.ERROR,
    "file-unreadable",
    "This file can't be read: {reason}",
    "Give yourself the right to read it, chmod u+r, or look at the disk",
)
_TOO_LONG: Final = FileFinding(
    Severity.ERROR,
    "file-too-long",
    f"This file is larger than {MOST_BYTES // 1024 // 1024} MiB and is left out",
    "Divide it into smaller files",
)


def load(uri: str, path: Path, boundary: Boundary | None = None) -> bytes | Diagnostic:
    """What a file holds, or a finding that says why it is left out.

    Args:
        uri: of the file, for the finding.
        path: the file.
        boundary: where it may lie; None for the configuration, which says where everything else
            does.
    """
    most = MOST_BYTES + 1
    data = load_beginning(uri, path, most, boundary)
    if isinstance(data, bytes) and len(data) > MOST_BYTES:
        return _TOO_LONG.at(uri)
    return data


def load_beginning(
    uri: str, path: Path, length: int, boundary: Boundary | None = None
) -> bytes | Diagnostic:
    """As much of a file as is asked for, or a finding that says why it is left out.

    Args:
        uri: of the file, for the finding.
        path: the file.
        length: in bytes.
        boundary: where it may lie; None for the configuration, which says where everything else
            does.
    """
    try:
        handle = _open(path, boundary)
        with open(handle, "rb") as file:  # noqa: PTH123  # by its handle
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                return _NO_FILE.at(uri)
            return file.read(length)
    except LeadsOutError:
        from helplog.store.files.links import LINK_OUTSIDE  # noqa: PLC0415  # seldom

        return LINK_OUTSIDE.at(uri)
    except FileNotFoundError:
        return _VANISHED.at(uri)
    except OSError as error:
        return _UNREADABLE.at(uri, reason=error.strerror or "the system refused")


def _open(path: Path, boundary: Boundary | None) -> int:
    if boundary is None:
        return os.open(path, READING)
    return open_inside(path, boundary)
