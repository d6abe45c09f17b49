"""From a folder to a Journal: walk, load, read, sort.

What stands in the way becomes a diagnostic, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.beside.second_process import begun_beside
from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.model.journal import Checkin, Entry, Journal, PersonNote
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.loading import load
from helplog.store.files.walking import Source, walk
from helplog.store.folder import open_settings
from helplog.store.memory.packing import ReadResult
from helplog.store.memory.readings import Memory, recall
from helplog.store.private_copies import DataOf, Reading, private_together
from helplog.text.reading.configuration.left_out import IsLeftOut, left_out_by
from helplog.text.reading.file import read
from helplog.text.reading.settling import settle

_NO_ENTRIES: Final = FileFinding(
    Severity.ERROR,
    "no-entries-folder",
    "The journal has no folder {name}",
    "Make it, or name another as docs_dir in mkdocs.yml: mkdir {name}",
)

_LEFT_OUT: Final = FileFinding(
    Severity.NOTE,
    "left-out-of-the-site",
    "exclude_docs or draft_docs leaves {count} of the journal out: on no page, in no number, found "
    "by no search",
    "Take the pattern out of mkdocs.yml to have them in",
)

_PRINT_BYTES: Final = 12
_Read = tuple[Reading | Diagnostic, str]
"""A reading, or why there is none, and a digest of what the file held."""

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many there are."""


def open_journal(  # noqa: PLR0913 - what else is asked of a reading
    root: Path,
    settings: Settings | None = None,
    on_progress: Progress | None = None,
    *,
    from_memory: bool | Memory = True,
    is_left_out: IsLeftOut | None = None,
    prints: dict[str, str] | None = None,
) -> Journal:
    """Reads all of a journal.

    Args:
        root: the folder of mkdocs.yml.
        settings: what the configuration says; read from `root` where it is not given.
        on_progress: told after each file.
        from_memory: whether a file that has not changed since is taken as it was read then; or
            what was recalled of that before.
        is_left_out: which files are on no site, and not even their findings are; what the
            configuration leaves out where it is not given, with their findings and their number.
        prints: takes in a digest of what each file held when it was read.
    """
    diagnostics: tuple[Diagnostic, ...] = ()
    if settings is None:
        settings, diagnostics = open_settings(root)
    boundary = boundary_of(root, settings)
    if not boundary.docs.is_dir():
        missing = _NO_ENTRIES.at(".", name=settings.docs_dir)
        return Journal(settings=settings, diagnostics=(*diagnostics, missing))
    sources, obstacles = walk(boundary.docs, root, boundary.site)
    memory = recall(root, settings) if from_memory is True else from_memory or None
    results = _read_all(sources, boundary, settings, memory, on_progress)
    readings, unread = _taken_in(results, {} if prints is None else prints)

    so_far = (*diagnostics, *obstacles, *unread)
    gathered = Gathered(boundary, settings, readings, so_far)
    return journal_of(gathered, is_left_out)


class Gathered(NamedTuple):
    """What a journal is put together of."""

    boundary: Boundary
    settings: Settings
    readings: Sequence[Reading]
    """Of each of its files."""
    diagnostics: Sequence[Diagnostic] = ()
    """What was found besides."""


def journal_of(
    gathered: Gathered,
    is_left_out: IsLeftOut | None = None,
    data_of: DataOf | None = None,
) -> Journal:
    """A journal, put together of what its files were read as.

    Args:
        gathered: all there is.
        is_left_out: as in `open_journal`.
        data_of: what a file holds; looked up on the disk where it is not given.
    """
    boundary, settings, readings, so_far = gathered

    def on_disk(uri: str) -> bytes | Diagnostic:
        path = boundary.docs / uri
        return load(uri, path, boundary)

    readings = private_together(readings, data_of or on_disk)
    if is_left_out is not None:
        shown, _, _ = _divided(readings, is_left_out)
        return _journal(settings, shown, so_far)
    left_out = left_out_by(settings.left_out)
    shown, said, count = _divided(readings, left_out)
    if count:
        counted = "1 file"
        if count != 1:
            counted = f"{count} files"
        where = _LEFT_OUT.at(settings.configurations[0], count=counted)
        said.append(where)
    return _journal(settings, shown, (*so_far, *said))


