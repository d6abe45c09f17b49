"""How heavy the next ask might be: 3, 5, 10, 25, 50 or 100 lb, one step at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from statistics import median
from typing import Final

from helplog.insight.rates import ANSWERS
from helplog.insight.reflection import Week
from helplog.insight.weeks.streaks import recent_weeks
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind

STEPS_LB: Final = (3, 5, 10, 25, 50, 100)
LOOKED_AT_WEEKS: Final = 5
MET_TO_STEP_UP: Final = 4
STRENGTH_TO_STEP_UP: Final = 0.6
NOES_TO_STEP_DOWN: Final = 2


def next_weight_lb(weeks: Sequence[Week], strength: float, today: date) -> float:
    """The weight to suggest, in pounds.

    It stays at the step of the recent asks; it goes one step up after four met weeks of five with
    strength of 60 % or more, and one down when the last two answers were both no.

    Args:
        weeks: up to this one, oldest first.
        strength: after this week, 0 to 1.
        today: the day it is asked.
    """
    asks = _recent_asks(weeks, today)
    level = _level(asks)
    if said_no_twice(asks):
        lighter = max(level - 1, 0)
        return STEPS_LB[lighter]
    looked_at = recent_weeks(weeks, today, LOOKED_AT_WEEKS)
    met = sum(week.met for week in looked_at)
    if met < MET_TO_STEP_UP or strength < STRENGTH_TO_STEP_UP:
        return STEPS_LB[level]
    heaviest = len(STEPS_LB) - 1
    heavier = min(level + 1, heaviest)
    return STEPS_LB[heavier]


def usual_weight_lb(weeks: Sequence[Week], today: date) -> float:
    """The step of the recent asks, in pounds: what `next_weight_lb` goes up or down from."""
    asks = _recent_asks(weeks, today)
    level = _level(asks)
    return STEPS_LB[level]


def said_no_twice(asked: Sequence[Item]) -> bool:
    """Whether the last two answers to these asks were both no; later and waiting are none."""
    answered = []
    for item in asked:
        said = item.answer
        if said in ANSWERS:
            answered_on = item.day("answered") or item.on
            answered.append((answered_on, said))
    answered.sort(key=itemgetter(0))
    noes = 0
    for _, said in answered[-NOES_TO_STEP_DOWN:]:
        if said is Answer.NO:
            noes += 1
    return noes == NOES_TO_STEP_DOWN


def _recent_asks(weeks: Sequence[Week], today: date) -> list[Item]:
    """The asks of the weeks that are looked at, and of this one in any case."""
    recent = recent_weeks(weeks, today, LOOKED_AT_WEEKS)
    looked_at = list(recent)
    if weeks:
        this_week = weeks[-1]
        known = {week.start for week in looked_at}
        if this_week.start not in known:
            looked_at.append(this_week)
    asks: list[Item] = []
    for week in looked_at:
        asks += [item for item in week.items if item.kind is Kind.ASKS]
    return asks


def _level(asks: Sequence[Item]) -> int:
    """The step that the usual ask has reached, as an index; the lightest without any."""
    if not asks:
        return 0
    weights_lb = [ask.weight_lb or 0 for ask in asks]
    usual_lb = median(weights_lb)
    level = 0
    for at, step_lb in enumerate(STEPS_LB):
        if step_lb <= usual_lb:
            level = at
    return level
