"""Paths below a folder that is held open: listed, looked at, read, removed; through no link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress

from helplog.store.files.folder_handle import FolderHandle


def name_of(path: str) -> str:
    """The last part of a path."""
    _, _, name = path.rpartition("/")
    return name


def folders_above(path: str) -> list[str]:
    """The paths of the folders that a path lies in, the outermost first."""
    *folders, _ = path.split("/")
    return ["/".join(folders[:depth]) for depth in range(1, len(folders) + 1)]


def by_folder(paths: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Paths by the folder they lie in, both in order.

    Yields:
        The folder's names from the outermost on, and the paths.
    """
    in_folder: dict[str, list[str]] = {}
    for path in sorted(paths):
        folder, _, _ = path.rpartition("/")
        within = in_folder.setdefault(folder, [])
        within.append(path)
    for folder in sorted(in_folder):
        folders: list[str] = []
        if folder:
            folders = folder.split("/")
        yield folders, in_folder[folder]


def files_below(
    folder: FolderHandle, *, hidden: bool = True
) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below that is no folder, links as links.

    Args:
        folder: where to begin.
        hidden: whether names that begin with a dot count, and what lies in such folders.

    Yields:
        The path from there, and what is known of it.
    """
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        folders = waiting.pop()
        with folder.below(folders) as here:
            for name in here.names():
                is_hidden = name.startswith(".")
                if is_hidden and not hidden:
                    continue
                about = here.look(name)
                if about is None:
                    continue
                names = (*folders, name)
                if stat.S_ISDIR(about.st_mode):
                    waiting.append(names)
                else:
                    path = "/".join(names)
                    yield path, about


def look_below(folder: FolderHandle, path: str) -> os.stat_result | None:
    """What is known of a path, a link as a link; None where nothing is, or a link is on the way."""
    *folders, name = path.split("/")
    try:
        with folder.below(folders) as here:
            return here.look(name)
    except OSError:
        return None


def read_below(folder: FolderHandle, path: str) -> bytes | None:
    """What a file holds; None for a link, or what can't be read."""
    *folders, name = path.split("/")
    try:
        with folder.below(folders) as here:
            return here.read(name)
    except OSError:
        return None


def remove_below(folder: FolderHandle, path: str) -> None:
    """Removes a file, and the folders above it that are empty then."""
    *folders, name = path.split("/")
    with folder.below(folders) as here:
        here.remove(name)
    remove_empty_above(folder, path)


def remove_empty_above(folder: FolderHandle, path: str) -> None:
    """Removes the folders above a path, as far as they are empty."""
    *folders, _ = path.split("/")
    with suppress(OSError):  # not empty, or not there
        while folders:
            name = folders.pop()
            with folder.below(folders) as above:
                above.remove_folder(name)


def remove_empty_folders(folder: FolderHandle, name: str) -> None:
    """Removes a folder that holds nothing but folders; anything else stays as it is."""
    if not _is_folder(name, folder):
        return
    with suppress(OSError):  # one of them holds a file
        found = list(_folders_below(folder, name))
        found.reverse()
        for *folders, last in found:
            with folder.below(folders) as above:
                above.remove_folder(last)


def _is_folder(name: str, above: FolderHandle) -> bool:
    about = above.look(name)
    if about is None:
        return False
    return stat.S_ISDIR(about.st_mode)


def _folders_below(folder: FolderHandle, name: str) -> Iterator[tuple[str, ...]]:
    """A folder of that name and all below it, by their names from here on; outer ones first."""
    waiting: list[tuple[str, ...]] = [(name,)]
    while waiting:
        folders = waiting.pop()
        yield folders
        with folder.below(folders) as here:
            for deeper in here.names():
                if _is_folder(deeper, here):
                    names = (*folders, deeper)
                    waiting.append(names)
