"""Every place at which a file names somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helplog.language.documents.document import Document
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Extent, extent_in
from helplog.language.journal.sight import Sight
from helplog.model.journal import PersonNote
from helplog.model.names import MENTION, name_key
from helplog.text.editing.named_places import Renaming, named_rows, named_texts
from helplog.text.reading.file import Reading
from helplog.text.source.findings import Spot
from helplog.text.values.people.persons import mentioned_name


class NamedPlace(NamedTuple):
    """A place at which somebody is named."""

    extent: Extent
    key: str
    """Whose, by the name as it stands there; an alias is a key of its own."""


def people_places(file: OpenFile, sight: Sight) -> list[NamedPlace]:
    """Who is named in an open file, in its order."""
    found: set[NamedPlace] = set()
    for key in _keys_in(file, sight):
        for extent in places_of(key, file.reading, file.document, sight):
            found.add(NamedPlace(extent, key))
    return sorted(found)


def places_of(
    key: str, reading: Reading, document: Document, sight: Sight
) -> Iterator[Extent]:
    """Where a text names one person by one name.

    Args:
        key: of the name.
        reading: of the text.
        document: the text.
        sight: the journal.
    """
    if reading.document is None:
        return
    renaming = Renaming(key, "", sight.known)
    source = document.source
    for named in named_texts(reading, source, renaming):
        for span in named.spans:
            extent = extent_in(named.scalar, span.start, span.end, document)
            if extent is not None:
                yield extent
    for row in named_rows(reading, source, renaming):
        start = document.index_of(Spot(row.number, 1))
        for span in row.spans:
            yield Extent(start + span.start, start + span.end)


def _keys_in(file: OpenFile, sight: Sight) -> set[str]:
    """Who may be named; a link may lead to a page as well, or to a day."""
    names = {name for item in file.items for name in item.who}
    if isinstance(file.writing, PersonNote):
        names.update((file.writing.name, *file.writing.aliases))
    for found in MENTION.finditer(file.document.text):
        name = mentioned_name(found).rstrip("\\")
        if sight.person(name) is not None:
            names.add(name)
    return set(filter(None, map(name_key, names)))
