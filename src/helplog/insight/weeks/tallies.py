"""Counting and weighing items: the sums that weeks, years and the whole journal share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.model.weights import Unit

_NO_COUNTS: Final = dict.fromkeys(Kind, 0)


def count_kinds(items: Iterable[Item]) -> dict[Kind, int]:
    """How many items of each kind; every kind is there, zeros included. Drafts are none yet."""
    found = _NO_COUNTS.copy()
    for item in items:
        if not item.is_draft:
            found[item.kind] += 1
    return found


def reps_of(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those that weigh; of most journals they are few."""
    return tuple(item for item in items if item.weighs)


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


def _weights_of(items: Iterable[Item]) -> list[float]:
    return [item.weight_lb or 0 for item in items if item.weighs]


def lifted_lb(items: Iterable[Item]) -> float:
    """Pounds lifted by all of the items together."""
    return add_lb(_weights_of(items))


def lifted_in(unit: Unit, items: Iterable[Item]) -> float:
    """What all of the items weigh together in a unit: the sum of their plates in it."""
    return add_lb(unit.of(weight_of(item)) for item in items)


def add_lb(weights: Iterable[float]) -> float:
    """The sum as it would be done on paper.

    In decimals, so that a year is the sum of its weeks to the last digit shown: 0.1 and 0.2 are
    0.3.
    """
    given = list(weights)
    if len(given) == 1:
        return float(given[0])
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
    reps = reps_of(items)
    return max(reps, key=lambda item: item.weight_lb or 0, default=None)


def heaviest_lb(items: Iterable[Item]) -> float:
    """The largest single weight, 0 where there is none."""
    heaviest = max(_weights_of(items), default=0)
    return float(heaviest)


def lb_by_day(items: Sequence[Item]) -> dict[date, float]:
    """Pounds lifted on each day that has a rep."""
    return lifted_by_day(Unit.LB, items)


def lifted_by_day(unit: Unit, items: Sequence[Item]) -> dict[date, float]:
    """What was lifted on each day that has a rep: the sum of its plates in a unit."""
    weights_by_day: defaultdict[date, list[float]] = defaultdict(list)
    for item in items:
        if item.weighs:
            weight_lb = item.weight_lb or 0
            weights_by_day[item.on].append(unit.of(weight_lb))
    lifted = {}
    for on, weights in weights_by_day.items():
        lifted[on] = add_lb(weights)
    return lifted
