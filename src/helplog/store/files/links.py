"""Links that are not followed: what is said of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import FileFinding, Severity
from helplog.store.files.confinement import Boundary

LINK_OUTSIDE: Final = FileFinding(
    Severity.WARNING,
    "link-outside",
    "This symbolic link leads out of the journal and is not followed",
    "Move the file into the journal",
)
LINK_CLOSED: Final = FileFinding(
    Severity.WARNING,
    "link-closed",
    "This symbolic link leads to files of git, of helplog, of the site or of an editor, "
    "and is not followed",
    "Remove the link",
)


def refused_link(path: Path, boundary: Boundary) -> FileFinding | None:
    """What to say of a link that leads to no entry nor anything beside one.

    For walking past it: who opens a file opens it through `confinement`, whatever was said here.

    Args:
        path: the link.
        boundary: the journal's.

    Returns:
        None where it may be followed.

    Raises:
        OSError: it leads to nothing.
        RuntimeError: it leads in a circle, in Python 3.11 and 3.12.
    """
    real_path = os.path.realpath(path, strict=True)
    real = Path(real_path)
    if boundary.holds(real):
        return None
    if boundary.encloses(real):
        return LINK_CLOSED
    return LINK_OUTSIDE
