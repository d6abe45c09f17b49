"""The people of a journal: what happened with each, in all the spellings that mean them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from helplog.insight.handoffs import out_of_trial
from helplog.insight.people.names import Names
from helplog.insight.people.slugs import unique_slugs
from helplog.insight.rates import YESES
from helplog.insight.reflection import Person
from helplog.insight.weeks.tallies import count_kinds
from helplog.model.journal import Item, PersonNote
from helplog.model.kinds import Kind
from helplog.model.names import name_key

MOST_DRIFTING: Final = 3
CONTACTS_FOR_A_GAP: Final = 3
DRIFTS_AFTER_GAPS: Final = 2
"""A present gap of more than this many usual ones is drifting."""


@dataclass(slots=True)
class _Gathered:
    """What names one person, while it is being gathered."""

    items: list[Item] = field(default_factory=list)
    public_names: dict[str, int] = field(default_factory=dict)
    """How often each spelling was written, the first written first."""
    private_names: dict[str, int] = field(default_factory=dict)


def people_of(items: Sequence[Item], names: Names, today: date) -> tuple[Person, ...]:
    """Everyone who is named by an item or has a note, by most recent contact.

    Handoffs in their trial are left out: someone named by nothing else is not here yet.

    Args:
        items: the journal's items in date order.
        names: who is who.
        today: the day it is asked.
    """
    gathered: dict[str, _Gathered] = {key: _Gathered() for key in names.notes}
    for item in out_of_trial(items, today):
        _note_names(item, names, gathered)
    hidden = frozenset(
        key for key, about in gathered.items() if _is_private(about, _notes(key, names))
    )
    slugs = unique_slugs(
        {key: _slug_name(key, about, names.notes.get(key)) for key, about in gathered.items()},
        hidden,
    )
    people = [_person(key, slugs[key], about, names, today) for key, about in gathered.items()]
    people.sort(key=lambda p: (p.last_on is None, -(p.last_on or date.min).toordinal(), p.key))
    return _with_drifting(people)


def _note_names(item: Item, names: Names, gathered: dict[str, _Gathered]) -> None:
    for key in names.keys(item):
        gathered.setdefault(key, _Gathered()).items.append(item)
    for name in item.who if item.origin is None else ():
        if key := names.key(name):
            about = gathered[key]
            spelt = about.private_names if item.private else about.public_names
            spelling = " ".join(name.split()).removeprefix("@")
            spelt[spelling] = spelt.get(spelling, 0) + 1


def _notes(key: str, names: Names) -> tuple[PersonNote, ...]:
    note = names.notes.get(key)
    return () if note is None else (note, *names.more_notes.get(key, ()))


def _is_private(about: _Gathered, notes: Iterable[PersonNote]) -> bool:
    return all(item.private for item in about.items) and all(note.private for note in notes)


def _slug_name(key: str, about: _Gathered, note: PersonNote | None) -> str:
    """An address must not change when another spelling gains the upper hand, nor be made of a private note's words."""
    if note is None:
        return key
    return next(iter(about.public_names)) if note.private and about.public_names else note.name


def _shown_name(key: str, about: _Gathered, note: PersonNote | None) -> str:
    """The note's name, else the spelling written most often, the first written of equals.

    Words of private entries are the last resort: only someone nobody will see is called by them.
    """
    if note is not None and not (note.private and about.public_names):
        return note.name
    spelt = about.public_names or about.private_names
    return max(spelt, key=spelt.__getitem__, default=key)


def _person(key: str, slug: str, about: _Gathered, names: Names, today: date) -> Person:
    note = names.notes.get(key)
    days = sorted({item.on for item in about.items if item.kind.spec.is_contact})
    return Person(
        key=key,
        name=_shown_name(key, about, note),
        slug=slug,
        note=note,
        more_notes=names.more_notes.get(key, ()),
        items=tuple(item for item in about.items if item.origin is None),
        counts=count_kinds(about.items),
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
        gap_days=max(0, (today - days[-1]).days) if days else None,
        usual_gap_days=_usual_gap_days(days),
        drifting=False,
        said_yes=sum(item.kind is Kind.ASKS and item.answer in YESES for item in about.items),
        private=_is_private(about, _notes(key, names)),
    )


def _usual_gap_days(days: Sequence[date]) -> float | None:
    """The median gap between days of contact; two things on one day are one contact."""
    if len(days) < CONTACTS_FOR_A_GAP:
        return None
    return float(median((later - earlier).days for earlier, later in pairwise(days)))


def longest_gap_days(person: Person) -> float | None:
    """The gap after which someone drifts; None where nothing says.

    The note's `at_most` is that gap itself; its `every` stands for their usual gap and needs no
    history to be worked out from.
    """
    at_most_days = next(
        (note.at_most_days for note in person.notes if note.at_most_days is not None), None
    )
    if at_most_days is not None:
        return at_most_days
    usual_days: float | None = person.usual_gap_days
    usual_days = next(
        (note.every_days for note in person.notes if note.every_days is not None), usual_days
    )
    return None if usual_days is None else DRIFTS_AFTER_GAPS * usual_days


def _has_drifted(person: Person) -> bool:
    longest_days = longest_gap_days(person)
    return (
        not person.private
        and person.gap_days is not None
        and longest_days is not None
        and person.gap_days > longest_days
    )


def _is_wished(person: Person) -> bool:
    """Whether the writer said how often contact is wanted."""
    return any((note.every_days or note.at_most_days) is not None for note in person.notes)


def _with_drifting(people: Sequence[Person]) -> tuple[Person, ...]:
    """Mark the three at most that are worth a look.

    Those the writer set a rhythm for come first, then whoever was near most recently: people last
    met many years ago would otherwise hold the three places for ever.
    """
    drifted = sorted(filter(_has_drifted, people), key=lambda p: not _is_wished(p))
    marked = {person.key for person in drifted[:MOST_DRIFTING]}
    return tuple(replace(p, drifting=True) if p.key in marked else p for p in people)


def drifting_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people marked as drifting, by most recent contact, wished-for rhythms first."""
    return tuple(sorted((p for p in people if p.drifting), key=lambda p: not _is_wished(p)))


def most_willing(people: Iterable[Person]) -> Person | None:
    """Whoever has said yes most often, the one met last of equals; nobody who may not be shown."""
    willing = [person for person in people if person.said_yes and not person.private]
    return max(willing, key=lambda p: (p.said_yes, p.last_on or date.min), default=None)


def other_names(person: Person, notes: Sequence[PersonNote]) -> tuple[str, ...]:
    """What notes call a person besides the name they are shown by, each name once."""
    given: dict[str, str] = {}
    for note in notes:
        for name in (note.name, *note.aliases):
            given.setdefault(name_key(name), name)
    given.pop(name_key(person.name), None)
    return tuple(given.values())


def by_key(people: Iterable[Person]) -> Mapping[str, Person]:
    """People by the key that `Names.key` gives."""
    return {person.key: person for person in people}
