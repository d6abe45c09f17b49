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
    no = kinds.count(Kind.DECLINED)
    return Rate(yes, yes + no)


def others_yes_rate(items: Iterable[Item]) -> Rate:
    """Asks answered yes or partly among those answered yes, partly or no."""
    yes = 0
    n = 0
    for item in items:
        if item.kind is not Kind.ASKS:
            continue
        answer = item.answer
        if answer in ANSWERS:
            n += 1
        if answer in YESES:
            yes += 1
    return Rate(yes, n)


def rates_so_far(
    items: Iterable[Item],
    days: Sequence[date],
    rate_of: Callable[[Iterable[Item]], Rate],
) -> list[Rate]:
    """A rate as it stood at the end of each day.

    Args:
        items: of the journal, in any order.
        days: in date order.
        rate_of: `my_yes_rate` or `others_yes_rate`.
    """
    counted = []
    for item in items:
        rate = rate_of((item,))
        if rate.n:
            counted.append((item.on, rate))
    counted.sort(key=itemgetter(0), reverse=True)
    found = []
    yes = 0
    n = 0
    for day in days:
        while counted:
            on, rate = counted[-1]
            if on > day:
                break
            counted.pop()
            yes += rate.yes
            n += 1
        found.append(Rate(yes, n))
    return found


def wait_days(ask: Item) -> int | None:
    """Days from an ask to its answer; None while there is none, or one dated before the ask.

    An answer without a date came with the ask.
    """
    answered_on = ask.day("answered")
    if answered_on is None and ask.answer in ANSWERS:
        return 0
    if answered_on is None:
        return None
    if answered_on < ask.on:
        return None
    wait = answered_on - ask.on
    return wait.days


def median_wait_days(items: Iterable[Item]) -> float | None:
    """The wait in the middle of all asks that were answered; None without one."""
    waits_days = []
    for item in items:
        if item.kind is not Kind.ASKS:
            continue
        days = wait_days(item)
        if days is not None:
            waits_days.append(days)
    if not waits_days:
        return None
    middle_days = median(waits_days)
    return float(middle_days)
