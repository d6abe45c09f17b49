"""The frame around a stretched picture: labels as HTML, so that they keep their size on a phone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helplog.pages.charts.figure import joined, short


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under a picture."""

    at: float
    """0 at the left edge, 1 at the right."""
    label: str


def framed(picture: Markup, ticks: Sequence[Tick], levels: Sequence[tuple[float, str]]) -> Markup:
    """A picture with labels below it and at its levels (0 at the bottom, 1 at the top)."""
    below = joined(
        Markup('<span style="left:{}%">{}</span>').format(short(100 * tick.at), tick.label) for tick in ticks
    )
    beside = joined(Markup('<span style="bottom:{}%">{}</span>').format(short(100 * at), label) for at, label in levels)
    return Markup(
        '<div class="hl-plot"><div class="hl-levels" aria-hidden="true">{}</div>{}'
        '<div class="hl-ticks" aria-hidden="true">{}</div></div>'
    ).format(beside, picture, below)


def round_top(value: float) -> float:
    """The next round number at or above a value, for the top of a scale; 10 at the least."""
    if value <= 10:  # noqa: PLR2004 - the least scale worth drawing
        return 10
    unit = float(10 ** math.floor(math.log10(value)))
    return next(unit * step for step in (1, 2, 2.5, 5, 10) if unit * step >= value)
