"""Heat of a day: five shades for the pounds lifted on it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

_WARMER_FROM_LB: Final = (4, 10, 25)


def heat(lifted_lb: float) -> int:
    """The shade of a day, 0 to 4.

    Weights need not be whole: anything above nothing is warm, and a level reaches up to the next
    one.
    """
    if lifted_lb <= 0:
        return 0
    return 1 + bisect_right(_WARMER_FROM_LB, lifted_lb)
