"""From a folder to a Journal: walk, load, read, sort.

What stands in the way becomes a diagnostic, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.model.journal import Checkin, Entry, Journal, PersonNote
from helplog.model.settings import Settings
from helplog.store.confinement import Boundary, boundary_of
from helplog.store.folder import open_settings
from helplog.store.loading import load
from helplog.store.memory.readings import Memory, ReadResult, recall
from helplog.store.private_copies import Reading, private_together
from helplog.store.walking import Source, walk
from helplog.text.reading.file import read

_NO_ENTRIES: Final = FileFinding(
    Severity.ERROR,
    "no-entries-folder",
    "The journal has no folder {name}",
    "Make it, or name another as docs_dir in mkdocs.yml: mkdir {name}",
)

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many there are."""


def open_journal(
    root: Path,
    settings: Settings | None = None,
    on_progress: Progress | None = None,
    *,
    from_memory: bool = True,
) -> Journal:
    """Reads all of a journal.

    Args:
        root: the folder of mkdocs.yml.
        settings: what the configuration says; read from `root` where it is not given.
        on_progress: told after each file.
        from_memory: whether a file that has not changed since is taken as it was read then.
    """
    diagnostics: tuple[Diagnostic, ...] = ()
    if settings is None:
        settings, diagnostics = open_settings(root)
    boundary = boundary_of(root, settings)
    if not boundary.docs.is_dir():
        missing = _NO_ENTRIES.at(".", name=settings.docs_dir)
        return Journal(settings=settings, diagnostics=(*diagnostics, missing))
    sources, obstacles = walk(boundary.docs, root, boundary.site)
    memory = None
    if from_memory:
        memory = recall(root, settings)
    readings: list[Reading] = []
    unread: list[Diagnostic] = []
    for found in _read_all(sources, boundary, settings, memory, on_progress):
        if isinstance(found, Diagnostic):
            unread.append(found)
        else:
            readings.append(found)

    def data_of(uri: str) -> bytes | Diagnostic:
        return load(uri, boundary.docs / uri, boundary)

    readings = private_together(readings, data_of)
    return _journal(settings, readings, (*diagnostics, *obstacles, *unread))


def _read_all(
    sources: tuple[Source, ...],
    boundary: Boundary,
    settings: Settings,
    memory: Memory | None,
    on_progress: Progress | None,
) -> Iterator[Reading | Diagnostic]:
    known: dict[str, ReadResult | None] = {}
    if memory:
        for source in sources:
            known[source.uri] = memory.known_result(source)
        results = list(known.values())
        memory.expect(results.count(None))
    for number, source in enumerate(sources, start=1):
        result = known.get(source.uri)
        if result is None:
            yield _read(source, boundary, settings, memory)
        else:
            yield source.uri, *result
        if on_progress is not None:
            on_progress(number, len(sources))
    if memory:
        memory.keep()


def _read(
    source: Source, boundary: Boundary, settings: Settings, memory: Memory | None
) -> Reading | Diagnostic:
    data = load(source.uri, source.path, boundary)
    if isinstance(data, Diagnostic):
        return data
    result = read(source.uri, data, settings)
    if memory:
        memory.learn(source, result)
    return source.uri, *result


def _journal(
    settings: Settings, readings: Sequence[Reading], obstacles: Iterable[Diagnostic]
) -> Journal:
    entries: list[Entry] = []
    checkins: list[Checkin] = []
    person_notes: list[PersonNote] = []
    page_uris: list[str] = []
    diagnostics = [*obstacles]
    for uri, writing, found in readings:
        diagnostics += found
        if isinstance(writing, Entry):
            entries.append(writing)
        elif isinstance(writing, Checkin):
            checkins.append(writing)
        elif isinstance(writing, PersonNote):
            person_notes.append(writing)
        else:
            page_uris.append(uri)
    entries.sort(key=_when_written)
    checkins.sort(key=attrgetter("week", "uri"))
    person_notes.sort(key=attrgetter("name", "uri"))
    diagnostics.sort(key=attrgetter("where"))
    return Journal(
        settings=settings,
        entries=tuple(entries),
        checkins=tuple(checkins),
        person_notes=tuple(person_notes),
        page_uris=tuple(page_uris),
        diagnostics=tuple(diagnostics),
    )


def _when_written(entry: Entry) -> tuple[date, str, str]:
    time = entry.time or ""
    return entry.on, time, entry.uri
