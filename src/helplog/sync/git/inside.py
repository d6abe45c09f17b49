"""A path as a configuration or a link has it, made one from the top of the repository."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path, PurePosixPath


def inside(top: Path, place: str) -> str:
    """Where a written path leads, from the top.

    Args:
        top: of the work tree.
        place: as it is written, from the top; absolute, or by a way out and in again.

    Returns:
        The path; empty where it leads elsewhere, to the top itself, or is no path.
    """
    if not place or "\n" in place:
        return ""
    if "\0" in place or "://" in place:
        return ""
    root = top.as_posix()
    one = posixpath.normpath(place).removeprefix(f"{root}/")
    if one.startswith(("/", "../")):
        below = posixpath.join(root, one)
        one = _below(top, posixpath.normpath(below))
    if one in {".", ".."}:
        return ""
    return one


def entries_folder(root: Path, docs_dir: str) -> str:
    """The entries' folder as one path from the journal's, in whatever way it is written.

    Args:
        root: the journal's folder.
        docs_dir: as the configuration has it: `./entries`, absolute, by a way out.

    Returns:
        The path; where the folder lies elsewhere, it begins with `..`, or is absolute.
    """
    within = inside(root, docs_dir)
    if within:
        return within
    try:
        docs = root / docs_dir
        relative = os.path.relpath(docs, root)
    except ValueError:  # another drive of Windows
        return docs_dir
    return relative.replace(os.sep, "/")


def _below(top: Path, place: str) -> str:
    """The rest of an absolute path below the top, however that is spelled there.

    A home folder that is a link, or a disk that takes upper and lower case for the same, gives one
    folder several names.
    """
    whole = PurePosixPath(place)
    for parent in whole.parents:
        if _same(parent, top):
            return whole.relative_to(parent).as_posix()
    return ""


def _same(one: PurePosixPath, top: Path) -> bool:
    try:
        return Path(one).samefile(top)
    except (OSError, ValueError):
        return False
