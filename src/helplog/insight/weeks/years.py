"""Years: the weeks that start in each, so that weeks add up to the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

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
    known: set[Kind] = set()
    years = []
    for number, group in groupby(weeks, key=_year_of):
        of_year = tuple(group)
        if all(week.empty for week in of_year):
            continue
        items = _items_of(of_year)
        nameable = without_drafts(out_of_trial(items, today))
        firsts = _firsts(nameable, known)
        known.update(kind for kind, _ in firsts)
        helpers = _helpers(nameable, people, names)
        year = _year(number, of_year, nameable, firsts, helpers)
        years.append(year)
    return tuple(years)


def _year_of(week: Week) -> int:
    return week.start.year


def _items_of(weeks: Iterable[Week]) -> Iterator[Item]:
    for week in weeks:
        yield from week.items


def _year(
    number: int,
    weeks: tuple[Week, ...],
    nameable: Sequence[Item],
    firsts: tuple[tuple[Kind, Item], ...],
    helpers: Helpers,
) -> Year:
    reps = 0
    met_weeks = 0
    for week in weeks:
        reps += week.reps
        if week.met:
            met_weeks += 1
    return Year(
        number=number,
        weeks=weeks,
        counts=_counts(weeks),
        reps=reps,
        lifted_lb=add_lb(week.lifted_lb for week in weeks),
        heaviest_lb=heaviest_lb(filter(None, (week.heaviest for week in weeks))),
        heaviest=heaviest_of(nameable),
        helpers=helpers,
        firsts=firsts,
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


def _firsts(
    nameable: Iterable[Item], known: Container[Kind]
) -> tuple[tuple[Kind, Item], ...]:
    """The first item of each kind that is not known yet, in the order of the kinds."""
    by_kind: dict[Kind, Item] = {}
    for item in nameable:
        by_kind.setdefault(item.kind, item)
    new = [kind for kind in Kind if kind in by_kind and kind not in known]
    return tuple((kind, by_kind[kind]) for kind in new)


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
