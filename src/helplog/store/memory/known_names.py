"""Names of people, noted down so that a capture can point out a slip without reading the journal.

The commands that read all of it keep the note complete. A capture looks besides at what has changed
among the newest files. Losing the note costs nothing but that look.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Journal, PersonNote
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.confinement import Boundary
from helplog.store.loading import load
from helplog.store.memory.notes import forget_note, keep_note, known_note
from helplog.store.recent import Recent
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private
from helplog.text.values.filenames import read_name

LOOKED_AT: Final = 30
"""Files, of the newest entries and of the others each."""
MOST_BYTES: Final = 64 * 1024
"""What a file may hold and be looked at; a longer one can wait for a command that reads
everything."""
_HOLDERS: Final = 3
_NAME: Final = "names"
_FIRST_EDITIONS: Final = "names.json"
"""Readable by anyone, and written by anyone; it is believed no more, and taken away."""


@dataclass(slots=True)
class KnownNames:
    """Every name the note holds."""

    names: dict[str, str] = field(default_factory=dict)
    """Key of a name -> the name as first written."""
    holders: dict[str, list[str]] = field(default_factory=dict)
    """Key of a name -> uris of public files that hold it, the last few found: a name is known as
    long as one does."""
    seen: dict[str, list[int]] = field(default_factory=dict)
    """Uri of a file that was looked at -> its time of change in nanoseconds and its size then."""

    def add(self, names: Iterable[str], uri: str) -> None:
        """Learns the names a public file holds."""
        for name in names:
            if key := name_key(name):
                self.names.setdefault(key, name)
                holders = [one for one in self.holders.get(key, ()) if one != uri]
                self.holders[key] = [*holders, uri][-_HOLDERS:]

    def forget(self, uri: str) -> None:
        """Forgets what a file held that has become private, or other than it was."""
        self.seen.pop(uri, None)
        for key in [key for key, holders in self.holders.items() if uri in holders]:
            self.holders[key].remove(uri)
            if not self.holders[key]:
                del self.names[key], self.holders[key]


def known_names(boundary: Boundary, settings: Settings, recent: Recent) -> KnownNames:
    """The names that are known without reading the journal: the note's, and those in the newest files.

    Args:
        boundary: the journal's.
        settings: the journal's.
        recent: the newest names of files.
    """
    known = _read(boundary.root)
    newest = sorted(recent.dated, key=lambda uri: str(read_name(uri).on or ""), reverse=True)
    looked_at = (*newest[:LOOKED_AT], *recent.others[:LOOKED_AT])
    for uri in looked_at:
        _look_at(uri, boundary, settings, known)
    known.seen = {uri: known.seen[uri] for uri in looked_at if uri in known.seen}
    return known


def keep_names(root: Path, known: KnownNames) -> None:
    """Notes the names down; silent where that can't be done."""
    names = {name: known.holders[key] for key, name in known.names.items()}
    noted = {"names": names, "seen": known.seen}
    if known_note(root, _NAME) != noted:
        with suppress(OSError, RefusalError):
            keep_note(root, _NAME, noted)
            forget_note(root, _FIRST_EDITIONS)


def keep_names_of(root: Path, journal: Journal) -> None:
    """Notes down every name of a journal that was read whole."""
    private = {
        writing.uri for writing in (*journal.writings, *journal.person_notes) if writing.private
    }
    known = KnownNames(
        seen={uri: mark for uri, mark in _read(root).seen.items() if uri not in private}
    )
    # Words of private files are kept nowhere but in them.
    for item in journal.items:
        if not item.private:
            known.add(item.who, item.where.uri)
    for note in journal.person_notes:
        if not note.private:
            known.add((note.name, *note.aliases), note.uri)
    keep_names(root, known)


def _look_at(uri: str, boundary: Boundary, settings: Settings, known: KnownNames) -> None:
    try:
        about = os.stat(boundary.docs / uri)  # noqa: PTH116 - thirty times in each capture
        mark = [about.st_mtime_ns, about.st_size]
        if known.seen.get(uri) == mark or about.st_size > MOST_BYTES:
            return
        data = load(uri, boundary.docs / uri, boundary)
    except OSError:
        return
    if isinstance(data, Diagnostic):
        return
    known.forget(uri)
    writing, _ = read(uri, data, settings)
    if is_private(data) if writing is None else writing.private:
        return  # not even its name
    known.seen[uri] = mark
    if isinstance(writing, PersonNote):
        known.add((writing.name, *writing.aliases), uri)
    elif writing is not None:
        known.add((name for item in writing.items if not item.private for name in item.who), uri)


def _read(root: Path) -> KnownNames:
    known = KnownNames()
    noted = known_note(root, _NAME)
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        for name, uris in noted["names"].items():
            for uri in uris:
                known.add([str(name)], str(uri))
        known.seen = {str(uri): list(mark) for uri, mark in noted["seen"].items()}
    return known
