"""Counting and weighing items: the sums that weeks, years and the whole journal share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.model.weights import Unit


def count_kinds(items: Iterable[Item]) -> dict[Kind, int]:
    """How many items of each kind; every kind is there, zeros included. Drafts are none yet."""
    found = dict.fromkeys(Kind, 0)
    for item in items:
        if not item.is_draft:
            found[item.kind] += 1
    return found


def is_rep(item: Item) -> bool:
    """Whether an item weighs."""
    return item.weighs


def count_reps(counts: Mapping[Kind, int]) -> int:
    """Reps among the counts of a week, a year or a journal."""
    return sum(counts[kind] for kind in REP_KINDS)


def weight_of(item: Item) -> float:
    """Pounds lifted by one item; 0 for kinds that do not weigh."""
    if not item.weighs:
        return 0
    return item.weight_lb or 0


def lifted_lb(items: Iterable[Item]) -> float:
    """Pounds lifted by all of the items together."""
    return add_lb(weight_of(item) for item in items)


def lifted_in(unit: Unit, items: Iterable[Item]) -> float:
    """What all of the items weigh together in a unit: the sum of their plates in it."""
    return add_lb(unit.of(weight_of(item)) for item in items)


def add_lb(weights: Iterable[float]) -> float:
    """The sum as it would be done on paper.

    In decimals, so that a year is the sum of its weeks to the last digit shown: 0.1 and 0.2 are
    0.3.
    """
    given = list(weights)
    plain = float(sum(given))
    if plain.is_integer():
        all_whole = all(weight == int(weight) for weight in given)
        if all_whole:
            return plain
    exact = Decimal(0)
    for weight in given:
        written = str(weight)
        exact += Decimal(written)
    return float(exact)


def heaviest_of(items: Iterable[Item]) -> Item | None:
    """The heaviest rep; the first of equals in the order given; None without reps."""
    reps = [item for item in items if item.weighs]
    return max(reps, key=lambda item: item.weight_lb or 0, default=None)


def heaviest_lb(items: Iterable[Item]) -> float:
    """The largest single weight, 0 where there is none."""
    weights = map(weight_of, items)
    heaviest = max(weights, default=0)
    return float(heaviest)


def lb_by_day(items: Sequence[Item]) -> dict[date, float]:
    """Pounds lifted on each day that has a rep."""
    return lifted_by_day(Unit.LB, items)


def lifted_by_day(unit: Unit, items: Sequence[Item]) -> dict[date, float]:
    """What was lifted on each day that has a rep: the sum of its plates in a unit."""
    weights_by_day: dict[date, list[float]] = {}
    for item in items:
        if not item.weighs:
            continue
        weights = weights_by_day.setdefault(item.on, [])
        weights.append(unit.of(weight_of(item)))
    lifted = {}
    for on, weights in weights_by_day.items():
        lifted[on] = add_lb(weights)
    return lifted
