"""Who is who: from a name as somebody wrote it to the person it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from helplog.insight.reflection import Person, Reflection
from helplog.model.calendar import WeekStart, week_of
from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Entry, Item, Journal
from helplog.model.names import name_key
from helplog.pages.addresses import page_address, person_uri, week_uri


class Listed(NamedTuple):
    """A person whose name may be shown."""

    key: str
    name: str
    slug: str


class ItemPlace(NamedTuple):
    """Where an item stands in the site."""

    uri: str
    """Source uri of the page."""
    anchor: str


@dataclass(frozen=True, slots=True)
class Directory:
    """People by every name that means them, and where on its week's page each item stands."""

    people: Mapping[str, Listed]
    """By the key of every name that means them."""
    places: Mapping[Place, ItemPlace]
    """By the place of the item in its file: two items may be alike to the letter."""
    names: dict[str, tuple[str, Markup]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What `spelt` has worked out."""

    def person(self, name: str) -> Listed | None:
        """The person a name means, unless nothing of theirs may be shown."""
        key = name_key(name)
        return self.people.get(key)

    def spelt(self, name: str) -> tuple[str, Markup]:
        """The address of the page of whoever bears a name, or none, and the name escaped."""
        known = self.names.get(name)
        if known is None:
            address = self._address(name)
            known = (address, escape(name))
            self.names[name] = known
        return known

    def _address(self, name: str) -> str:
        person = self.person(name)
        if person is None:
            return ""
        uri = person_uri(person.slug)
        return page_address(uri)

    def place(self, item: Item) -> ItemPlace:
        """Where the item stands: on the page of its entry, whatever day it counts for."""
        return self.places[item.where]


def directory_of(reflection: Reflection) -> Directory:
    """Everyone in the reflection, and an anchor for each of its items."""
    people = _people_by_name(reflection)
    places = _places(reflection.journal)
    return Directory(people, places)


def _people_by_name(reflection: Reflection) -> dict[str, Listed]:
    people: dict[str, Person] = {}
    for person in reflection.people:
        for note in person.notes:
            for name in (note.name, *note.aliases):
                key = name_key(name)
                people[key] = person
    # A person's own key is theirs, whoever else has it for an alias.
    for person in reflection.people:
        people[person.key] = person
    return {
        key: Listed(person.key, person.name, person.slug)
        for key, person in people.items()
        if not person.private
    }


def _places(journal: Journal) -> dict[Place, ItemPlace]:
    """Where each item stands; its anchor is made of its day, its kind and a number."""
    places: dict[Place, ItemPlace] = {}
    count: Counter[str] = Counter()
    week_start = journal.settings.week_start
    writings: list[Entry | Checkin] = [*journal.entries, *journal.checkins]
    for writing in writings:
        uri = _uri_of_its_week(writing, week_start)
        for item in writing.items:
            stem = f"{item.on.isoformat()}-{item.kind.value}"
            count[stem] += 1
            anchor = f"{stem}-{count[stem]}"
            places[item.where] = ItemPlace(uri, anchor)
    return places


def _uri_of_its_week(writing: Entry | Checkin, week_start: WeekStart) -> str:
    day = writing.on
    if isinstance(writing, Checkin):
        day = writing.week
    start = week_of(day, week_start)
    return week_uri(start)
