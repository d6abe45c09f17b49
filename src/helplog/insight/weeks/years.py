"""Years: the weeks that start in each, so that weeks add up to the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from helplog.insight.handoffs import out_of_trial
from helplog.insight.people.names import Names
from helplog.insight.rates import YESES
from helplog.insight.reflection import Person, Week, Year
from helplog.insight.weeks.tallies import add_lb, heaviest_of, weight_of
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind


def years_of(
    weeks: Sequence[Week], people: Mapping[str, Person], names: Names, today: date
) -> tuple[Year, ...]:
    """Every year with something written for it, oldest first.

    Args:
        weeks: oldest first.
        people: everyone, by key.
        names: who is who.
        today: the day it is asked; it decides which handoffs are in their trial.
    """
    firsts = _firsts(weeks, today)
    years = (
        (number, tuple(group)) for number, group in groupby(weeks, key=lambda week: week.start.year)
    )
    return tuple(
        _year(number, group, firsts, _helpers(group, people, names, today), today)
        for number, group in years
        if not all(week.empty for week in group)
    )


def _year(
    number: int,
    weeks: tuple[Week, ...],
    firsts: Mapping[Kind, Item],
    helpers: tuple[tuple[Person, int], ...],
    today: date,
) -> Year:
    items = [item for week in weeks for item in week.items]
    nameable = out_of_trial(items, today)
    mine = {item.key for item in nameable}
    return Year(
        number=number,
        weeks=weeks,
        counts={kind: sum(week.counts[kind] for week in weeks) for kind in Kind},
        reps=sum(week.reps for week in weeks),
        lifted_lb=add_lb(week.lifted_lb for week in weeks),
        heaviest_lb=float(max(map(weight_of, items), default=0)),
        heaviest=heaviest_of(nameable),
        helpers=helpers,
        firsts=tuple((kind, item) for kind, item in firsts.items() if item.key in mine),
        met_weeks=sum(week.met for week in weeks),
    )


def _firsts(weeks: Sequence[Week], today: date) -> dict[Kind, Item]:
    """The journal's first item of each kind that may be named, in the order of the kinds."""
    found: dict[Kind, Item] = {}
    for week in weeks:
        for item in out_of_trial(week.items, today):
            found.setdefault(item.kind, item)
    return {kind: found[kind] for kind in Kind if kind in found}


def is_help(item: Item) -> bool:
    """Whether someone helped: an offer accepted, a yes to an ask, an outcome taken on and not refused."""
    if item.kind is Kind.ASKS:
        return item.answer in YESES
    if item.kind is Kind.HANDOFFS:
        return item.answer is not Answer.NO
    return item.kind is Kind.ACCEPTED


def _helpers(
    weeks: Sequence[Week], people: Mapping[str, Person], names: Names, today: date
) -> tuple[tuple[Person, int], ...]:
    times: Counter[str] = Counter()
    for week in weeks:
        for item in out_of_trial(week.items, today):
            if is_help(item):
                times.update(names.keys(item))
    found = [(people[key], many) for key, many in times.items()]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].key)))
