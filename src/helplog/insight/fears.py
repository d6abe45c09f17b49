"""Expected and felt: how awkward things seemed beforehand, against how they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import fsum
from typing import Final

from helplog.insight.reflection import Fears, Felt
from helplog.model.journal import Item
from helplog.model.kinds import Kind

SHOWN_FROM: Final = 5
"""Pairs before a sentence is made of them."""


def fears_of(items: Iterable[Item]) -> Fears:
    """All items that say both, in the order given.

    Args:
        items: the journal's items in date order, each once.
    """
    pairs = []
    for item in items:
        expected = item.number("expected")
        if expected is None:
            continue
        felt = item.number("felt")
        if felt is not None:
            felt_one = Felt(item, expected, felt)
            pairs.append(felt_one)
    return Fears(
        pairs=tuple(pairs),
        expected=_mean(pair.expected for pair in pairs),
        felt=_mean(pair.felt for pair in pairs),
    )


def closest_pair(
    pairs: Iterable[Felt], kind: Kind, weight_lb: float | None
) -> Felt | None:
    """The past pair that is most like something to come; nothing of a private entry.

    The same kind comes first, then the nearest weight, then the latest.

    Args:
        pairs: in date order.
        kind: of what is to come.
        weight_lb: of what is to come, where it has one.
    """

    def rank(pair: Felt) -> tuple[bool, float, date]:
        item = pair.item
        difference_lb = (item.weight_lb or 0) - (weight_lb or 0)
        apart_lb = abs(difference_lb)
        return item.kind is kind, -apart_lb, item.on

    public = [pair for pair in pairs if not pair.item.private]
    like = [
        pair
        for pair in public
        if pair.item.kind is kind or pair.item.weight_lb == weight_lb
    ]
    return max(like, key=rank, default=None)


def _mean(numbers: Iterable[float]) -> float:
    given = tuple(numbers)
    if not given:
        return 0.0
    return fsum(given) / len(given)
