"""Folders that hold themselves through a symbolic link.

MkDocs follows links when it looks for files. One circle it leaves by itself, some forty rounds later; of two it walks
every order of rounds there is, and would never be done.
"""

from __future__ import annotations

import os
from pathlib import Path


def circles(docs_path: Path) -> tuple[str, ...]:
    """The uris of links that lead to a folder they are in."""
    found = []
    for folder, names, _ in os.walk(docs_path):
        for name in names:
            path = Path(folder, name)
            if path.is_symlink() and _leads_up(path):
                found.append(path.relative_to(docs_path).as_posix())
    return tuple(sorted(found))


def _leads_up(link: Path) -> bool:
    try:
        real, around = link.resolve(strict=True), link.parent.resolve()
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a link to itself
        return False
    return real == around or real in around.parents
