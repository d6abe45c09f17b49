"""Folders in folders, however deep: gone through without following a link, made, taken away.

Python's own ways to do it call themselves for each folder, and end with an error where folders lie
too deep.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Final

_NAME: Final = attrgetter("name")


def descend(folder: Path) -> Iterator[tuple[Path, list[os.DirEntry[str]]]]:
    """Each folder with what is in it, the outermost first; what can't be listed is left out.

    What is taken out of a list that was given is not gone into.
    """
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as scan:
                children = sorted(scan, key=_NAME)
        except OSError:
            continue
        yield Path(here), children
        folders = [child.path for child in children if _is_folder(child)]
        waiting += reversed(folders)


def make_folders(folder: Path) -> None:
    """Makes a folder and those it lies in, where they are missing; for their owner alone."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(one, 0o700)  # noqa: PTH102 - system calls by their names


def remove_folders(folder: Path) -> None:
    """Takes away a folder with everything in it, as far as that can be done.

    What a link leads to stays.
    """
    inside = descend(folder)
    for here, children in reversed(list(inside)):
        with suppress(OSError):
            for child in children:
                if not _is_folder(child):
                    os.unlink(child.path)  # noqa: PTH108 - the same
            os.rmdir(here)  # noqa: PTH106 - the same


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir(follow_symlinks=False)
    except OSError:
        return False
