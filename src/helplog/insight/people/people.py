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
from helplog.model.names import name_key, name_slug

_CONTACT_KINDS: Final = frozenset(kind for kind in Kind if kind.spec.is_contact)
MOST_DRIFTING: Final = 3
CONTACTS_FOR_A_GAP: Final = 3
DRIFTS_AFTER_GAPS: Final = 2
"""A present gap of more than this many usual ones is drifting."""
FEWEST_DAYS: Final = 28
"""A shorter gap is none: a busy week would otherwise make everyone drift after a few days."""
KNOWN_FOR_DAYS: Final = 42
"""Days from the first contact to the last before there is a usual gap to speak of."""


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
        if not self.notes:
            return None
        return self.notes[0]

    @property
    def private(self) -> bool:
        """Everything that names them is."""
        for note in self.notes:
            if not note.private:
                return False
        return all(item.private for item in self.items)

    def note_spelling(self, name: str, *, private: bool) -> None:
        """Count how a name is written."""
        spellings = self.public_names
        if private:
            spellings = self.private_names
        spelling = " ".join(name.split()).removeprefix("@")
        times = spellings.get(spelling, 0)
        spellings[spelling] = times + 1


_GatheredByKey = dict[str, _Gathered]


def people_of(items: Sequence[Item], names: Names, today: date) -> tuple[Person, ...]:
    """Everyone who is named by an item or has a note, by most recent contact.

    Handoffs in their trial are left out: someone named by nothing else is not here yet.

    Args:
        items: the journal's items in date order.
        names: who is who.
        today: the day it is asked.
    """
    gathered: _GatheredByKey = {}
    for key in names.notes:
        notes = names.notes_of(key)
        gathered[key] = _Gathered(notes)
    for item in out_of_trial(items, today):
        _note_names(item, names, gathered)
    slugs = _slugs(gathered)
    people = []
    for key, about in gathered.items():
        slug = slugs[key]
        person = _person(key, slug, about, today)
        people.append(person)
    people.sort(key=_latest_contact_first)
    return _with_drifting(people)


_RESERVED: Final = frozenset({name_slug("By name")})
"""Addresses among people that are a list of them."""


def _slugs(gathered: _GatheredByKey) -> dict[str, str]:
    """The address of each person's page, by their key."""
    names = {}
    hidden = []
    for key, about in gathered.items():
        names[key] = _slug_name(key, about)
        if about.private:
            hidden.append(key)
    return unique_slugs(names, hidden, reserved=_RESERVED)


def _latest_contact_first(person: Person) -> tuple[bool, int, str]:
    never_met = person.last_on is None
    days_back = 0
    if person.last_on is not None:
        days_back = -person.last_on.toordinal()
    return never_met, days_back, person.key


def _note_names(item: Item, names: Names, gathered: _GatheredByKey) -> None:
    for key in names.keys(item):
        about = gathered.get(key)
        if about is None:
            about = _Gathered()
            gathered[key] = about
        about.items.append(item)
    if item.told_beside:  # its names were written once, in the offer
        return
    for name in item.who:
        key = names.key(name)
        if not key:
            continue
        about = gathered[key]
        about.note_spelling(name, private=item.private)


def _slug_name(key: str, about: _Gathered) -> str:
    """What an address is made of: it stays when another spelling gains the upper hand.

    A private note's words are not told by it.
    """
    note = about.note
    if note is None:
        return key
    public_names = list(about.public_names)
    if note.private and public_names:
        return public_names[0]
    return note.name


def _shown_name(key: str, about: _Gathered) -> str:
    """The note's name, else the spelling written most often, the first written of equals.

    Words of private entries are the last resort: only someone nobody will see is called by them.
    """
    note = about.note
    spelt = about.public_names
    if note is not None:
        is_secret = note.private and spelt
        if not is_secret:
            return note.name
    if not spelt:
        spelt = about.private_names
    if not spelt:
        return key
    return max(spelt, key=spelt.__getitem__)


