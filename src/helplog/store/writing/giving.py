"""Writing a file to be given to someone, anywhere but among what the site shows."""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes, save


def give(path: Path, data: bytes, journal: Boundary, *, replace: bool) -> None:
    """Writes a file that its owner alone can read.

    Args:
        path: where to.
        data: what it is to hold.
        journal: whose entries and site it must not lie in.
        replace: whether a file that is there may be written over.

    Raises:
        RefusalError: it can't be, or should not be.
    """
    real_path = os.path.realpath(path.absolute().parent)
    folder = Path(real_path)
    if not folder.is_dir():
        raise RefusalError(
            f"there is no folder {folder}; make it first: mkdir -p {shell_quoted(folder)}"
        )
    for shown in filter(None, (journal.docs, journal.site)):
        real_shown = os.path.realpath(shown)
        if folder.is_relative_to(real_shown):
            raise RefusalError(
                f"{path} lies in {shown}, and what lies there is on the site; "
                "name a place outside of the journal"
            )
    place = folder / path.name
    outside = Boundary(folder, folder)
    known = read_bytes(place, outside, links=False)
    if known is not None and not replace:
        raise RefusalError(
            f"{path} is there already, and stays as it is; to write over it: --replace"
        )
    save(place, known, data, outside, links=False)
