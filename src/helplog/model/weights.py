"""Weights: pounds in files and in JSON, and what is shown to a reader who thinks in kilograms."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache
from typing import Final

_PLATES_LB: Final = (0.0, 3.0, 5.0, 10.0, 25.0, 50.0, 100.0, 200.0)
_PLATES_KG: Final = (0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""A small moment is the smallest plate in either: 3 lb are 1 kg here, as no scale would have it."""
_LEAST_KG: Final = 0.5


class Unit(StrEnum):
    """In what weights are shown."""

    LB = "lb"
    KG = "kg"

    def of(self, weight_lb: float) -> float:
        """A weight in this unit.

        A sum is the sum of what its weights are: plates one can count add up to the number beside
        them.
        """
        if self is Unit.LB:
            return weight_lb
        return _kg(weight_lb)


@lru_cache(maxsize=1024)
def _kg(weight_lb: float) -> float:
    """The plate of the same rank, 1, 2, 5, 10, 20 or 50 kg; between two plates, to half a kg."""
    if weight_lb <= 0:
        return 0
    place = bisect_right(_PLATES_LB, weight_lb)
    above = min(place, len(_PLATES_LB) - 1)
    low_lb, high_lb = _PLATES_LB[above - 1 : above + 1]
    low_kg, high_kg = _PLATES_KG[above - 1 : above + 1]
    share = (weight_lb - low_lb) / (high_lb - low_lb)
    exact = low_kg + share * (high_kg - low_kg)
    doubled = 2 * exact
    return max(_LEAST_KG, round(doubled) / 2)
