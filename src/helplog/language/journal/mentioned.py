"""Where the whole journal names somebody."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from helplog.language.journal.locations import Locations
from helplog.language.journal.people_places import places_of
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.model.names import name_key
from helplog.text.reading.file import read_whole


def person_places(
    session: JournalSession, sight: Sight, name: str, locations: Locations
) -> Iterator[types.Location | None]:
    """Every place at which a person is named, by whatever name, file by file."""
    person = sight.person(name)
    if person is None:
        return
    keys = {name_key(one) for one in sight.spellings.get(person.key, (name,))}
    uris = {item.where.uri for item in person.items}
    uris.update(note.uri for note in person.notes)
    uris.update(_mentioning(sight, keys))
    for uri in sorted(uris):
        document = locations.document(uri)
        if document is None:
            continue
        reading = read_whole(uri, document.data, session.settings)
        extents = {
            extent
            for key in keys
            for extent in places_of(key, reading, document, sight)
        }
        for extent in sorted(extents):
            yield locations.extent(uri, *extent)


def _mentioning(sight: Sight, keys: set[str]) -> Iterator[str]:
    """Files in whose words somebody is mentioned."""
    journal = sight.reflection.journal
    for writing in (*journal.writings, *journal.person_notes):
        if "@" not in writing.body and "[[" not in writing.body:
            continue
        words = name_key(writing.body)
        if any(key in words for key in keys):
            yield writing.uri