def _taken_in(
    results: Iterable[_Read], prints: dict[str, str]
) -> tuple[list[Reading], list[Diagnostic]]:
    """The readings, and why there are none of other files; the prints take in one of each."""
    readings: list[Reading] = []
    unread: list[Diagnostic] = []
    for found, print_of_file in results:
        if isinstance(found, Diagnostic):
            unread.append(found)
        else:
            readings.append(found)
            prints[found[0]] = print_of_file
    return readings, unread


def _divided(
    readings: Sequence[Reading], is_left_out: IsLeftOut
) -> tuple[list[Reading], list[Diagnostic], int]:
    """The readings of what is on the site, what is said of all others, and how many these are.

    An ordinary page that is left out is one all the same: a plugin may read it.
    """
    shown: list[Reading] = []
    said: list[Diagnostic] = []
    count = 0
    for reading in readings:
        uri, writing, found = reading
        if not is_left_out(uri):
            shown.append(reading)
            continue
        said += found
        if writing is None:
            shown.append((uri, None, ()))
        else:
            count += 1
    return shown, said, count


def _read_all(
    sources: tuple[Source, ...],
    boundary: Boundary,
    settings: Settings,
    memory: Memory | None,
    on_progress: Progress | None,
) -> Iterator[_Read]:
    known: dict[str, ReadResult | None] = {}
    if memory:
        memory.marks.clear()
        for source in sources:
            known[source.uri] = memory.known_result(source)
        results = list(known.values())
        memory.expect(results.count(None))
    unknown = [source for source in sources if known.get(source.uri) is None]
    fresh = _fresh(unknown, boundary, settings)
    for number, source in enumerate(sources, start=1):
        result = known.get(source.uri)
        if result is None:
            reading, print_of_file = next(fresh)
            if memory and not isinstance(reading, Diagnostic):
                memory.learn(source, reading[1:], print_of_file)
            yield reading, print_of_file
        else:
            yield (source.uri, *result), memory.prints[source.uri] if memory else ""
        if on_progress is not None:
            on_progress(number, len(sources))
    if memory:
        memory.keep()


def _fresh(
    sources: Sequence[Source], boundary: Boundary, settings: Settings
) -> Iterator[_Read]:
    """Files as they are read now, one half of very many beside the other."""
    half = len(sources) // 2
    first, second = sources[:half], sources[half:]

    def read_them(some: Iterable[Source]) -> Iterator[_Read]:
        for source in some:
            yield _read(source, boundary, settings)

    with begun_beside(lambda: read_them(second), len(second)) as beside:
        yield from read_them(first)
        done = 0
        for reading in beside:
            done += 1
            yield reading
    yield from read_them(second[done:])


def _read(source: Source, boundary: Boundary, settings: Settings) -> _Read:
    data = load(source.uri, source.path, boundary)
    if isinstance(data, Diagnostic):
        return data, ""
    reading = (source.uri, *read(source.uri, data, settings))
    return reading, blake2b(data, digest_size=_PRINT_BYTES).hexdigest()


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
    by_week = attrgetter("week", "uri")
    checkins.sort(key=by_week)
    by_name = attrgetter("name", "uri")
    person_notes.sort(key=by_name)
    diagnostics.sort(key=attrgetter("where"))
    read_alone = Journal(
        settings=settings,
        entries=tuple(entries),
        checkins=tuple(checkins),
        person_notes=tuple(person_notes),
        page_uris=tuple(page_uris),
        diagnostics=tuple(diagnostics),
    )
    return settle(read_alone)


def _when_written(entry: Entry) -> tuple[date, str, str]:
    time = entry.time or ""
    return entry.on, time, entry.uri
