"""Links on the way to the entries, and where in the repository a file lies that one leads to."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from helplog.sync.git.repository import Repository


def lies_at(repository: Repository, path: str) -> str:
    """Where in the repository a path leads, through whatever links.

    Args:
        repository: which.
        path: from its top.

    Returns:
        A path from the top in which no link is left; empty where it leads out.
    """
    place = repository.place(path)
    real = Path(os.path.realpath(place))
    top_path = os.path.realpath(repository.top)
    top = Path(top_path)
    if not real.is_relative_to(top):
        return ""
    return real.relative_to(top).as_posix()


def link_on_the_way(repository: Repository, path: str) -> str:
    """The first link on the way to a path, by its own path from the top; empty for none."""
    parts = PurePosixPath(path)
    above = reversed(parts.parents)
    for way in (*above, parts):
        way_path = way.as_posix()
        if repository.place(way_path).is_symlink():
            return way.as_posix()
    return ""


def link_to_elsewhere(repository: Repository) -> str:
    """The link by which the entries' folder lies outside of the repository; empty for none."""
    if repository.entries_lie_elsewhere:
        return ""
    docs = repository.docs.rstrip("/")
    link = link_on_the_way(repository, docs)
    if not link or lies_at(repository, docs):
        return ""
    return link
