"""The prediction gap: how likely a yes seemed before asking, against how many came."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum, sqrt
from typing import Final

from helplog.insight.rates import ANSWERS, YESES
from helplog.insight.reflection import PredictionGap, Rate
from helplog.model.journal import Item
from helplog.model.kinds import Kind

SHOWN_FROM: Final = 8
"""Asks with a chance and an answer before the gap is shown."""
Z_95: Final = 1.959963984540054
"""The normal quantile that holds 95 % between its two signs."""


def wilson(rate: Rate, z: float = Z_95) -> tuple[float, float]:
    """The Wilson score interval of a share, both ends within 0 to 1.

    Args:
        rate: yeses among n; n is 1 or more.
        z: normal quantile of the confidence wanted.
    """
    share = rate.yes / rate.n
    spread = z * z / rate.n
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / rate.n + spread / (4 * rate.n))
    low = (middle - half) / (1 + spread)
    high = (middle + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def prediction_gap(items: Iterable[Item]) -> PredictionGap | None:
    """Mean chance against the share of yeses, over asks that have both; None under eight."""
    chances = []
    yes = 0
    for item in items:
        chance = item.number("chance")
        if item.kind is Kind.ASKS and item.answer in ANSWERS and chance is not None:
            chances.append(chance)
            yes += item.answer in YESES
    n = len(chances)
    if n < SHOWN_FROM:
        return None
    low, high = wilson(Rate(yes, n))
    return PredictionGap(
        n=n, expected=fsum(chances) / n, actual=yes / n, low=low, high=high
    )
