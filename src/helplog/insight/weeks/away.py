"""Stretches away: the weeks they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from helplog.model.calendar import WeekStart, week_of
from helplog.model.journal import Away


def away_weeks(
    stretches: Iterable[Away], starts: Sequence[date], week_start: WeekStart
) -> frozenset[date]:
    """The weeks that a stretch touches on one day or more.

    One sweep over both, so that a stretch of a thousand years costs no more than one of a day.

    Args:
        stretches: in any order, their ends either way round.
        starts: the weeks to choose from, oldest first.
        week_start: the weekday they start on.
    """
    touched = [_touched(away, week_start) for away in stretches]
    touched.sort(reverse=True)
    found = set()
    upto: date | None = None
    for start in starts:
        while touched:
            first, last = touched[-1]
            if first > start:
                break
            touched.pop()
            if upto is None or upto < last:
                upto = last
        if upto is not None and start <= upto:
            found.add(start)
    return frozenset(found)


def _touched(away: Away, week_start: WeekStart) -> tuple[date, date]:
    """The first and the last week of a stretch."""
    first_on = min(away.first_on, away.last_on)
    last_on = max(away.first_on, away.last_on)
    first = week_of(first_on, week_start)
    last = week_of(last_on, week_start)
    return first, last
