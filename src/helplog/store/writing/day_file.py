"""Which file an item of a day goes into. Looks at names, and opens the day's own files alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from helplog.model.journal import Entry
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, LeadsOutError
from helplog.store.files.recent import Recent, uris_naming
from helplog.store.files.saving import read_bytes
from helplog.text.reading.configuration.left_out import left_out_by
from helplog.text.reading.file import read
from helplog.text.values.habits import day_habit, named_in, uris_of_day


class DayFile(NamedTuple):
    """A file for a day."""

    uri: str
    """Posix path relative to the entries' folder."""
    data: bytes | None
    """None for one still to be made."""


def file_for_day(
    boundary: Boundary, settings: Settings, on: date, recent: Recent
) -> DayFile:
    """The entry that an item of a day goes into.

    One whose name or path is read as that day, whichever program named it; an open one before a
    private one; else a new one, named as the newest files of the journal are. A name that leads out
    of the journal by a link is nobody's day, and neither is a file that the site leaves out, where
    nothing counts; nor is one looked for that says its day in its
    frontmatter alone: every one would have to be opened.

    Args:
        boundary: the journal's.
        settings: the journal's.
        on: the day.
        recent: the newest names in the journal.

    Raises:
        RefusalError: a file of the day can't be read.
    """
    is_left_out = left_out_by(settings.left_out)
    counting = [uri for uri in recent.dated if not is_left_out(uri)]
    uri = named_in(day_habit(counting), on)
    private: DayFile | None = None
    for there in _files_named_for(boundary, uri, on):
        found = None
        if not is_left_out(there):
            found = _entry_of(boundary, settings, there, on)
        if found is None:
            continue
        file, is_private = found
        if not is_private:
            return file
        private = private or file
    return private or DayFile(_free(boundary, uri), None)


def _entry_of(
    boundary: Boundary, settings: Settings, uri: str, on: date
) -> tuple[DayFile, bool] | None:
    """The file and whether it is private; None where it is no entry of the day.

    Raises:
        RefusalError: it can't be read.
    """
    try:
        data = read_bytes(boundary.docs / uri, boundary)
    except LeadsOutError:
        return None
    if data is None:
        return None
    entry, _ = read(uri, data, settings)
    if not isinstance(entry, Entry):
        return None
    if entry.on != on:
        return None
    return DayFile(uri, data), entry.private


def _files_named_for(boundary: Boundary, uri: str, on: date) -> Iterator[str]:
    """Files that have the day in their name: the journal's own form, then the plainest.

    Args:
        boundary: the journal's.
        uri: what the day's file would be called.
        on: the day.
    """
    # Most captures of a day find it here, and nothing else is looked at. A link is looked at with
    # the others: what it leads to may be read under another name.
    path = boundary.docs / uri
    if path.is_file() and not path.is_symlink():
        yield uri
    likely = uris_naming(boundary, on)
    others = uris_of_day(likely, on)
    yield from sorted(others, key=lambda other: other != uri)


def _free(boundary: Boundary, uri: str) -> str:
    """A name nobody has.

    A file of the wanted name may say in its frontmatter that it is of another day.
    """
    free, number = uri, 0
    while os.path.lexists(boundary.docs / free):
        number += 1
        free = f"{uri.removesuffix('.md')}_{number}.md"
    return free
