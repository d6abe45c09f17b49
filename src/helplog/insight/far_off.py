"""Years nobody here can have written in: a slip of the pen makes a journal of two thousand years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Checkin, Entry

EARLIEST_YEAR: Final = 1900
AHEAD_YEARS: Final = 10
"""Plans reach this far at most."""


def far_off_years(writings: Iterable[Entry | Checkin], today: date) -> Iterator[Diagnostic]:
    """A finding for each file, or item with a day of its own, whose year is far from any that is lived in."""
    for writing in writings:
        if _is_far_off(writing.on, today):
            yield _finding(Place(writing.uri), writing.on)
        else:
            own = (item for item in writing.items if item.on != writing.on and _is_far_off(item.on, today))
            yield from (_finding(item.where, item.on) for item in own)


def _is_far_off(on: date, today: date) -> bool:
    return not EARLIEST_YEAR <= on.year <= max(today.year, EARLIEST_YEAR) + AHEAD_YEARS


def _finding(where: Place, on: date) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.WARNING,
        "year-far-off",
        f"The year {on.year} is far off; it counts as it is written",
        "Look at the year, in the file and in its name",
    )
