"""The files of a journal while it lies open: read once, and again where they have changed.

Nothing is written, not even what was read: whoever only looks on leaves the disk as it is. What
other commands have noted down is taken where it still holds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Journal
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.file_mark import Mark, mark_of
from helplog.store.files.loading import load
from helplog.store.files.walking import Source, walk
from helplog.store.memory.packing import ReadResult
from helplog.store.memory.readings import Memory, recall
from helplog.store.opening import Gathered, journal_of
from helplog.store.private_copies import Reading
from helplog.text.reading.file import read

Stopped = Callable[[], bool]
"""Whether nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class _Known:
    """One file as it was when it was read."""

    mark: Mark | None
    result: ReadResult | Diagnostic
    """What it says, or why it can't be read."""


@dataclass(slots=True)
class LiveFiles:
    """What every file of a journal says, as it was when it was looked at last."""

    root: Path
    settings: Settings
    known: dict[str, _Known] = field(default_factory=dict)
    obstacles: tuple[Diagnostic, ...] = ()
    _memory: Memory | None = None

    @property
    def boundary(self) -> Boundary:
        """Where the files may lie."""
        return boundary_of(self.root, self.settings)

    def look_again(self, stopped: Stopped) -> None:
        """Reads what has changed, is new, or is gone since the last time.

        Args:
            stopped: asked between two files; where it is so, the rest stays as it was.
        """
        boundary = self.boundary
        sources: tuple[Source, ...] = ()
        obstacles: tuple[Diagnostic, ...] = ()
        if boundary.docs.is_dir():
            sources, obstacles = walk(boundary.docs, self.root, boundary.site)
        if not self.known:
            self._memory = recall(self.root, self.settings)
        known: dict[str, _Known] = {}
        for source in sources:
            if stopped():
                return
            known[source.uri] = self._look_at(source, boundary)
        self.known = known
        self.obstacles = obstacles
        self._memory = None

    def journal(self, open_files: Mapping[str, Reading], texts: Texts) -> Journal:
        """The journal, with what its writer has open in the place of what is on the disk.

        Args:
            open_files: how each open file reads, by uri; it may not be on the disk yet.
            texts: what each of them holds.
        """
        boundary = self.boundary
        readings: list[Reading] = []
        unread: list[Diagnostic] = []
        for uri, known in self.known.items():
            if uri in open_files:
                continue
            if isinstance(known.result, Diagnostic):
                unread.append(known.result)
            else:
                readings.append((uri, *known.result))
        readings += open_files.values()
        readings.sort(key=lambda reading: reading[0])

        def data_of(uri: str) -> bytes | Diagnostic:
            if uri in texts:
                return texts[uri]
            path = boundary.docs / uri
            return load(uri, path, boundary)

        so_far = (*self.obstacles, *unread)
        gathered = Gathered(boundary, self.settings, readings, so_far)
        return journal_of(gathered, data_of=data_of)

    def _look_at(self, source: Source, boundary: Boundary) -> _Known:
        mark = _mark_at(source.place)
        known = self.known.get(source.uri)
        if known and mark is not None and known.mark == mark:
            return known
        remembered = None
        if self._memory:
            remembered = self._memory.known_result(source)
        if remembered is not None:
            return _Known(mark, remembered)
        data = load(source.uri, source.path, boundary)
        if isinstance(data, Diagnostic):
            return _Known(mark, data)
        return _Known(mark, read(source.uri, data, self.settings))


Texts = Mapping[str, bytes]
"""What files hold, by uri."""


def _mark_at(place: str) -> Mark | None:
    try:
        about = os.stat(place)  # noqa: PTH116 - thousands of times
    except OSError:
        return None
    return mark_of(about)
