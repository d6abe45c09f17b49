"""Heat of a day: five shades for what was lifted on it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from helplog.model.weights import Unit

WARMER_FROM: Final = {Unit.LB: (4, 10, 25), Unit.KG: (2, 5, 10)}
"""From how much in a unit a day has the second, the third and the fourth shade."""


def heat(lifted: float, unit: Unit = Unit.LB) -> int:
    """The shade of a day, 0 to 4.

    Weights need not be whole: anything above nothing is warm, and a level reaches up to the next
    one.

    Args:
        lifted: the sum of the day's plates, in the unit.
        unit: pounds or kilograms.
    """
    if lifted <= 0:
        return 0
    return 1 + bisect_right(WARMER_FROM[unit], lifted)
