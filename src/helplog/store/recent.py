"""The newest names in a journal, found folder by folder, the latest first.

Most of a journal is not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.store.confinement import Boundary, leads_out
from helplog.text.values.dates import MONTHS
from helplog.text.values.leftovers import is_leftover_file, is_leftover_folder

MOST_FILES: Final = 40
"""In any one branch of folders; as many as tell how a journal names its days."""
MOST_FOLDERS: Final = 4
"""Dated folders that are opened beside each other: this year's and last year's, this month's and
last month's."""
MOST_BRANCHES: Final = 16
"""Folders with other names, at the top alone: `daily`, `people`."""
DEEPEST: Final = 4
_NUMBER: Final = late_pattern(r"\d+")


class Recent(NamedTuple):
    """Some of a journal's files, by uri."""

    dated: tuple[str, ...]
    """Those with a number in their name, the latest names first in each folder."""
    others: tuple[str, ...]


def recent_uris(boundary: Boundary) -> Recent:
    """The newest files of a journal, as far as names tell.

    Args:
        boundary: the journal's; nothing is found where the entries' folder is missing.
    """
    dated: list[str] = []
    others: list[str] = []
    for uri in _walk(boundary, "", 0):
        _, _, name = uri.rpartition("/")
        if _numbered(name):
            dated.append(uri)
        else:
            others.append(uri)
    return Recent(tuple(dated), tuple(others))


def names_in(folder: Path, boundary: Boundary) -> tuple[list[str], list[str]]:
    """The Markdown files and the folders in a folder.

    Links out, and what programs left there, are left out.
    """
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as scan:
            for child in scan:
                if _leads_out(child, boundary):
                    continue
                if child.name.endswith(".md"):
                    files.append(child.name)
                elif "." not in child.name and child.is_dir():
                    folders.append(child.name)
    except OSError:
        return [], []
    files = [name for name in files if not is_leftover_file(name)]
    folders = [name for name in folders if not is_leftover_folder(name, folder.name)]
    return files, folders


def _leads_out(child: os.DirEntry[str], boundary: Boundary) -> bool:
    if not child.is_symlink():
        return False
    path = Path(child.path)
    return leads_out(path, boundary)


def day_uris(boundary: Boundary, folder_uri: str, on: date) -> Iterator[str]:
    """Files in one folder whose names might say this day.

    The rest is for whoever reads the names.
    """
    files, _ = names_in(boundary.docs / folder_uri, boundary)
    day = str(on.day)
    prefix = f"{folder_uri}/" if folder_uri else ""
    for name in files:
        if day in name:
            yield prefix + name


def _walk(boundary: Boundary, prefix: str, depth: int) -> Iterator[str]:
    """The newest uris of a folder and those below it.

    Args:
        boundary: the journal's.
        prefix: the folder's uri with a slash at the end, empty for the entries' own.
        depth: of the folder; the entries' own has 0.
    """
    files, folders = names_in(boundary.docs / prefix, boundary)
    files.sort()
    numbered = list(filter(_numbered, files))
    numbered.reverse()
    for name in numbered[:MOST_FILES]:
        yield prefix + name
    for name in files[:MOST_FILES]:
        if not _numbered(name):
            yield prefix + name
    dated = [name for name in folders if _is_dated(name)]
    if depth < DEEPEST:
        dated.sort(key=_place_in_time, reverse=True)
        newest = dated[:MOST_FOLDERS]
        within = _walk_all(boundary, prefix, newest, depth + 1)
        yield from islice(within, MOST_FILES)
    if depth == 0:
        named = set(folders).difference(dated)
        branches = sorted(named)
        yield from _walk_all(boundary, "", branches[:MOST_BRANCHES], depth + 1)


def _walk_all(
    boundary: Boundary, prefix: str, names: list[str], depth: int
) -> Iterator[str]:
    for name in names:
        yield from _walk(boundary, f"{prefix}{name}/", depth)


def _numbered(name: str) -> bool:
    return _NUMBER.search(name) is not None


def _is_dated(name: str) -> bool:
    return _numbered(name) or name.casefold() in MONTHS


def _place_in_time(name: str) -> tuple[int, ...]:
    """Numbers by their size, months by their place in the year."""
    numbers = _NUMBER.findall(name)
    if not numbers:
        return (MONTHS[name.casefold()],)
    return tuple(map(int, numbers))
