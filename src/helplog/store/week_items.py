"""What a week holds, as far as the newest names of a journal tell: its own few files are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from helplog.model.calendar import week_of
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, LeadsOutError
from helplog.store.files.recent import MOST_FILES, Recent
from helplog.store.files.saving import read_bytes
from helplog.text.reading.configuration.left_out import left_out_by
from helplog.text.reading.file import read
from helplog.text.values.filenames import read_name

_WEEK: Final = timedelta(days=7)


def items_of_week(
    boundary: Boundary, settings: Settings, on: date, recent: Recent, also: str
) -> list[Item] | None:
    """The items of the week that holds a day, by their files' names.

    Args:
        boundary: the journal's.
        settings: the journal's.
        on: the day.
        recent: the newest names in the journal.
        also: a file that may be newer than these names.

    Returns:
        None where the newest names don't reach back to that week, or one of its files can't be
        read: part of a week is not shown as the week.
    """
    start = week_of(on, settings.week_start)
    if not _reaches_back_to(start, recent):
        return None
    is_left_out = left_out_by(settings.left_out)
    items: list[Item] = []
    uris = {also, *_named(start, recent)}
    for uri in sorted(uris):
        if is_left_out(uri):
            continue
        try:
            data = read_bytes(boundary.docs / uri, boundary)
        except (RefusalError, LeadsOutError):
            return None
        items += _items_in(uri, data or b"", settings)
    return [item for item in items if start <= item.on < start + _WEEK]


def _items_in(uri: str, data: bytes, settings: Settings) -> tuple[Item, ...]:
    writing, _ = read(uri, data, settings)
    if isinstance(writing, Entry | Checkin):
        return writing.items
    return ()


def _reaches_back_to(start: date, recent: Recent) -> bool:
    """Whether all names of a week are among the newest: there are few, or some are older."""
    if len(recent.dated) < MOST_FILES:
        return True
    return any(day is not None and day < start for day in map(_day_of, recent.dated))


def _named(start: date, recent: Recent) -> Iterator[str]:
    for uri in recent.dated:
        day = _day_of(uri)
        if day is not None and start <= day < start + _WEEK:
            yield uri


def _day_of(uri: str) -> date | None:
    """The day that a file's name says, or a day of the week it says."""
    named = read_name(uri)
    return named.on or named.week_day
