"""Who is who: every spelling of a name, and every alias, leads to one key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from helplog.model.journal import Item, PersonNote
from helplog.model.names import name_key


@dataclass(frozen=True, slots=True)
class Names:
    """The aliases of a journal."""

    by_alias: dict[str, str] = field(default_factory=dict)
    """Key of a name or alias in a note -> key of the person; names nobody noted stand for
    themselves."""
    notes: dict[str, PersonNote] = field(default_factory=dict)
    """Key of a person -> their note; the first by name where several notes mean one person."""
    more_notes: dict[str, tuple[PersonNote, ...]] = field(default_factory=dict)
    """Key of a person -> the other notes that mean them, by name."""
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Names asked for so far -> their key; the same few names are asked for by every number."""

    def key(self, name: str) -> str:
        """The person a name means, empty where it holds no name."""
        if name not in self.known:
            plain = name_key(name)
            self.known[name] = self.by_alias.get(plain, plain)
        return self.known[name]

    def keys(self, item: Item) -> tuple[str, ...]:
        """The people an item names, each once, in the order written."""
        if len(item.who) == 1:
            key = self.key(item.who[0])
            return (key,) if key else ()
        return tuple(dict.fromkeys(key for name in item.who if (key := self.key(name))))

    def spellings(self) -> dict[str, set[str]]:
        """Key of a noted person -> keys of their name and all their aliases."""
        known: dict[str, set[str]] = {}
        for alias, key in self.by_alias.items():
            known.setdefault(key, {key}).add(alias)
        return known


def names_of(notes: Iterable[PersonNote]) -> Names:
    """The names and aliases that person notes give.

    A note that shares a name or an alias with an earlier one speaks of the same person: the first
    of them by name is the head of their page, and all their aliases lead there.
    """
    by_alias: dict[str, str] = {}
    by_person: dict[str, list[PersonNote]] = {}
    for note in sorted(notes, key=lambda n: (name_key(n.name), n.uri)):
        keys = [key for name in (note.name, *note.aliases) if (key := name_key(name))]
        known = sorted({by_alias[key] for key in keys if key in by_alias})
        if not keys:
            continue
        person = known[0] if known else keys[0]
        for joined in known[1:]:
            by_person.setdefault(person, []).extend(by_person.pop(joined, []))
        if same := frozenset(known[1:]):
            by_alias = {key: person if to in same else to for key, to in by_alias.items()}
        by_alias.update(dict.fromkeys(keys, person))
        by_person.setdefault(person, []).append(note)
    first_notes = {person: ours[0] for person, ours in by_person.items()}
    more = {
        person: tuple(sorted(ours[1:], key=lambda n: (name_key(n.name), n.uri)))
        for person, ours in by_person.items()
        if len(ours) > 1
    }
    return Names(by_alias, first_notes, more)
