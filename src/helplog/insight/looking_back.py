"""On this day: what was written a month, half a year and every year ago."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from helplog.insight.reflection import LookBack
from helplog.insight.weeks.weeks import written_order
from helplog.model.journal import Entry

_YEAR_MONTHS: Final = 12
_PARTS_OF_A_YEAR: Final = (1, 6)


def look_back(entries: Iterable[Entry], today: date) -> tuple[LookBack, ...]:
    """Earlier entries whose day comes round again today, the latest first.

    Days without an entry are left out.

    Args:
        entries: of the journal, in any order; private ones are passed over.
        today: the day it is asked.
    """
    by_day: dict[date, list[Entry]] = {}
    for entry in sorted(entries, key=written_order):
        if not entry.private:
            by_day.setdefault(entry.on, []).append(entry)
    if not by_day:
        return ()
    years = range(1, today.year - min(by_day).year + 1)
    spans_months = [*_PARTS_OF_A_YEAR, *(_YEAR_MONTHS * year for year in years)]
    found: list[LookBack] = []
    for months in spans_months:
        days = [on for on in days_ago(today, months) if on in by_day]
        found.extend(LookBack(months, on, tuple(by_day[on])) for on in days)
    return tuple(found)


def days_ago(today: date, months: int) -> Iterator[date]:
    """The days of an earlier month that today is the anniversary of.

    One as a rule. None where that month is too short to have had the day. Several on the last day
    of a short month, which stands in for the days it does not have: 29 February shows on the 28th
    in common years, and the 29th, 30th and 31st of January on the last of February.
    """
    year, month0 = divmod(
        today.year * _YEAR_MONTHS + today.month - 1 - months, _YEAR_MONTHS
    )
    if year < date.min.year:
        return
    _, this_month_days = monthrange(today.year, today.month)
    _, month_days = monthrange(year, month0 + 1)
    last = month_days
    if today.day < this_month_days:
        last = min(today.day, month_days)
    for day in range(today.day, last + 1):
        yield date(year, month0 + 1, day)
