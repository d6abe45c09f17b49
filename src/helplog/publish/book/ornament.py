"""The picture on the cover: one bar, and on it the heaviest plate of each month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from helplog.insight.weeks.tallies import weight_of
from helplog.pages.charts.figure import short
from helplog.pages.charts.plates import drawn_plate, height_of, iron
from helplog.pages.charts.wall import Month

_HEIGHT: Final = 92.0
_WIDTH: Final = 17.0
_GAP: Final = 3.0
_BAR: Final = 26.0
"""Of bare bar at both ends."""
_IRON: Final = "cover-iron"


def ornament(months: Sequence[Month]) -> Markup:
    """The plates of a year's months, wordless; nothing where nothing was lifted."""
    if not months:
        return Markup("")
    drawn = [iron(_IRON)]
    middle = _HEIGHT / 2
    x = _BAR
    for month in months:
        heaviest = max(month.lifts, key=weight_of)
        height = height_of(weight_of(heaviest))
        plate = drawn_plate(
            heaviest.kind, x, middle - height / 2, _WIDTH, height, _IRON
        )
        drawn.append(Markup('<g class="hl-{}">{}</g>').format(heaviest.kind, plate))
        x += _WIDTH + _GAP
    wide = x - _GAP + _BAR
    collars = "".join(
        f"M{short(at)} {short(middle - 9)}v18" for at in (_BAR - 6, wide - _BAR + 6)
    )
    whole = Markup(
        '<svg class="hl-svg ornament" viewBox="0 0 {0} {1}" aria-hidden="true">'
        '<path class="hl-bar" d="M2 {2}H{3}"/><path class="hl-collar" d="{4}"/>{5}</svg>'
    )
    return whole.format(
        short(wide),
        short(_HEIGHT),
        short(middle),
        short(wide - 2),
        collars,
        Markup("").join(drawn),
    )
