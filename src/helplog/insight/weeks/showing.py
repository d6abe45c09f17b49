"""From when on the practice is measured: a first rep is greeted, and a long gap is no decline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from helplog.insight.reflection import Week

MEASURED_FROM_WEEKS: Final = 4
"""Weeks with something in them before strength, `n of 12` and charts are shown."""
LONGEST_GAP_WEEKS: Final = 3
"""Weeks without anything after which a chart draws a break instead of a decline."""


def is_measured(weeks: Iterable[Week]) -> bool:
    """Whether there is enough to be measured by."""
    written = (week for week in weeks if not week.empty)
    return len(tuple(islice(written, MEASURED_FROM_WEEKS))) == MEASURED_FROM_WEEKS


def shows_strength(weeks: Iterable[Week], *, running: bool) -> bool:
    """Whether strength says anything: after a long gap, from one met week on.

    Args:
        weeks: the latest first.
        running: the latest is this one, which may still be met.
    """
    longest = LONGEST_GAP_WEEKS + running
    latest = tuple(islice(weeks, longest + 1))
    if len(latest) <= longest:
        return True
    return any(week.met for week in latest)


def in_long_gap(weeks: Sequence[Week]) -> list[bool]:
    """Which weeks lie in a stretch of more than three in which nothing was written."""
    within = [False] * len(weeks)
    begin = 0
    for end in range(len(weeks) + 1):
        if end < len(weeks) and weeks[end].empty:
            continue
        if end - begin > LONGEST_GAP_WEEKS:
            within[begin:end] = [True] * (end - begin)
        begin = end + 1
    return within
