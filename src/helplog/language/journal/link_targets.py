"""Which file of the journal a link by name leads to."""

from __future__ import annotations

from pathlib import PurePosixPath

from helplog.language.journal.sight import Sight
from helplog.model.diagnostic import Place
from helplog.model.names import name_key
from helplog.prose.link_names import day_named


def place_of_link(written: str, sight: Sight) -> Place | None:
    """Where `[[…]]` leads: a file by its name, a day, a person's note.

    Args:
        written: what stands between the brackets.
        sight: the journal.
    """
    name = written.split("|", 1)[0].split("#", 1)[0].split("^", 1)[0].strip()
    name = name.removesuffix(".md")
    journal = sight.reflection.journal
    writings = (*journal.writings, *journal.person_notes)
    uris = [*(writing.uri for writing in writings), *journal.page_uris]
    wanted = name.casefold()
    for uri in sorted(uris, key=len):
        path = PurePosixPath(uri).with_suffix("")
        if wanted in {path.name.casefold(), str(path).casefold()}:
            return Place(uri)
    day = day_named(name)
    for entry in journal.entries:
        if day is not None and entry.on == day:
            return Place(entry.uri)
    person = sight.people.get(sight.reflection.names.key(name_key(name)))
    if person is not None and person.note is not None:
        return Place(person.note.uri)
    return None
