"""Years: the weeks that start in each, so that weeks add up to the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from helplog.insight.handoffs import out_of_trial
from helplog.insight.people.names import Names
from helplog.insight.rates import YESES
from helplog.insight.reflection import Person, Week, Year
from helplog.insight.weeks.tallies import add_lb, heaviest_lb, heaviest_of
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
    firsts = _firsts(out_of_trial(_items_of(weeks), today))
    years = []
    for number, group in groupby(weeks, key=lambda week: week.start.year):
        of_year = tuple(group)
        if all(week.empty for week in of_year):
            continue
        nameable = out_of_trial(_items_of(of_year), today)
        helpers = _helpers(nameable, people, names)
        years.append(_year(number, of_year, nameable, firsts, helpers))
    return tuple(years)


def _items_of(weeks: Iterable[Week]) -> Iterator[Item]:
    for week in weeks:
        yield from week.items


def _year(
    number: int,
    weeks: tuple[Week, ...],
    nameable: Sequence[Item],
    firsts: Sequence[Item],
    helpers: tuple[tuple[Person, int], ...],
) -> Year:
    keys = {item.key for item in nameable}
    return Year(
        number=number,
        weeks=weeks,
        counts=_counts(weeks),
        reps=sum(week.reps for week in weeks),
        lifted_lb=add_lb(week.lifted_lb for week in weeks),
        heaviest_lb=heaviest_lb(_items_of(weeks)),
        heaviest=heaviest_of(nameable),
        helpers=helpers,
        firsts=tuple((item.kind, item) for item in firsts if item.key in keys),
        met_weeks=sum(week.met for week in weeks),
    )


def _counts(weeks: Iterable[Week]) -> dict[Kind, int]:
    counts = dict.fromkeys(Kind, 0)
    for week in weeks:
        for kind, count in week.counts.items():
            counts[kind] += count
    return counts


def _firsts(nameable: Iterable[Item]) -> list[Item]:
    """The journal's first item of each kind, in the order of the kinds."""
    found: dict[Kind, Item] = {}
    for item in nameable:
        found.setdefault(item.kind, item)
    return [found[kind] for kind in Kind if kind in found]


def is_help(item: Item) -> bool:
    """Whether someone helped: an accepted offer, a yes to an ask, an outcome not refused."""
    if item.kind is Kind.ASKS:
        return item.answer in YESES
    if item.kind is Kind.HANDOFFS:
        return item.answer is not Answer.NO
    return item.kind is Kind.ACCEPTED


def _helpers(
    nameable: Iterable[Item], people: Mapping[str, Person], names: Names
) -> tuple[tuple[Person, int], ...]:
    """Who helped and how often, most first."""
    times: Counter[str] = Counter()
    for item in filter(is_help, nameable):
        times.update(names.keys(item))
    most_first = sorted(times, key=lambda key: (-times[key], key))
    return tuple((people[key], times[key]) for key in most_first)
