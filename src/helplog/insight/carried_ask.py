"""The small ask that a check-in carried into the week after, and whether it has been asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from helplog.insight.people.calling import called
from helplog.insight.people.names import Names
from helplog.insight.reflection import CarriedAsk, Person, Reflection, Suggestion
from helplog.insight.resting import Resting
from helplog.insight.search.folding import same_text, words
from helplog.insight.search.wording import same_words, stems
from helplog.model.calendar import week_before
from helplog.model.journal import Checkin, Item, Journal
from helplog.model.keys import FIELDS

_TAKEN_UP: Final = frozenset(kind for kind in FIELDS["for"].kinds if kind.spec.weighs)
"""Lists whose items do what a small ask is: to ask, to hand over, to say yes to an offer."""


def carried_ask_of(
    journal: Journal,
    items: Sequence[Item],
    people: Mapping[str, Person],
    names: Names,
    this_week: date,
) -> CarriedAsk | None:
    """What the check-in before this week carried into it; None where it carried nothing.

    Args:
        journal: its check-ins carry asks.
        items: the journal's, in date order, each once.
        people: everyone, by key.
        names: who is who.
        this_week: its first day.
    """
    carrying = _carrying(journal, this_week)
    if not carrying:
        return None
    text = " ".join(one.next_ask for one in carrying)
    since = min(one.on for one in carrying)
    asked = None
    for item in items:
        if item.on < since:
            continue
        if _takes_up(item, text, people, names):
            asked = item.as_written
    is_private = any(one.private for one in carrying)
    return CarriedAsk(text, is_private, asked)


def _carrying(journal: Journal, this_week: date) -> list[Checkin]:
    """The check-ins of the week before that name an ask, by their files."""
    before = week_before(this_week, journal.settings.week_start)
    of_week = [one for one in journal.checkins if one.week == before]
    carrying = [one for one in of_week if one.next_ask]
    carrying.sort(key=lambda one: one.uri)
    return carrying


def unless_it_rests(
    carried: CarriedAsk | None, resting: Resting, today: date
) -> CarriedAsk | None:
    """The ask that is carried, unless it was said that it is not for now."""
    if carried is None:
        return None
    as_text = same_text(carried.text)
    keys = (as_text, same_words(carried.text))
    if resting.rests(keys, today):
        return None
    return carried


def shown_suggestion(reflection: Reflection) -> Suggestion | None:
    """The small ask to show: none while another is carried, nor once this week carries its own."""
    carried = reflection.carried_ask
    if carried is not None and carried.asked is None:
        return None
    if any(checkin.next_ask for checkin in reflection.this_week.checkins):
        return None
    return reflection.suggestion


def _takes_up(
    item: Item, text: str, people: Mapping[str, Person], names: Names
) -> bool:
    """Whether an item asks what a text says: the same person, where it names one, in like words."""
    if item.kind not in _TAKEN_UP or item.is_draft:
        return False
    named = _named_in(text, people)
    of_item = set(names.keys(item))
    if named and named.isdisjoint(of_item):
        return False
    meant_for = item.text("for")
    said = stems((item.what, meant_for, item.text("success")))
    name_stems = stems(people[key].name for key in named)
    wanted = stems((text,)) - name_stems
    if named and not wanted:
        return True
    return not wanted.isdisjoint(said)


def _named_in(text: str, people: Mapping[str, Person]) -> set[str]:
    """The people a text names, in full or by what they are called."""
    said = words(text)
    found = set()
    for key, person in people.items():
        if called(person.name) in said:
            found.add(key)
    return found
