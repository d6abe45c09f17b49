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
from helplog.store.files.confinement import MOST_DEEP, Boundary, leads_out
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
    """Those with a number in their name or path, the latest names first in each folder."""
    others: tuple[str, ...]


def recent_uris(boundary: Boundary) -> Recent:
    """The newest files of a journal, as far as names tell.

    Args:
        boundary: the journal's; nothing is found where the entries' folder is missing.
    """
    dated: list[str] = []
    others: list[str] = []
    for uri in _walk(boundary, "", 0):
        if _numbered(uri):
            dated.append(uri)
        else:
            others.append(uri)
    all_dated = tuple(dated)
    return Recent(all_dated, tuple(others))


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
                if _is_file(child):
                    files.append(child.name)
                elif _is_folder(child, folder.name):
                    folders.append(child.name)
    except OSError:
        return [], []
    return files, folders


def _is_file(child: os.DirEntry[str]) -> bool:
    return child.name.endswith(".md") and not is_leftover_file(child.name)


def _is_folder(child: os.DirEntry[str], above: str) -> bool:
    if "." in child.name:
        return False
    if not child.is_dir():
        return False
    return not is_leftover_folder(child.name, above)


def _leads_out(child: os.DirEntry[str], boundary: Boundary) -> bool:
    if not child.is_symlink():
        return False
    path = Path(child.path)
    return leads_out(path, boundary)


def uris_naming(boundary: Boundary, on: date) -> Iterator[str]:
    """Files anywhere among the entries whose name or path may say this day.

    The rest is for whoever reads the names: here is only seen whether its digits, and the month's
    number or name, are in them at all. Every folder is listed and no file is opened: another
    program may have put the day into a folder of its own.
    """
    months = [name for name, number in MONTHS.items() if number == on.month]
    signs = ((f"{on.year:04d}",), (str(on.month), *months), (str(on.day),))
    waiting: list[tuple[str, _Signs]] = [("", signs)]
    linked: set[str] = set()
    while waiting:
        prefix, missing = waiting.pop()
        if prefix.count("/") > MOST_DEEP:
            continue
        above = prefix.rstrip("/").rpartition("/")[2]
        for child in _worth_a_look(boundary.docs / prefix, missing):
            uri = prefix + child.name
            if child.is_symlink() and not _is_read_here(child, boundary, linked):
                continue
            if child.is_dir():
                if not is_leftover_folder(child.name, above):
                    waiting.append((f"{uri}/", _left(missing, child.name)))
            elif _is_entry_of(child.name, missing):
                yield uri


_Signs = tuple[tuple[str, ...], ...]
"""What of a day is still to be found in a name: each by the spellings it may have."""


def _left(missing: _Signs, name: str) -> _Signs:
    """What a folder's name leaves to be found."""
    plain = name.casefold()
    left = []
    for spellings in missing:
        for spelling in spellings:
            if spelling in plain:
                break
        else:
            left.append(spellings)
    return tuple(left)


def _is_entry_of(name: str, missing: _Signs) -> bool:
    """Whether a file's name has all that is missing; of most, the first sign says no."""
    if not name.endswith(".md"):
        return False
    plain = name.casefold()
    for spellings in missing:
        for spelling in spellings:
            if spelling in plain:
                break
        else:
            return False
    return not is_leftover_file(name)


def _worth_a_look(folder: Path, missing: _Signs) -> list[os.DirEntry[str]]:
    """What a folder holds, without most of the files that can't be of the day.

    A folder and a link may have any name.
    """
    # The year, or else the day: digits are the same in small letters and large.
    digits = next((signs[0] for signs in missing if len(signs) == 1), "")

    def may_be_of_day(child: os.DirEntry[str]) -> bool:
        return digits in child.name or not child.is_file(follow_symlinks=False)

    try:
        with os.scandir(folder) as scan:
            return list(filter(may_be_of_day, scan))
    except OSError:
        return []


def _is_read_here(link: os.DirEntry[str], boundary: Boundary, linked: set[str]) -> bool:
    """Whether a link leads to what lies in the journal and is read under no other name.

    Args:
        link: a link among the entries.
        boundary: the journal's.
        linked: where links led so far; what this one leads to is added.
    """
    target = os.path.realpath(link.path)
    if target in linked:
        return False
    if leads_out(Path(link.path), boundary):
        return False
    linked.add(target)
    return not Path(target).is_relative_to(os.path.realpath(boundary.docs))


def _walk(boundary: Boundary, prefix: str, depth: int) -> Iterator[str]:
    """The newest uris of a folder and those below it.

    Args:
        boundary: the journal's.
        prefix: the folder's uri with a slash at the end, empty for the entries' own.
        depth: of the folder; the entries' own has 0.
    """
    folder_path = boundary.docs / prefix
    files, folders = names_in(folder_path, boundary)
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
        deeper = depth + 1
        within = _walk_all(boundary, prefix, newest, deeper)
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
