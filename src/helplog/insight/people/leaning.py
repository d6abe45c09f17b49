"""Leaning: how much of the practice rests on one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from helplog.insight.handoffs import out_of_trial
from helplog.insight.people.names import Names
from helplog.insight.reflection import Leaning, Person
from helplog.insight.weeks.tallies import count_reps, is_rep
from helplog.model.journal import Item

SAID_FROM: Final = 8
"""Reps that name somebody before anything is said."""


def leaning_of(
    items: Iterable[Item], people: Sequence[Person], names: Names, today: date
) -> Leaning | None:
    """The person most reps name; None under eight reps that name anybody.

    Args:
        items: the journal's items; handoffs in their trial are left out, as they are from people.
        people: by most recent contact, which decides between equals.
        names: who is who.
        today: the day it is asked.
    """
    naming_somebody = 0
    for item in out_of_trial(items, today):
        if is_rep(item) and names.keys(item):
            naming_somebody += 1
    if naming_somebody < SAID_FROM:
        return None
    person = max(people, key=_reps_with)
    reps = _reps_with(person)
    return Leaning(person=person, reps=reps, n=naming_somebody)


def _reps_with(person: Person) -> int:
    return count_reps(person.counts)
