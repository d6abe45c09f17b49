"""The newest names in a journal, found without looking at all of them: folder by folder, the latest first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

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
    found = list(_walk(boundary, "", 0))
    dated = tuple(uri for uri in found if _numbered(uri.rpartition("/")[2]))
    return Recent(dated, tuple(uri for uri in found if uri not in {*dated}))


def names_in(folder: Path, boundary: Boundary) -> tuple[list[str], list[str]]:
    """The Markdown files and the folders in a folder; links out, and what programs left there, are left out."""
    files, folders = [], []
    try:
        with os.scandir(folder) as scan:
            for child in scan:
                if child.is_symlink() and leads_out(Path(child.path), boundary):
                    continue
                if child.name.endswith(".md"):
                    if not is_leftover_file(child.name):
                        files.append(child.name)
                elif (
                    "." not in child.name
                    and child.is_dir()
                    and not is_leftover_folder(child.name, folder.name)
                ):
                    folders.append(child.name)
    except OSError:
        return [], []
    return files, folders


def day_uris(boundary: Boundary, folder_uri: str, on: date) -> Iterator[str]:
    """Files in one folder whose names might say this day; the rest is for whoever reads the names."""
    files, _ = names_in(boundary.docs / folder_uri, boundary)
    day = str(on.day)
    yield from (f"{folder_uri}/{name}" if folder_uri else name for name in files if day in name)


def _walk(boundary: Boundary, prefix: str, depth: int) -> Iterator[str]:
    files, folders = names_in(boundary.docs / prefix, boundary)
    numbered = sorted(filter(_numbered, files), reverse=True)
    yield from (prefix + name for name in numbered[:MOST_FILES])
    yield from (prefix + name for name in sorted(files)[:MOST_FILES] if not _numbered(name))
    if depth < DEEPEST:
        dated = sorted(filter(_is_dated, folders), key=_place_in_time, reverse=True)
        within = (
            uri
            for name in dated[:MOST_FOLDERS]
            for uri in _walk(boundary, f"{prefix}{name}/", depth + 1)
        )
        yield from islice(within, MOST_FILES)
    if not depth:
        named = sorted(name for name in folders if not _is_dated(name))
        for name in named[:MOST_BRANCHES]:
            yield from _walk(boundary, f"{name}/", 1)


def _numbered(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _is_dated(name: str) -> bool:
    return _numbered(name) or name.casefold() in MONTHS


def _place_in_time(name: str) -> tuple[int, ...]:
    """Numbers by their size, months by their place in the year."""
    numbers = "".join(char if char.isdigit() else " " for char in name).split()
    return tuple(map(int, numbers)) if numbers else (MONTHS[name.casefold()],)
