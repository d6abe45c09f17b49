"""Years: the weeks that start in each, so that weeks add up to the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from helplog.insight.handoffs import out_of_trial, without_drafts
from helplog.insight.people.names import Names
from helplog.insight.rates import YESES
from helplog.insight.reflection import Person, Week, Year
from helplog.insight.weeks.tallies import add_lb, heaviest_lb, heaviest_of
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind

Helpers = tuple[tuple[Person, int], ...]


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
    every_one = _items_of(weeks)
    nameable = without_drafts(out_of_trial(every_one, today))
    firsts = _firsts(nameable)
    by_year: dict[int, list[Week]] = {}
    for week in weeks:
        number = week.start.year
        of_year = by_year.setdefault(number, [])
        of_year.append(week)
    years = []
    for number, of_year in by_year.items():
        if all(week.empty for week in of_year):
            continue
        items = _items_of(of_year)
        nameable = without_drafts(out_of_trial(items, today))
        helpers = _helpers(nameable, people, names)
        year = _year(number, of_year, nameable, firsts, helpers)
        years.append(year)
    return tuple(years)


def _items_of(weeks: Iterable[Week]) -> Iterator[Item]:
    for week in weeks:
        yield from week.items


def _year(
    number: int,
    weeks: Sequence[Week],
    nameable: Sequence[Item],
    firsts: Iterable[Item],
    helpers: Helpers,
) -> Year:
    keys = {item.key for item in nameable}
    first_here = []
    for item in firsts:
        if item.key not in keys:
            continue
        first_here.append((item.kind, item))
    reps = 0
    met_weeks = 0
    for week in weeks:
        reps += week.reps
        if week.met:
            met_weeks += 1
    return Year(
        number=number,
        weeks=tuple(weeks),
        counts=_counts(weeks),
        reps=reps,
        lifted_lb=add_lb(week.lifted_lb for week in weeks),
        heaviest_lb=heaviest_lb(filter(None, (week.heaviest for week in weeks))),
        heaviest=heaviest_of(nameable),
        helpers=helpers,
        firsts=tuple(first_here),
        met_weeks=met_weeks,
    )


def _counts(weeks: Iterable[Week]) -> dict[Kind, int]:
    counts = dict.fromkeys(Kind, 0)
    for week in weeks:
        if not week.items:
            continue
        for kind, count in week.counts.items():
            counts[kind] += count
    return counts


def _firsts(nameable: Iterable[Item]) -> list[Item]:
    """The journal's first item of each kind, in the order of the kinds."""
    by_kind: dict[Kind, Item] = {}
    for item in nameable:
        by_kind.setdefault(item.kind, item)
    return [by_kind[kind] for kind in Kind if kind in by_kind]


def is_help(item: Item) -> bool:
    """Whether someone helped: an accepted offer, a yes to an ask, an outcome not refused."""
    if item.kind is Kind.ASKS:
        return item.answer in YESES
    if item.kind is Kind.HANDOFFS:
        return item.answer is not Answer.NO
    return item.kind is Kind.ACCEPTED


def _helpers(
    nameable: Iterable[Item], people: Mapping[str, Person], names: Names
) -> Helpers:
    """Who helped and how often, by alphabet: who gives most is nobody's rank."""
    times: Counter[str] = Counter()
    for item in nameable:
        if is_help(item):
            keys = names.keys(item)
            times.update(keys)
    helpers = []
    for key in sorted(times):
        helper = people[key]
        helpers.append((helper, times[key]))
    return tuple(helpers)
