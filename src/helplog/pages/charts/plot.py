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
_MONTHS_IN_A_YEAR: Final = 12
_LEAST_TOP: Final = 4.0
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
        tick = Tick(at, label)
        ticks.append(tick)
    return ticks


def january_ticks(words: Words, months: Sequence[date]) -> list[Tick]:
    """Labels under one bar a month: each January says its year, and the first its month as well.

    Args:
        words: the language.
        months: the first day of every month, in order; more than a year of them.
    """
    numbered = enumerate(months)
    years = [n for n, month in numbered if month.month == 1]
    share = _APART * len(months) / _MONTHS_IN_A_YEAR
    step = math.ceil(share)
    labels = {n: f"{months[n].year:04d}" for n in years[::step]}
    ticks = [Tick(week_at(n, len(months)), label) for n, label in labels.items()]
    count = len(months)
    first_at = week_at(0, count)
    first = Tick(first_at, words.short_month_of_year(months[0]))
    if ticks and ticks[0].at - first.at < _APART:
        return ticks
    return [first, *ticks]


def year_ticks(years: Sequence[int]) -> list[Tick]:
    """Labels under one bar a year: as many as have room, the last one always."""
    room = _APART * len(years)
    step = math.ceil(room)
    ticks = []
    for n, year in enumerate(years):
        if (len(years) - 1 - n) % step == 0:
            ticks.append(Tick(week_at(n, len(years)), f"{year:04d}"))
    return ticks


def _labelled_weeks(starts: Sequence[date]) -> list[int]:
    """The weeks that carry a label, by their number: as many as have room."""
    width = room_for(len(starts))
    step = _months_apart(width)
    if not starts:
        return []
    regular = []
    pairs = pairwise(starts)
    for n, (before, on) in enumerate(pairs, 1):
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
        percent = 100 * tick.at
        left = short(percent)
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


def near_top(value: float) -> float:
    """The next round number at or above a value, for the top of a scale that ends near the data."""
    if value <= _LEAST_TOP:
        return _LEAST_TOP
    power = math.log10(value)
    unit_below = 10 ** math.floor(power)
    unit = float(unit_below)
    rounded = (unit * step for step in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10))
    return next(top for top in rounded if top >= value)


def top_share(share: float) -> float:
    """The quarter at or above a share, as `near_top`."""
    quarters = 4 * share
    return max(0.25, math.ceil(quarters) / 4)


def percent_levels(words: Words, top: float) -> list[tuple[float, str]]:
    """Labels beside a picture of shares whose top is a quarter, a half, three, or all."""
    return [(at, words.percent(at * top)) for at in (1.0, 0.5, 0.0)]
