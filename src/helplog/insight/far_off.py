"""Days a century or more away from all the others.

A slip of the pen would make a journal of two thousand years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Checkin, Entry

FAR_DAYS: Final = 36_525
"""A century: longer than anybody writes, or plans ahead."""
MOST_SLIPS: Final = 3
"""As many files together are a slip; more are somebody else's diary, put in with one's own."""


_Time = list[Entry | Checkin]


def far_off_years(
    writings: Iterable[Entry | Checkin], today: date
) -> Iterator[Diagnostic]:
    """A finding for each file, or item with a day of its own, that is far from all the others.

    Where the journal is from, or whose, does not matter: an old diary alone is far from nothing.
    """
    ordered = sorted(writings, key=lambda writing: (writing.on, writing.uri))
    times = list(_times(ordered))
    if not times:
        return

    def rank(time: _Time) -> tuple[int, int]:
        first = time[0]
        days_apart = _days_apart(first.on, today)
        return len(time), -days_apart

    own = max(times, key=rank)
    for time in times:
        is_slip = time is not own and len(time) <= MOST_SLIPS
        for writing in time:
            is_ahead = writing.on > today and _is_far(writing.on, today)
            if is_slip or is_ahead:
                place = Place(writing.uri)
                yield _finding(place, writing.on)
            for item in writing.items:
                if _is_far(item.on, writing.on):
                    yield _finding(item.where, item.on)


def _times(ordered: Sequence[Entry | Checkin]) -> Iterator[_Time]:
    """What was written in one time, as against another; oldest first."""
    time: _Time = []
    for writing in ordered:
        if time and _is_far(writing.on, time[-1].on):
            yield time
            time = []
        time.append(writing)
    if time:
        yield time


def _is_far(one: date, other: date) -> bool:
    return _days_apart(one, other) > FAR_DAYS


def _days_apart(one: date, other: date) -> int:
    apart = one - other
    return abs(apart.days)


def _finding(where: Place, on: date) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.WARNING,
        "year-far-off",
        f"The year {on.year} is far from all the others; it counts as it is written",
        "Look at the year, in the file and in its name",
    )
