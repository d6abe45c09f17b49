"""The same week in other years: those that hold the same day in their middle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from helplog.insight.reflection import Week
from helplog.model.calendar import WeekStart, week_of

_MIDDLE: Final = timedelta(days=3)
_LAST_EVERY_YEAR: Final = 28
"""Of February: the 29th is there every fourth year alone."""


def in_other_years(
    week: Week, weeks: dict[date, Week], week_start: WeekStart
) -> Iterator[Week]:
    """The weeks of other years around the same day, the latest first, empty ones left out.

    Args:
        week: the week it is asked of.
        weeks: the journal's, by their first day, in order.
        week_start: the day that weeks begin with.
    """
    if not weeks:
        return
    if week.start > date.max - _MIDDLE:
        return
    middle = week.start + _MIDDLE
    first, last = next(iter(weeks)), next(reversed(weeks))
    for year in range(last.year + 1, first.year - 1, -1):
        if year in {middle.year, date.max.year + 1}:
            continue
        same_day = _on_same_day(middle, year)
        other = weeks.get(week_of(same_day, week_start))
        if other is not None and not other.empty:
            yield other


def _on_same_day(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 2, _LAST_EVERY_YEAR)
    return day.replace(year=year)
