"""Leaning: most of the last asks went to one person, where there are others who have said yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from helplog.insight.people.names import Names
from helplog.insight.reflection import Leaning, Person
from helplog.model.journal import Item
from helplog.model.kinds import Kind

LOOKED_AT: Final = 10
SAID_FROM: Final = 8
"""Asks that name somebody before anything is said."""
MOST_NAMED: Final = 3


def leaning_of(
    items: Sequence[Item], people: Iterable[Person], names: Names
) -> Leaning | None:
    """Whom most of the last ten asks went to.

    None where it could not be acted on: under eight asks, where nobody got more than half of them,
    and where nobody else has said yes.

    Args:
        items: the journal's items in date order.
        people: everyone.
        names: who is who.
    """
    asks = [item for item in items if item.kind is Kind.ASKS and names.keys(item)]
    last = asks[-LOOKED_AT:]
    if len(last) < SAID_FROM:
        return None
    key, times = _most_asked(last, names)
    if times * 2 <= len(last):
        return None
    known = {person.key: person for person in people}
    person = known.get(key)
    everyone = known.values()
    others = _who_else_said_yes(everyone, key)
    if person is None or person.private or not others:
        return None
    return Leaning(person=person, asks=times, n=len(last), others=others)


def _most_asked(asks: Iterable[Item], names: Names) -> tuple[str, int]:
    """Who was asked most often, the first by key where that is several; and how often."""
    times: Counter[str] = Counter()
    for ask in asks:
        keys = names.keys(ask)
        times.update(keys)
    key = min(times, key=lambda known: (-times[known], known))
    return key, times[key]


def _who_else_said_yes(people: Iterable[Person], key: str) -> tuple[Person, ...]:
    """Those met last, since they are near; told by alphabet, since nobody is first."""
    willing = []
    for person in people:
        has_helped = person.said_yes or person.counts[Kind.ACCEPTED]
        if person.key == key:
            continue
        if person.private or not has_helped:
            continue
        willing.append(person)
    nearest = willing[:MOST_NAMED]
    nearest.sort(key=lambda one: one.key)
    return tuple(nearest)
