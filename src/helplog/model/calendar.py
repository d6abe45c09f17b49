"""Weeks: where one starts, what it is called. Pure arithmetic on civil dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class WeekStart(StrEnum):
    """The weekday a week starts on."""

    MONDAY = "monday"
    SUNDAY = "sunday"
    SATURDAY = "saturday"

    @property
    def weekday(self) -> int:
        """Its number; 0 is Monday."""
        return _WEEKDAY[self]


_WEEKDAY = {WeekStart.MONDAY: 0, WeekStart.SUNDAY: 6, WeekStart.SATURDAY: 5}
_WEEK_DAYS = 7
_THURSDAY = 4
_FIRST_YEAR = 1583
"""The first whole year of the calendar."""
_LAST_YEAR = 2999
"""Beyond it, the weeks since a journal of today are too many to count each time."""


def week_of(day: date, week_start: WeekStart) -> date:
    """The first day of the week that holds `day`.

    The first days of year 1 have no earlier week start; their week is keyed by 0001-01-01.
    """
    begins_on = week_start.weekday
    days_into_week = (day.weekday() - begins_on) % _WEEK_DAYS
    first = day.toordinal() - days_into_week
    return date.fromordinal(max(1, first))


def week_before(start: date, week_start: WeekStart) -> date:
    """The first day of the week before the one that starts on `start`.

    Year 1 begins with none before it.
    """
    ordinal = max(1, start.toordinal() - 1)
    day_before = date.fromordinal(ordinal)
    return week_of(day_before, week_start)


def is_reckonable(today: date) -> bool:
    """Whether a day can be taken for today."""
    return _FIRST_YEAR <= today.year <= _LAST_YEAR


def week_days(start: date) -> tuple[date, ...]:
    """The days of the week that starts on `start`, seven of them short of the year 9999's end."""
    first = start.toordinal()
    after_all = date.max.toordinal() + 1
    after = min(first + _WEEK_DAYS, after_all)
    days = range(first, after)
    return tuple(map(date.fromordinal, days))


def iso_week_day(year: int, number: int) -> date:
    """The Thursday of an ISO week; the week it names is the one that holds it.

    Raises:
        ValueError: the year has no such week.
    """
    return date.fromisocalendar(year, number, _THURSDAY)


def week_label(start: date, week_start: WeekStart) -> str:
    """The label people write: `2026-W47` for Monday weeks, else the start date."""
    if week_start is not WeekStart.MONDAY:
        return start.isoformat()
    year, number, _ = start.isocalendar()
    # A journal has thousands of weeks, and this is done in two thirds of the time of an f-string.
    return "%04d-W%02d" % (year, number)  # noqa: UP031
