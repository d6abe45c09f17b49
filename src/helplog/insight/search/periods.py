"""Stretches of days as people write them in a query: a day, a month, a year, an ISO week."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from helplog.model.calendar import WeekStart, iso_week_day, week_before, week_days, week_of

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
    back_weeks = _WEEKS.get(text.strip().casefold())
    if back_weeks is not None:
        this = week_of(today, week_start)
        return week_before(this, week_start) if back_weeks else this
    period = read_period(text, today, week_start)
    if period is None or (period.last_on - period.first_on).days > _LAST_OF_WEEK:
        return None
    return week_of(period.first_on, week_start)


def read_period(text: str, today: date, week_start: WeekStart) -> Period | None:
    """The days a text stands for: `2026-11-18`, `2026-11`, `2026`, `2026-W47`, `today`, `yesterday`.

    An ISO week is the week that holds its Thursday, on whichever day weeks start. None where the
    text is none of these, or names a day that no calendar has.
    """
    plain = text.strip().casefold()
    try:
        if plain in _WORDS:
            on = today - timedelta(days=_WORDS[plain])
            return Period(on, on)
        if found := _WEEK.fullmatch(plain):
            days = week_days(week_of(iso_week_day(int(found[1]), int(found[2])), week_start))
            return Period(days[0], days[-1])
        if found := _DAY.fullmatch(plain):
            return _civil(*(None if part is None else int(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None
    return None


def _civil(year: int | None, month: int | None, day: int | None) -> Period:
    """The days of a year, a month or a day; raises ValueError where the calendar has none."""
    if year is None:
        raise ValueError("a period needs a year")
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Period(date(year, month, day), date(year, month, day))
