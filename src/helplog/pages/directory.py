"""Who is who: from a name as somebody wrote it to the person it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from helplog.insight.reflection import Person, Reflection
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.names import name_key
from helplog.pages.addresses import page_address, person_uri, week_uri


class ItemPlace(NamedTuple):
    """Where an item stands in the site."""

    uri: str
    """Source uri of the page."""
    anchor: str


@dataclass(frozen=True, slots=True)
class Directory:
    """People by every name that means them, and where on its week's page each item stands."""

    people: Mapping[str, Person]
    places: Mapping[Place, ItemPlace]
    """By the place of the item in its file: two items may be alike to the letter."""
    names: dict[str, tuple[str, Markup]] = field(default_factory=dict, compare=False, repr=False)
    """What `spelt` has worked out."""

    def person(self, name: str) -> Person | None:
        """The person a name means, unless nothing of theirs may be shown."""
        found = self.people.get(name_key(name))
        return None if found is None or found.private else found

    def spelt(self, name: str) -> tuple[str, Markup]:
        """The address of the page of whoever is called this, empty where there is none, and the name escaped."""
        known = self.names.get(name)
        if known is None:
            person = self.person(name)
            address = page_address(person_uri(person.slug)) if person else ""
            known = self.names[name] = (address, escape(name))
        return known

    def place(self, item: Item) -> ItemPlace:
        """Where the item stands: on the page of its entry, whatever day it counts for."""
        return self.places[item.where]


def directory_of(reflection: Reflection) -> Directory:
    """Everyone in the reflection, and an anchor for each of its items."""
    people: dict[str, Person] = {}
    for person in reflection.people:
        for note in person.notes:
            people.update((name_key(name), person) for name in (note.name, *note.aliases))
    people.update((person.key, person) for person in reflection.people)
    week_start = reflection.journal.settings.week_start
    places: dict[Place, ItemPlace] = {}
    count: dict[str, int] = {}
    writings: list[Entry | Checkin] = [*reflection.journal.entries, *reflection.journal.checkins]
    for writing in writings:
        day = writing.week if isinstance(writing, Checkin) else writing.on
        uri = week_uri(week_of(day, week_start))
        for item in writing.items:
            stem = f"{item.on.isoformat()}-{item.kind.value}"
            count[stem] = count.get(stem, 0) + 1
            places[item.where] = ItemPlace(uri, f"{stem}-{count[stem]}")
    return Directory(people, places)
