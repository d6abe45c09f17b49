"""What can be found in all of a journal by a few letters: people, needs, days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from helplog.insight.reflection import Person
from helplog.insight.search.folding import fold
from helplog.language.documents.units import Width
from helplog.language.journal.locations import Locations
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.model.diagnostic import Place

_MOST: Final = 100
_MOST_NAMES: Final = 9

Found = tuple[str, types.SymbolKind, Place, str]
"""A name, what it is of, where it stands, and what it is among."""


def workspace_symbols(
    session: JournalSession, query: str, width: Width
) -> Iterator[types.WorkspaceSymbol]:
    """People, needs and days whose name has the words of a query, people first."""
    sight = session.sight
    if sight is None:
        return
    wanted = fold(query).split()
    locations = Locations(session, width)
    count = 0
    for name, kind, place, among in _all(sight):
        folded = fold(name)
        if not all(word in folded for word in wanted):
            continue
        location = locations.at(place)
        if location is not None:
            yield types.WorkspaceSymbol(location, name, kind, container_name=among)
            count += 1
        if count == _MOST:
            return


def _person(person: Person, sight: Sight) -> Iterator[Found]:
    """By each name that a note gives them; by their own where there is no note."""
    places = [Place(note.uri) for note in person.notes]
    places += [item.where for item in person.items[-1:]]
    names = sight.spellings.get(person.key, ())
    shown = names[:_MOST_NAMES] if person.note else names[:1]
    for name in shown:
        for place in places[:1]:
            yield name, types.SymbolKind.Class, place, "people"


def _all(sight: Sight) -> Iterator[Found]:
    reflection = sight.reflection
    for person in reflection.people:
        yield from _person(person, sight)
    for need in (*reflection.open_needs, *reflection.needs):
        words = need.item.what or ""
        yield words, types.SymbolKind.Event, need.item.where, f"needs · {need.state}"
    for entry in reversed(reflection.journal.entries):
        name = f"{entry.on.isoformat()} {entry.title or ''}".strip()
        yield name, types.SymbolKind.File, Place(entry.uri), f"{entry.on:%A}"
