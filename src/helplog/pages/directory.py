"""Who is who: from a name as somebody wrote it to the person it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helplog.insight.reflection import Person, Reflection
from helplog.model.journal import Item
from helplog.model.names import name_key


@dataclass(frozen=True, slots=True)
class Directory:
    """People by every name that means them, and where on its week's page each item stands."""

    people: Mapping[str, Person]
    anchors: Mapping[int, str]
    """By the item's identity in memory: two items may be alike to the letter."""

    def person(self, name: str) -> Person | None:
        """The person a name means, unless nothing of theirs may be shown."""
        found = self.people.get(name_key(name))
        return None if found is None or found.private else found

    def anchor(self, item: Item) -> str:
        """The item's place on the page of its week."""
        return self.anchors[id(item)]


def directory_of(reflection: Reflection) -> Directory:
    """Everyone in the reflection, and an anchor for each of its items."""
    people: dict[str, Person] = {}
    for person in reflection.people:
        if person.note is not None:
            names = (person.note.name, *person.note.aliases)
            people.update((name_key(name), person) for name in names)
    people.update((person.key, person) for person in reflection.people)
    anchors: dict[int, str] = {}
    count: dict[str, int] = {}
    for week in reflection.weeks:
        for item in week.items:
            stem = f"{item.on.isoformat()}-{item.kind.value}"
            count[stem] = count.get(stem, 0) + 1
            anchors[id(item)] = f"{stem}-{count[stem]}"
    return Directory(people, anchors)
