"""Folders that take no files: noticed before anything is moved there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.sync.git.repository import Repository


def refuse_closed_folders(repository: Repository, paths: Iterable[str]) -> None:
    """Makes sure that files can be put at these paths, or taken from there.

    Raises:
        RefusalError: a folder takes no files, by its rights or its disk.
    """
    folders = {_nearest(repository.place(path).parent) for path in paths}
    for folder in sorted(folders):
        rights = os.W_OK | os.X_OK
        if os.access(folder, rights):
            continue
        shown = folder.relative_to(repository.top).as_posix()
        if shown == ".":
            shown = str(folder)
        raise RefusalError(
            f"nothing can be put into {shown}, so what came from another device waits, and "
            "everything is saved here; "
            f"let yourself write there: chmod u+w {shell_quoted(folder)}"
        )


def _nearest(folder: Path) -> Path:
    """The folder, or the one above that is there."""
    places = (folder, *folder.parents)
    return next(place for place in places if place.is_dir())