def _person(key: str, slug: str, about: _Gathered, today: date) -> Person:
    days = _contact_days(about.items)
    first_on = None
    last_on = None
    gap_days = None
    if days:
        first_on = days[0]
        last_on = days[-1]
        since_days = (today - last_on).days
        gap_days = max(0, since_days)
    return Person(
        key=key,
        name=_shown_name(key, about),
        slug=slug,
        note=about.note,
        more_notes=about.notes[1:],
        items=_as_written(about.items),
        counts=count_kinds(about.items),
        first_on=first_on,
        last_on=last_on,
        gap_days=gap_days,
        usual_gap_days=_usual_gap_days(days),
        drifting=False,
        said_yes=_count_yeses(about.items),
        private=about.private,
    )


def _contact_days(items: Iterable[Item]) -> list[date]:
    """The days of contact, each once, the earliest first."""
    days = {
        item.on for item in items if item.kind in _CONTACT_KINDS and not item.is_draft
    }
    return sorted(days)


def _as_written(items: Iterable[Item]) -> tuple[Item, ...]:
    """Without what became of offers."""
    return tuple(item.as_written for item in items if not item.told_beside)


def _count_yeses(items: Iterable[Item]) -> int:
    """Asks answered yes or partly."""
    yeses = 0
    for item in items:
        if item.kind is Kind.ASKS and item.answer in YESES:
            yeses += 1
    return yeses


def _usual_gap_days(days: Sequence[date]) -> float | None:
    """The median gap between days of contact; two things on one day are one contact."""
    if len(days) < CONTACTS_FOR_A_GAP:
        return None
    gaps_days = []
    for earlier, later in pairwise(days):
        gap = later - earlier
        gaps_days.append(gap.days)
    usual_days = median(gaps_days)
    return float(usual_days)


def longest_gap_days(person: Person) -> float | None:
    """The gap after which someone drifts; None where nothing says.

    The note's `at_most` is that gap itself; its `every` stands for their usual gap and needs no
    history to be worked out from.
    """
    for note in person.notes:
        if note.at_most_days is not None:
            return note.at_most_days
    for note in person.notes:
        if note.every_days is not None:
            return DRIFTS_AFTER_GAPS * note.every_days
    usual_days = person.usual_gap_days
    if usual_days is None or not _is_known_long(person):
        return None
    # A gap of 28 days is enough, and one has to be longer than what this gives.
    return max(DRIFTS_AFTER_GAPS * usual_days, FEWEST_DAYS - 1)


def _is_known_long(person: Person) -> bool:
    if person.first_on is None or person.last_on is None:
        return False
    known_for = person.last_on - person.first_on
    return known_for.days >= KNOWN_FOR_DAYS


def _has_drifted(person: Person) -> bool:
    if person.private or person.gap_days is None:
        return False
    longest_days = longest_gap_days(person)
    if longest_days is None:
        return False
    return person.gap_days > longest_days


def _is_wished(person: Person) -> bool:
    """Whether the writer said how often contact is wanted."""
    for note in person.notes:
        if note.every_days is not None:
            return True
        if note.at_most_days is not None:
            return True
    return False


def _with_drifting(people: Sequence[Person]) -> tuple[Person, ...]:
    """Mark the three at most that are worth a look.

    Those the writer set a rhythm for come first, then whoever was near most recently: people last
    met many years ago would otherwise hold the three places for ever.
    """
    drifted = filter(_has_drifted, people)
    wished_first = _wished_first(drifted)
    marked = set()
    for person in wished_first[:MOST_DRIFTING]:
        marked.add(person.key)
    shown = list(people)
    for at, person in enumerate(people):
        if person.key in marked:
            shown[at] = replace(person, drifting=True)
    return tuple(shown)


def drifting_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people marked as drifting, by most recent contact, wished-for rhythms first."""
    drifting = [person for person in people if person.drifting]
    return tuple(_wished_first(drifting))


def _wished_first(people: Iterable[Person]) -> list[Person]:
    wished = []
    others = []
    for person in people:
        if _is_wished(person):
            wished.append(person)
        else:
            others.append(person)
    return wished + others


def other_names(person: Person, notes: Sequence[PersonNote]) -> tuple[str, ...]:
    """What notes call a person besides the name they are shown by, each name once."""
    given: dict[str, str] = {}
    for note in notes:
        for name in (note.name, *note.aliases):
            key = name_key(name)
            given.setdefault(key, name)
    shown_key = name_key(person.name)
    given.pop(shown_key, None)
    return tuple(given.values())


def by_key(people: Iterable[Person]) -> Mapping[str, Person]:
    """People by the key that `Names.key` gives."""
    return {person.key: person for person in people}
