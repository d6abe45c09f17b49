"""On this day: what was written a month, half a year and every year ago."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from helplog.insight.reflection import LookBack
from helplog.insight.weeks.weeks import written_order
from helplog.model.first_page import is_first_page
from helplog.model.journal import Entry
from helplog.model.late_patterns import late_pattern

_YEAR_MONTHS: Final = 12
_PARTS_OF_A_YEAR: Final = (1, 6)
_NO_WORDS: Final = late_pattern(
    r"<!--.*?(?:-->|\Z)|%%.*?(?:%%|\Z)|^ {0,3}#{1,6}(?:[ \t][^\n]*)?$"
    r"|!\[\[[^\]\n]*\]\]|!\[[^\]\n]*\]\([^)\n]*\)",
    re.DOTALL | re.MULTILINE,
)
"""Comments, headings and pictures."""


def look_back(entries: Iterable[Entry], today: date) -> tuple[LookBack, ...]:
    """Earlier entries whose day comes round again today, the latest first.

    Days without an entry are left out, and so are entries that have no words below their lists,
    and the first page of a new journal, which is nobody's day.

    Args:
        entries: of the journal, in any order; private ones are passed over.
        today: the day it is asked.
    """
    by_day: dict[date, list[Entry]] = {}
    for entry in sorted(entries, key=written_order):
        if entry.private:
            continue
        of_day = by_day.setdefault(entry.on, [])
        of_day.append(entry)
    if not by_day:
        return ()
    found = []
    for months in _spans_months(min(by_day), today):
        for on in days_ago(today, months):
            of_day = by_day.get(on, [])
            # Of ten years a dozen days come round: no other one's words are looked through.
            written = tuple(filter(has_prose, of_day))
            if written:
                back = LookBack(months, on, written)
                found.append(back)
    return tuple(found)


def has_prose(entry: Entry) -> bool:
    """Whether someone wrote something in it: no comment, no heading alone, no picture alone."""
    if is_first_page(entry.body):
        return False
    shown = _NO_WORDS.sub("", entry.body)
    return any(letter.isalnum() for letter in shown)


def _spans_months(first_on: date, today: date) -> Iterator[int]:
    """How long before today one looks: a month, half a year and every year since the first."""
    yield from _PARTS_OF_A_YEAR
    years = today.year - first_on.year
    for year in range(1, years + 1):
        yield year * _YEAR_MONTHS


def days_ago(today: date, months: int) -> Iterator[date]:
    """The days of an earlier month that today is the anniversary of.

    One as a rule. None where that month is too short to have had the day. Several on the last day
    of a short month, which stands in for the days it does not have: 29 February shows on the 28th
    in common years, and the 29th, 30th and 31st of January on the last of February.
    """
    this_month0 = today.year * _YEAR_MONTHS + today.month - 1
    year, month0 = divmod(this_month0 - months, _YEAR_MONTHS)
    if year < date.min.year:
        return
    month = month0 + 1
    _, this_month_days = monthrange(today.year, today.month)
    _, month_days = monthrange(year, month)
    last = month_days
    if today.day < this_month_days:
        last = min(today.day, month_days)
    for day in range(today.day, last + 1):
        yield date(year, month, day)
