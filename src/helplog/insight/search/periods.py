"""Stretches of days as people write them in a query: a day, a month, a year, an ISO week."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from helplog.model.calendar import (
    WeekStart,
    iso_week_day,
    week_before,
    week_days,
    week_of,
)

_WEEK: Final = re.compile(r"(\d{4})-?w(\d{1,2})", re.IGNORECASE | re.ASCII)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_LAST_OF_WEEK: Final = 6
"""Days from the first day of a week to its last."""
_WORDS: Final = {"today": 0, "yesterday": 1}
_WEEKS: Final = {"this": 0, "this week": 0, "last": 1, "last week": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days; both ends are within it."""

    first_on: date
    last_on: date


def read_week(text: str, today: date, week_start: WeekStart) -> date | None:
    """The start of a week: `2026-W47`, any day of it, `this` or `last`; None for anything else."""
    plain = text.strip().casefold()
    back_weeks = _WEEKS.get(plain)
    if back_weeks is not None:
        week = week_of(today, week_start)
        for _ in range(back_weeks):
            week = week_before(week, week_start)
        return week
    period = read_period(text, today, week_start)
    if period is None:
        return None
    first_on = period.first_on
    length = period.last_on - first_on
    if length.days > _LAST_OF_WEEK:
        return None
    return week_of(first_on, week_start)


def read_period(text: str, today: date, week_start: WeekStart) -> Period | None:
    """The days of `2026-11-18`, `2026-11`, `2026`, `2026-W47`, `today` or `yesterday`.

    An ISO week is the week that holds its Thursday, on whichever day weeks start. None where the
    text is none of these, or names a day that no calendar has.
    """
    plain = text.strip().casefold()
    try:
        return _period(plain, today, week_start)
    except (ValueError, OverflowError):
        return None


def _period(plain: str, today: date, week_start: WeekStart) -> Period | None:
    """Raises ValueError or OverflowError where the calendar has no such day."""
    days_back = _WORDS.get(plain)
    if days_back is not None:
        on = today - timedelta(days=days_back)
        return Period(on, on)
    found = _WEEK.fullmatch(plain)
    if found:
        year, week = map(int, found.groups())
        thursday = iso_week_day(year, week)
        start = week_of(thursday, week_start)
        first_on, *_, last_on = week_days(start)
        return Period(first_on, last_on)
    found = _DAY.fullmatch(plain)
    if found:
        given = filter(None, found.groups())
        return _civil(*map(int, given))
    return None


def _civil(year: int, month: int | None = None, day: int | None = None) -> Period:
    """The days of a year, a month or a day."""
    if month is None:
        first_on = date(year, 1, 1)
        last_on = date(year, 12, 31)
        return Period(first_on, last_on)
    if day is None:
        _, days = monthrange(year, month)
        first_on = date(year, month, 1)
        last_on = date(year, month, days)
        return Period(first_on, last_on)
    on = date(year, month, day)
    return Period(on, on)
