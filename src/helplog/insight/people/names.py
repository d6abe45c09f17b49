"""Who is who: every spelling of a name, and every alias, leads to one key."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from helplog.model.journal import Item, PersonNote
from helplog.model.names import name_key

_PersonByAlias = dict[str, str]
_NotesByPerson = dict[str, list[PersonNote]]


@dataclass(frozen=True, slots=True)
class Names:
    """The aliases of a journal."""

    by_alias: _PersonByAlias = field(default_factory=dict)
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
        known = self.known.get(name)
        if known is None:
            plain = name_key(name)
            known = self.by_alias.get(plain, plain)
            self.known[name] = known
        return known

    def keys(self, item: Item) -> tuple[str, ...]:
        """The people an item names, each once, in the order written."""
        if len(item.who) == 1:
            (name,) = item.who
            key = self.key(name)
            return (key,) if key else ()
        keys: dict[str, None] = {}
        for name in item.who:
            key = self.key(name)
            if key:
                keys[key] = None
        return tuple(keys)

    def notes_of(self, key: str) -> tuple[PersonNote, ...]:
        """Every note that means a person, the head of their page first."""
        note = self.notes.get(key)
        if note is None:
            return ()
        more = self.more_notes.get(key, ())
        return (note, *more)

    def spellings(self) -> dict[str, set[str]]:
        """Key of a noted person -> keys of their name and all their aliases."""
        known: dict[str, set[str]] = {}
        for alias, key in self.by_alias.items():
            spellings = known.setdefault(key, {key})
            spellings.add(alias)
        return known


def names_of(notes: Iterable[PersonNote]) -> Names:
    """The names and aliases that person notes give.

    A note that shares a name or an alias with an earlier one speaks of the same person: the first
    of them by name is the head of their page, and all their aliases lead there.
    """
    by_alias: _PersonByAlias = {}
    by_person: _NotesByPerson = {}
    for note in sorted(notes, key=_by_name):
        keys = _keys_of(note)
        if not keys:
            continue
        known = set()
        for key in keys:
            if key in by_alias:
                known.add(by_alias[key])
        if not known:
            known.add(keys[0])
        person, *same = sorted(known)
        if same:
            _join(person, same, by_alias, by_person)
        for key in keys:
            by_alias[key] = person
        about_person = by_person.setdefault(person, [])
        about_person.append(note)
    first_notes = {}
    more_notes = {}
    for person, about_person in by_person.items():
        first, *more = about_person
        first_notes[person] = first
        if more:
            more.sort(key=_by_name)
            more_notes[person] = tuple(more)
    return Names(by_alias, first_notes, more_notes)


def _by_name(note: PersonNote) -> tuple[str, str]:
    key = name_key(note.name)
    return key, note.uri


def _keys_of(note: PersonNote) -> list[str]:
    """What a note calls its person; blank names are none."""
    keys = []
    for name in (note.name, *note.aliases):
        key = name_key(name)
        if key:
            keys.append(key)
    return keys


def _join(
    person: str,
    same: Collection[str],
    by_alias: _PersonByAlias,
    by_person: _NotesByPerson,
) -> None:
    """Make one person of several, now that a note says they are."""
    notes = by_person[person]
    for joined in same:
        more = by_person.pop(joined)
        notes.extend(more)
    for alias, key in by_alias.items():
        if key in same:
            by_alias[alias] = person
