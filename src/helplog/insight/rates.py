"""Rates of yes, mine and others', and how long an answer takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import itemgetter
from statistics import median
from typing import Final

from helplog.insight.reflection import Rate
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind

TREND_FROM: Final = 8
"""Under this many answers a rate is shown with its n, and no trend is drawn."""
YESES: Final = frozenset({Answer.YES, Answer.PARTLY})
"""`partly` counts as a yes."""
ANSWERS: Final = YESES | {Answer.NO}
"""`later` and `waiting` do not count at all."""


def my_yes_rate(items: Iterable[Item]) -> Rate:
    """Offers accepted among offers accepted and declined."""
    kinds = [item.kind for item in items]
    yes = kinds.count(Kind.ACCEPTED)
    return Rate(yes, yes + kinds.count(Kind.DECLINED))


def others_yes_rate(items: Iterable[Item]) -> Rate:
    """Asks answered yes or partly among those answered yes, partly or no."""
    answers = [item.answer for item in items if item.kind is Kind.ASKS]
    return Rate(sum(a in YESES for a in answers), sum(a in ANSWERS for a in answers))


def rates_so_far(
    items: Iterable[Item], days: Sequence[date], rate_of: Callable[[Iterable[Item]], Rate]
) -> list[Rate]:
    """A rate as it stood at the end of each day.

    Args:
        items: of the journal, in any order.
        days: in date order.
        rate_of: `my_yes_rate` or `others_yes_rate`.
    """
    single = [(item.on, rate) for item in items if (rate := rate_of((item,))).n]
    single.sort(key=itemgetter(0))
    found, yes, position = [], 0, 0
    for day in days:
        while position < len(single) and single[position][0] <= day:
            yes += single[position][1].yes
            position += 1
        found.append(Rate(yes, position))
    return found


def wait_days(ask: Item) -> int | None:
    """Days from an ask to its answer; None while there is no date, or one before the ask."""
    answered_on = ask.day("answered")
    if answered_on is None or answered_on < ask.on:
        return None
    return (answered_on - ask.on).days


def median_wait_days(items: Iterable[Item]) -> float | None:
    """The wait in the middle of all asks whose answer is dated; None without one."""
    waits = [
        days for item in items if item.kind is Kind.ASKS and (days := wait_days(item)) is not None
    ]
    return float(median(waits)) if waits else None
