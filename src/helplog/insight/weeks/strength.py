"""Strength: a muscle that grows with every week answered and halves in five weeks without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.insight.reflection import WeekState

HALVING_WEEKS: Final = 5
KEPT: Final = 0.5 ** (1 / HALVING_WEEKS)
"""m: what is left of strength after one week in which nothing was answered."""
QUESTIONS: Final = 3
_STEPPED: Final = frozenset({WeekState.MET, WeekState.MISSED})


def step(strength: float, answered: int) -> float:
    """Strength after one more week: s·m + v·(1 - m).

    Written as a move towards v, which is the same number and can never round the wrong way: a week
    with all three answered lowers nothing, not even the last bit.

    Args:
        strength: before the week, 0 to 1.
        answered: how many of the three questions the week answers, 0 to 3.
    """
    share = answered / QUESTIONS
    missing = share - strength
    return strength + missing * (1 - KEPT)


def strengths(weeks: Iterable[tuple[WeekState, int]]) -> list[float]:
    """Strength after each week, oldest first; rest, away and running weeks leave it as it was.

    The last week is the running one. While it runs it lowers nothing: who has answered one of three
    questions by Wednesday has two left until Sunday.

    Args:
        weeks: state and number of answered questions, from the journal's first week to this one.
    """
    strength = before = 0.0
    state = WeekState.RUNNING
    after = []
    for state, answered in weeks:
        before = strength
        if state in _STEPPED:
            strength = step(strength, answered)
        after.append(strength)
    if state is WeekState.MET:
        after[-1] = max(before, strength)
    return after
