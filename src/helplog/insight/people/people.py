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

    notes: tuple[PersonNote, ...] = ()
    """The head of their page first."""
    items: list[Item] = field(default_factory=list)
    public_names: dict[str, int] = field(default_factory=dict)
    """How often each spelling was written, the first written first."""
    private_names: dict[str, int] = field(default_factory=dict)

    @property
    def note(self) -> PersonNote | None:
        """The head of their page."""
        return next(iter(self.notes), None)

    @property
    def private(self) -> bool:
        """Everything that names them is."""
        if any(not note.private for note in self.notes):
            return False
        return all(item.private for item in self.items)

    def note_spelling(self, name: str, *, private: bool) -> None:
        """Count how a name is written."""
        spellings = self.private_names if private else self.public_names
        spelling = " ".join(name.split()).removeprefix("@")
        spellings[spelling] = spellings.get(spelling, 0) + 1


def people_of(items: Sequence[Item], names: Names, today: date) -> tuple[Person, ...]:
    """Everyone who is named by an item or has a note, by most recent contact.

    Handoffs in their trial are left out: someone named by nothing else is not here yet.

    Args:
        items: the journal's items in date order.
        names: who is who.
        today: the day it is asked.
    """
    gathered = {key: _Gathered(names.notes_of(key)) for key in names.notes}
    for item in out_of_trial(items, today):
        _note_names(item, names, gathered)
    hidden = [key for key, about in gathered.items() if about.private]
    slug_names = {key: _slug_name(key, about) for key, about in gathered.items()}
    slugs = unique_slugs(slug_names, hidden)
    people = [_person(key, slugs[key], about, today) for key, about in gathered.items()]
    people.sort(key=_latest_contact_first)
    return _with_drifting(people)


def _latest_contact_first(person: Person) -> tuple[bool, int, str]:
    if person.last_on is None:
        return True, 0, person.key
    return False, -person.last_on.toordinal(), person.key


def _note_names(item: Item, names: Names, gathered: dict[str, _Gathered]) -> None:
    for key in names.keys(item):
        gathered.setdefault(key, _Gathered()).items.append(item)
    if item.origin is not None:  # its names were written once, in the offer
        return
    for name in item.who:
        key = names.key(name)
        if key:
            gathered[key].note_spelling(name, private=item.private)


def _slug_name(key: str, about: _Gathered) -> str:
    """What an address is made of: it stays when another spelling gains the upper hand.

    A private note's words are not told by it.
    """
    if about.note is None:
        return key
    if about.note.private and about.public_names:
        return next(iter(about.public_names))
    return about.note.name


def _shown_name(key: str, about: _Gathered) -> str:
    """The note's name, else the spelling written most often, the first written of equals.

    Words of private entries are the last resort: only someone nobody will see is called by them.
    """
    note = about.note
    if note is not None and not (note.private and about.public_names):
        return note.name
    spelt = about.public_names or about.private_names
    return max(spelt, key=spelt.__getitem__, default=key)


def _person(key: str, slug: str, about: _Gathered, today: date) -> Person:
    days = sorted({item.on for item in about.items if item.kind.spec.is_contact})
    first_on = last_on = gap_days = None
    if days:
        first_on, last_on = days[0], days[-1]
        gap_days = max(0, (today - last_on).days)
    asks = [item for item in about.items if item.kind is Kind.ASKS]
    return Person(
        key=key,
        name=_shown_name(key, about),
        slug=slug,
        note=about.note,
        more_notes=about.notes[1:],
        items=tuple(item for item in about.items if item.origin is None),
        counts=count_kinds(about.items),
        first_on=first_on,
        last_on=last_on,
        gap_days=gap_days,
        usual_gap_days=_usual_gap_days(days),
        drifting=False,
        said_yes=sum(ask.answer in YESES for ask in asks),
        private=about.private,
    )


def _usual_gap_days(days: Sequence[date]) -> float | None:
    """The median gap between days of contact; two things on one day are one contact."""
    if len(days) < CONTACTS_FOR_A_GAP:
        return None
    gaps_days = [(later - earlier).days for earlier, later in pairwise(days)]
    return float(median(gaps_days))


def longest_gap_days(person: Person) -> float | None:
    """The gap after which someone drifts; None where nothing says.

    The note's `at_most` is that gap itself; its `every` stands for their usual gap and needs no
    history to be worked out from.
    """
    for note in person.notes:
        if note.at_most_days is not None:
            return note.at_most_days
    wished_days = (
        note.every_days for note in person.notes if note.every_days is not None
    )
    usual_days: float | None = next(wished_days, person.usual_gap_days)
    if usual_days is None:
        return None
    return DRIFTS_AFTER_GAPS * usual_days


def _has_drifted(person: Person) -> bool:
    if person.private or person.gap_days is None:
        return False
    longest_days = longest_gap_days(person)
    return longest_days is not None and person.gap_days > longest_days


def _is_wished(person: Person) -> bool:
    """Whether the writer said how often contact is wanted."""
    for note in person.notes:
        if note.every_days is not None or note.at_most_days is not None:
            return True
    return False


def _with_drifting(people: Sequence[Person]) -> tuple[Person, ...]:
    """Mark the three at most that are worth a look.

    Those the writer set a rhythm for come first, then whoever was near most recently: people last
    met many years ago would otherwise hold the three places for ever.
    """
    drifted = _wished_first(filter(_has_drifted, people))
    marked = {person.key for person in drifted[:MOST_DRIFTING]}
    return tuple(replace(p, drifting=True) if p.key in marked else p for p in people)


def drifting_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people marked as drifting, by most recent contact, wished-for rhythms first."""
    return tuple(_wished_first(person for person in people if person.drifting))


def _wished_first(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda person: not _is_wished(person))


def most_willing(people: Iterable[Person]) -> Person | None:
    """Whoever has said yes most often, the one met last of equals; nobody who may not be shown."""
    willing = [person for person in people if person.said_yes and not person.private]

    def rank(person: Person) -> tuple[int, date]:
        return person.said_yes, person.last_on or date.min

    return max(willing, key=rank, default=None)


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
