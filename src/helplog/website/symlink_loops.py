"""Folders that hold themselves through a symbolic link.

MkDocs follows links when it looks for files. One circle it leaves by itself, some forty rounds
later; of two it walks every order of rounds there is, and would never be done.
"""

from __future__ import annotations

from pathlib import Path

from helplog.store.descending import descend


def circles(docs_path: Path) -> tuple[str, ...]:
    """The uris of links that lead to a folder they are in."""
    found = []
    for folder, children in descend(docs_path):
        for name in (child.name for child in children if child.is_symlink()):
            path = folder / name
            if path.is_dir() and _leads_up(path):
                found.append(path.relative_to(docs_path).as_posix())
    return tuple(sorted(found))


def _leads_up(link: Path) -> bool:
    try:
        real, around = link.resolve(strict=True), link.parent.resolve()
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a link to itself
        return False
    return real == around or real in around.parents
