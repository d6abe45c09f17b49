"""Folders that hold themselves through a symbolic link.

MkDocs follows links when it looks for files. One circle it leaves by itself, some forty rounds
later; of two it walks every order of rounds there is, and would never be done.
"""

from __future__ import annotations

from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.store.files.descending import descend


def refuse_circles(docs_path: Path) -> None:
    """Declines to have MkDocs walk a folder that it would never be done with.

    Raises:
        RefusalError: several links lead to folders they are in.
    """
    found = circles(docs_path)
    if len(found) > 1:
        names = " and ".join(found)
        raise RefusalError(
            f"{names} lead back to folders they are in: remove these links"
        )


def circles(docs_path: Path) -> tuple[str, ...]:
    """The uris of links that lead to a folder they are in."""
    found = []
    for folder, children in descend(docs_path):
        for child in children:
            path = folder / child.name
            if child.is_symlink() and path.is_dir() and _leads_up(path):
                uri = path.relative_to(docs_path).as_posix()
                found.append(uri)
    return tuple(sorted(found))


def _leads_up(link: Path) -> bool:
    try:
        real = link.resolve(strict=True)
        around = link.parent.resolve()
    except (
        OSError,
        RuntimeError,
    ):  # Python 3.11 and 3.12 raise RuntimeError for a link to itself
        return False
    return around.is_relative_to(real)
