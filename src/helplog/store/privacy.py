"""Who may read what helplog writes: its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError

OWNER_ONLY: Final = 0o077
"""The umask every command runs with: files 0600, folders 0700."""

CACHE: Final = ".cache/helplog"
"""What can be made again, or is only for convenience; relative to the journal's folder, and out of git."""


def keep_to_owner() -> None:
    """Makes everything this process writes from now on readable by its owner alone."""
    os.umask(OWNER_ONLY)


def refuse_open_to_all(folder: Path) -> None:
    """Declines to work in a folder that any user of the computer can write to.

    Whoever can write there can put words, links and settings into the journal.

    Raises:
        RefusalError: everyone may write to the folder.
    """
    if os.name == "posix" and folder.stat().st_mode & stat.S_IWOTH:
        raise RefusalError(f"everyone on this computer can write to {folder}; close it with: chmod o-w '{folder}'")


def close_to_others(folder: Path) -> None:
    """Takes group's and others' rights from a folder and all in it: 0700 and 0600."""
    for parent, _, names in os.walk(folder):
        Path(parent).chmod(stat.S_IRWXU)
        for name in names:
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def cache_folder(root: Path) -> Path:
    """The folder for what helplog notes down for itself, made where it is missing; for its owner alone.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        OSError: it can't be made.
    """
    folder = root / CACHE
    if not folder.is_dir():
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    for part in (folder.parent, folder):
        if os.name == "posix" and part.stat().st_mode & OWNER_ONLY:
            part.chmod(stat.S_IRWXU)
    return folder
