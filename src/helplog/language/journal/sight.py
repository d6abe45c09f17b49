"""A look at a whole journal, with what is not saved yet in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Person, Reflection
from helplog.language.journal.open_file import OpenFile
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Journal
from helplog.model.names import name_key
from helplog.store.live_files import LiveFiles
from helplog.text.reading.settling import known_people
from helplog.text.values.people.known_people import KnownPeople


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen."""

    reflection: Reflection
    known: KnownPeople
    open_files: Mapping[str, OpenFile]
    """The versions it was seen with, by uri."""
    found: Mapping[str, tuple[Diagnostic, ...]]
    """The findings of each open file."""
    people: Mapping[str, Person] = field(default_factory=dict)
    """By key."""
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What everybody is called, by key; their own name first."""
    in_trial: tuple[str, ...] = ()
    """Who is not among the people yet, because a trial keeps silent about them."""

    def person(self, name: str) -> Person | None:
        """Whom a name or an alias means."""
        return self.people.get(self.reflection.names.key(name))


def _spellings(reflection: Reflection) -> dict[str, tuple[str, ...]]:
    """Every spelling of everybody, by their key: their own name, then aliases, then others."""
    found: dict[str, dict[str, str]] = {}
    for person in reflection.people:
        own = found.setdefault(person.key, {name_key(person.name): person.name})
        for note in person.notes:
            for name in (note.name, *note.aliases):
                own.setdefault(name_key(name), name)
    for item in reflection.items:
        for name in item.who:
            own = found.get(reflection.names.key(name), {})
            own.setdefault(name_key(name), name)
    return {key: tuple(names.values()) for key, names in found.items()}


def _in_trial(reflection: Reflection) -> tuple[str, ...]:
    """Who is named by handoffs alone of which nobody is to be reminded yet."""
    known = {person.key for person in reflection.people}
    found: dict[str, str] = {}
    for item in reversed(reflection.items):
        for name in item.who:
            key = reflection.names.key(name)
            if key and key not in known:
                found.setdefault(key, name)
    return tuple(found.values())


def journal_now(files: LiveFiles, open_files: Mapping[str, OpenFile]) -> Journal:
    """The journal as its writer has it: what is open stands in the place of what is saved.

    Args:
        files: what is on the disk.
        open_files: what is open, by uri.
    """
    readings = {
        uri: (uri, file.reading.writing, file.reading.diagnostics)
        for uri, file in open_files.items()
    }
    texts = {uri: file.document.data for uri, file in open_files.items()}
    return files.journal(readings, texts)


def see(files: LiveFiles, open_files: Mapping[str, OpenFile], today: date) -> Sight:
    """Looks at all of a journal.

    Args:
        files: what is on the disk.
        open_files: what is open, by uri.
        today: the writer's day.
    """
    journal = journal_now(files, open_files)
    reflection = reflect(journal, today)
    found: dict[str, list[Diagnostic]] = {uri: [] for uri in open_files}
    for finding in reflection.diagnostics:
        if finding.where.uri in found:
            found[finding.where.uri].append(finding)
    return Sight(
        reflection,
        known_people(journal),
        dict(open_files),
        {uri: tuple(of_file) for uri, of_file in found.items()},
        {person.key: person for person in reflection.people},
        _spellings(reflection),
        _in_trial(reflection),
    )
