"""The frame around a stretched picture: labels as HTML, so that they keep their size on a phone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from helplog.pages.charts.figure import short
from helplog.pages.words import Words

_LEAST_ROOM: Final = 8
"""A picture has room for so many weeks at the least: a young journal's bars are no walls."""
_APART: Final = 0.14
"""From one label to the next: as wide as the name of a month on the narrowest phone."""
_APART_FROM_FIRST: Final = 0.11
"""The first one hangs over the edge."""
_WEEKS_IN_A_MONTH: Final = 365.25 / 12 / 7
_STEPS: Final = (1, 2, 3, 4, 6, 12)
"""Every so many months have a label; January always has one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under a picture."""

    at: float
    """0 at the left edge, 1 at the right."""
    label: str


def room_for(weeks: int) -> int:
    """How many weeks a picture is wide."""
    return max(_LEAST_ROOM, weeks)


def week_at(n: int, weeks: int) -> float:
    """Where the middle of the `n`th of some weeks stands, 0 to 1."""
    return (n + 0.5) / room_for(weeks)


def month_ticks(words: Words, starts: Sequence[date]) -> list[Tick]:
    """The first week of a month carries its name; the first of all and each January, their year.

    Args:
        words: the language.
        starts: the first day of every week, in order.
    """
    ticks: list[Tick] = []
    for n in _labelled_weeks(starts):
        start = starts[n]
        label = words.short_month(start)
        if not ticks or start.month == 1:
            label = words.short_month_of_year(start)
        at = week_at(n, len(starts))
        ticks.append(Tick(at, label))
    return ticks


def _labelled_weeks(starts: Sequence[date]) -> list[int]:
    """The weeks that carry a label, by their number: as many as have room."""
    width = room_for(len(starts))
    step = _months_apart(width)
    regular = []
    for n, (before, on) in enumerate(pairwise(starts), 1):
        if on.month != before.month and (on.month - 1) % step == 0:
            regular.append(n)
    # The first month may be a few days of its last week: its name would stand in the next one's.
    if regular and regular[0] / width < _APART_FROM_FIRST:
        return regular
    return [0, *regular]


def _months_apart(width: int) -> int:
    """How many months lie between labels, for a picture of so many weeks."""
    month = _WEEKS_IN_A_MONTH / width
    for step in _STEPS:
        if step * month >= _APART:
            return step
    return _STEPS[-1]


def framed(
    picture: Markup, ticks: Sequence[Tick], levels: Sequence[tuple[float, str]]
) -> Markup:
    """A picture with labels below it and at its levels (0 at the bottom, 1 at the top)."""
    below = Markup("")
    label_below = Markup('<span style="left:{}%">{}</span>')
    for tick in ticks:
        left = short(100 * tick.at)
        below += label_below.format(left, tick.label)
    beside = Markup("")
    label_beside = Markup('<span style="bottom:{}%">{}</span>')
    for at, label in levels:
        bottom = short(100 * at)
        beside += label_beside.format(bottom, label)
    plot = Markup(
        '<div class="hl-plot"><div class="hl-levels" aria-hidden="true">{}</div>{}'
        '<div class="hl-ticks" aria-hidden="true">{}</div></div>'
    )
    return plot.format(beside, picture, below)


def round_top(value: float) -> float:
    """The next round number at or above a value, for the top of a scale; 10 at the least."""
    if value <= 10:  # noqa: PLR2004 - the least scale worth drawing
        return 10
    digits = math.floor(math.log10(value))
    unit = float(10**digits)
    rounded = (unit * step for step in (1, 2, 2.5, 5, 10))
    return next(top for top in rounded if top >= value)
