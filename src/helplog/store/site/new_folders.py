"""Folders that a site doesn't have yet, moved into it whole.

In a first build those are nearly all: thousands of files take their places in a few moves, and no
folder is left behind empty.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import OWNER_ONLY
from helplog.store.site.paths import folders_above, look_below, name_of


def take_in_new_folders(
    site: FolderHandle, near: Path, paths: Iterable[str]
) -> set[str]:
    """Moves what it can of the folders that the site doesn't have.

    Args:
        site: the folder of the site.
        near: a folder on the same disk, in which the files lie that are to be moved; where the site
            lacks a folder, all that `near` has in it is among them.
        paths: of those files.

    Returns:
        The folders that were moved, with everything in them.
    """
    taken: set[str] = set()
    seen: set[str] = set()
    for path in paths:
        for folder in folders_above(path):
            if folder in taken:
                break
            if folder in seen:
                continue
            seen.add(folder)
            if look_below(site, folder) is None:
                if _take_in(site, near, folder):
                    taken.add(folder)
                break
    return taken


def _take_in(site: FolderHandle, near: Path, folder: str) -> bool:
    """Whether it could be moved; its files are for the caller where not."""
    source = f"{near}/{folder}"
    above = folders_above(folder)
    try:
        mode = os.lstat(source).st_mode
        if not stat.S_ISDIR(mode) or mode & OWNER_ONLY:
            return False
        with site.below(above[-1].split("/") if above else []) as here:
            here.take_in(source, name_of(folder))
    except OSError:  # another program made it just now
        return False
    return True
