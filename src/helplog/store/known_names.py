"""Names of people, noted down so that a capture can point out a slip without reading the journal.

The commands that read all of it keep the note complete. A capture looks besides at what has changed among the newest
files. Losing the note costs nothing but that look.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.model.journal import Journal, PersonNote
from helplog.model.names import name_key
from helplog.model.settings import Settings
from helplog.store.privacy import CACHE, cache_folder
from helplog.store.recent import Recent
from helplog.text.filenames import read_name
from helplog.text.reading import read

LOOKED_AT: Final = 30
"""Files, of the newest entries and of the others each."""
MOST_BYTES: Final = 64 * 1024
"""What a file may hold and be looked at; a longer one can wait for a command that reads everything."""
_NAME: Final = "names.json"


@dataclass(slots=True)
class KnownNames:
    """Every name the note holds."""

    names: dict[str, str] = field(default_factory=dict)
    """Key of a name -> the name as first written."""
    seen: dict[str, list[int]] = field(default_factory=dict)
    """Uri of a file that was looked at -> its time of change in nanoseconds and its size then."""

    def add(self, names: Iterable[str]) -> None:
        """Learns names."""
        for name in names:
            if key := name_key(name):
                self.names.setdefault(key, name)


def known_names(docs_path: Path, root: Path, settings: Settings, recent: Recent) -> KnownNames:
    """The names that are known without reading the journal: the note's, and those in the newest files.

    Args:
        docs_path: the entries' folder.
        root: the folder of mkdocs.yml.
        settings: the journal's.
        recent: the newest names of files.
    """
    known = _read(root)
    newest = sorted(recent.dated, key=lambda uri: str(read_name(uri).on or ""), reverse=True)
    looked_at = (*newest[:LOOKED_AT], *recent.others[:LOOKED_AT])
    for uri in looked_at:
        _look_at(uri, docs_path / uri, settings, known)
    known.seen = {uri: known.seen[uri] for uri in looked_at if uri in known.seen}
    return known


def keep_names(root: Path, known: KnownNames) -> None:
    """Notes the names down; silent where that can't be done."""
    text = json.dumps({"names": list(known.names.values()), "seen": known.seen})  # a file's name may be no Unicode
    with suppress(OSError):
        path = cache_folder(root) / _NAME
        if not path.is_file() or path.read_text("utf-8") != text:
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_text(text, "utf-8")
            os.replace(beside, path)  # noqa: PTH105 - system calls by their names


def keep_names_of(root: Path, journal: Journal) -> None:
    """Notes down every name of a journal that was read whole."""
    private = {writing.uri for writing in (*journal.writings, *journal.person_notes) if writing.private}
    known = KnownNames(seen={uri: mark for uri, mark in _read(root).seen.items() if uri not in private})
    # Words of private files are kept nowhere but in them.
    known.add(name for item in journal.items if not item.private for name in item.who)
    known.add(name for note in journal.person_notes if not note.private for name in (note.name, *note.aliases))
    keep_names(root, known)


def _look_at(uri: str, path: Path, settings: Settings, known: KnownNames) -> None:
    try:
        stat = path.stat()
        mark = [stat.st_mtime_ns, stat.st_size]
        if known.seen.get(uri) == mark or stat.st_size > MOST_BYTES or not path.is_file():
            return
        data = path.read_bytes()
    except OSError:
        return
    writing, _ = read(uri, data, settings)
    if _is_private_page(data) if writing is None else writing.private:
        return  # not even its name
    known.seen[uri] = mark
    if isinstance(writing, PersonNote):
        known.add((writing.name, *writing.aliases))
    elif writing is not None:
        known.add(name for item in writing.items for name in item.who)


def _is_private_page(data: bytes) -> bool:
    # Pages are few and looked at once; a capture shouldn't wait for YAML on account of those that there are not.
    from helplog.text.ordinary import is_private  # noqa: PLC0415

    return is_private(data)


def _read(root: Path) -> KnownNames:
    known = KnownNames()
    with suppress(OSError, ValueError, TypeError, AttributeError):
        given = json.loads((root / CACHE / _NAME).read_text("utf-8"))
        known.add(map(str, given["names"]))
        known.seen = {str(uri): list(mark) for uri, mark in given["seen"].items()}
    return known
