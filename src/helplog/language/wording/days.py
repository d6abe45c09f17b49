"""Days in words, reckoned from the day of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

_WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_AHEAD: Final = (("tomorrow", 1),)
_FAR: Final = (("in a week", 7), ("in two weeks", 14), ("in a month", 30))
_BACK: Final = (("today", 0), ("yesterday", -1))

Named = tuple[str, date]
"""Words, and the day they mean."""


def days_ahead(on: date) -> Iterator[Named]:
    """Days one looks forward to, the nearest first."""
    for words, days in _AHEAD:
        yield words, _from(on, days)
    for days in range(2, 8):
        day = _from(on, days)
        yield _WEEKDAYS[day.weekday()], day
    for words, days in _FAR:
        yield words, _from(on, days)


def days_back(on: date) -> Iterator[Named]:
    """Days something may have happened on, the latest first."""
    for words, days in _BACK:
        yield words, _from(on, days)
    for days in range(2, 8):
        day = _from(on, -days)
        yield f"last {_WEEKDAYS[day.weekday()]}", day


def days_since(on: date, today: date) -> str:
    """`today`, `1 day`, `12 days`."""
    days = (today - on).days
    if days <= 0:
        return "today"
    return "1 day" if days == 1 else f"{days} days"


def ago(on: date, today: date) -> str:
    """`today`, `1 day ago`; a day still to come by itself."""
    if on > today:
        return on.isoformat()
    since = days_since(on, today)
    return since if since == "today" else f"{since} ago"


def _from(on: date, days: int) -> date:
    try:
        return on + timedelta(days)
    except OverflowError:
        return on
