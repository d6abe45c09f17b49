"""Who is who: every spelling of a name, and every alias, leads to one key."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
        keys = dict.fromkeys(map(self.key, item.who))
        keys.pop("", None)
        return tuple(keys)

    def notes_of(self, key: str) -> tuple[PersonNote, ...]:
        """Every note that means a person, the head of their page first."""
        note = self.notes.get(key)
        if note is None:
            return ()
        return (note, *self.more_notes.get(key, ()))

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
    for note in sorted(notes, key=_by_name):
        keys = _keys_of(note)
        if not keys:
            continue
        known = sorted({by_alias[key] for key in keys if key in by_alias})
        person, *same = known or keys[:1]
        if same:
            _join(person, same, by_alias, by_person)
        by_alias.update(dict.fromkeys(keys, person))
        by_person.setdefault(person, []).append(note)
    first_notes = {}
    more_notes = {}
    for person, (first, *more) in by_person.items():
        first_notes[person] = first
        if more:
            more_notes[person] = tuple(sorted(more, key=_by_name))
    return Names(by_alias, first_notes, more_notes)


def _by_name(note: PersonNote) -> tuple[str, str]:
    return name_key(note.name), note.uri


def _keys_of(note: PersonNote) -> list[str]:
    """What a note calls its person; blank names are none."""
    keys = map(name_key, (note.name, *note.aliases))
    return [key for key in keys if key]


def _join(
    person: str,
    same: Collection[str],
    by_alias: dict[str, str],
    by_person: dict[str, list[PersonNote]],
) -> None:
    """Make one person of several, now that a note says they are."""
    for joined in same:
        by_person[person].extend(by_person.pop(joined))
    for alias, key in by_alias.items():
        if key in same:
            by_alias[alias] = person
