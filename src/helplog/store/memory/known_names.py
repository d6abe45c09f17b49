"""Names of people, noted down so that a capture can point out a slip without reading the journal.

With them stands which files hold an offer that may be open, so that a yes finds it.
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
from helplog.model.journal import Checkin, Entry, Item, Journal, PersonNote
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary
from helplog.store.files.loading import load
from helplog.store.files.recent import Recent
from helplog.store.memory.notes import forget_note, keep_note, known_note
from helplog.text.reading.file import read
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
    offering: set[str] = field(default_factory=set)
    """Uris of public files with an offer that may be open."""
    as_noted: object = None
    """The note as it was read, for seeing whether it has to be written again."""

    def add(self, names: Iterable[str], uri: str) -> None:
        """Learns the names a public file holds."""
        for name in names:
            key = name_key(name)
            if not key:
                continue
            self.names.setdefault(key, name)
            holders = self.holders.setdefault(key, [])
            if uri in holders:
                holders.remove(uri)
            holders.append(uri)
            del holders[:-_HOLDERS]

    def add_offers(self, items: Iterable[Item]) -> None:
        """Learns which public files hold an offer that may be open."""
        for item in items:
            if item.is_untaken and not item.private:
                self.offering.add(item.where.uri)

    def forget(self, uri: str) -> None:
        """Forgets what a file held that has become private, or other than it was."""
        self.seen.pop(uri, None)
        self.offering.discard(uri)
        unheld: list[str] = []
        for key, holders in self.holders.items():
            if uri not in holders:
                continue
            holders.remove(uri)
            if not holders:
                unheld.append(key)
        for key in unheld:
            del self.names[key]
            del self.holders[key]


def known_names(boundary: Boundary, settings: Settings, recent: Recent) -> KnownNames:
    """The names that are known without reading the journal.

    They are the note's, and those in the newest files.

    Args:
        boundary: the journal's.
        settings: the journal's.
        recent: the newest names of files.
    """
    known = _noted_names(boundary.root)
    newest = sorted(recent.dated, key=_day_in_name, reverse=True)
    looked_at = newest[:LOOKED_AT]
    looked_at += recent.others[:LOOKED_AT]
    for uri in looked_at:
        _look_at(uri, boundary, settings, known)
    older = set(known.seen)
    older.difference_update(looked_at)
    for uri in older:
        del known.seen[uri]
    return known


def _day_in_name(uri: str) -> str:
    day = read_name(uri).on
    if day is None:
        return ""
    return str(day)


def keep_names(root: Path, known: KnownNames) -> None:
    """Notes the names down; silent where that can't be done."""
    names: dict[str, list[str]] = {}
    for key, name in known.names.items():
        names[name] = known.holders[key]
    value = {"names": names, "seen": known.seen, "offering": sorted(known.offering)}
    if known.as_noted == value:
        return
    with suppress(OSError, RefusalError):
        keep_note(root, _NAME, value)
        forget_note(root, _FIRST_EDITIONS)


def keep_names_of(root: Path, journal: Journal) -> None:
    """Notes down every name of a journal that was read whole."""
    noted = _noted_names(root)
    known = KnownNames(seen=noted.seen, as_noted=noted.as_noted)
    # Words of private files are kept nowhere but in them.
    for writing in (*journal.writings, *journal.person_notes):
        if writing.private:
            known.seen.pop(writing.uri, None)
    for item in journal.items:
        if item.private:
            continue
        uri = item.where.uri
        known.add(item.who, uri)
    known.add_offers(journal.items)
    for note in journal.person_notes:
        if note.private:
            continue
        names = _public_names(note)
        known.add(names, note.uri)
    keep_names(root, known)


def _look_at(
    uri: str, boundary: Boundary, settings: Settings, known: KnownNames
) -> None:
    """Learns what a file holds, where it is not as it was when it was looked at last."""
    path = boundary.docs / uri
    try:
        about = os.stat(path)  # noqa: PTH116 - thirty times in each capture
        size = about.st_size
        mark = [about.st_mtime_ns, size]
        mark_then = known.seen.get(uri)
        if size > MOST_BYTES or mark_then == mark:
            return
        data = load(uri, path, boundary)
    except OSError:
        return
    if isinstance(data, Diagnostic):
        return
    known.forget(uri)
    writing, _ = read(uri, data, settings)
    if writing.private if writing else _is_private_page(data):
        return  # not even its name
    known.seen[uri] = mark
    names = _public_names(writing)
    known.add(names, uri)
    if isinstance(writing, Entry | Checkin):
        known.add_offers(writing.items)


def _is_private_page(data: bytes) -> bool:
    from helplog.text.reading.whole_file import is_private  # noqa: PLC0415 - seldom

    return is_private(data)


def _public_names(writing: Entry | Checkin | PersonNote | None) -> list[str]:
    if writing is None:
        return []
    if isinstance(writing, PersonNote):
        return [writing.name, *writing.aliases]
    names: list[str] = []
    for item in writing.items:
        if item.private:
            continue
        names += item.who
    return names


def _noted_names(root: Path) -> KnownNames:
    noted = known_note(root, _NAME)
    known = KnownNames(as_noted=noted)
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        names = noted["names"]
        for name, uris in names.items():
            for uri in uris:
                known.add([name], uri)
        # A file that was seen before offers were noted is looked at once more.
        known.offering.update(noted["offering"])
        seen = noted["seen"]
        for uri, mark in seen.items():
            known.seen[uri] = list(mark)
    return known
