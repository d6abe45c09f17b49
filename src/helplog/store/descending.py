"""Going through a folder and everything below it, however deep, without following a link.

Python's own ways to do it call themselves for each folder, and end with an error where folders lie too deep.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def descend(folder: Path) -> Iterator[tuple[Path, list[os.DirEntry[str]]]]:
    """Each folder with what is in it, the outermost first; what can't be listed is left out.

    What is taken out of a list that was given is not gone into.
    """
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as scan:
                children = sorted(scan, key=lambda child: child.name)
        except OSError:
            continue
        yield Path(here), children
        waiting += [child.path for child in reversed(children) if _is_folder(child)]


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir(follow_symlinks=False)
    except OSError:
        return False
