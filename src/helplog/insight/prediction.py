"""The prediction gap: how likely a yes seemed before asking, against how many came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
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
    n = rate.n
    share = rate.yes / n
    spread = z * z / n
    variance = share * (1 - share) / n
    middle = share + spread / 2
    half = z * sqrt(variance + spread / (4 * n))
    whole = 1 + spread
    low = (middle - half) / whole
    high = (middle + half) / whole
    return max(0.0, low), min(1.0, high)


def prediction_gap(items: Iterable[Item]) -> PredictionGap | None:
    """Mean chance against the share of yeses, over asks that have both; None under eight."""
    chances = []
    yes = 0
    for item, chance in _guesses(items):
        chances.append(chance)
        if item.answer in YESES:
            yes += 1
    n = len(chances)
    if n < SHOWN_FROM:
        return None
    rate = Rate(yes, n)
    low, high = wilson(rate)
    expected = fsum(chances) / n
    actual = yes / n
    return PredictionGap(n=n, expected=expected, actual=actual, low=low, high=high)


def closest_guess(items: Iterable[Item], weight_lb: float | None) -> Item | None:
    """The past ask with a chance and an answer that is nearest in weight, then the latest.

    Nothing of a private entry.

    Args:
        items: the journal's items in date order.
        weight_lb: of the ask to come.
    """

    def rank(item: Item) -> tuple[float, date]:
        difference_lb = (item.weight_lb or 0) - (weight_lb or 0)
        apart_lb = abs(difference_lb)
        return -apart_lb, item.on

    public = [item for item, _ in _guesses(items) if not item.private]
    return max(public, key=rank, default=None)


def _guesses(items: Iterable[Item]) -> Iterator[tuple[Item, float]]:
    """Asks that have both a chance and an answer, with the chance."""
    for item in items:
        if item.kind is not Kind.ASKS:
            continue
        if item.answer not in ANSWERS:
            continue
        chance = item.number("chance")
        if chance is not None:
            yield item, chance
