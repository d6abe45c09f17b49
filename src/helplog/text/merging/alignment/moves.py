"""Finding things again that moved, or that changed and are known by something that stayed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from helplog.text.merging.alignment.ordering import FIRST, SECOND
from helplog.text.merging.alignment.tracks import Mark, Tracks

T = TypeVar("T")


@dataclass(frozen=True)
class Moves(Generic[T]):
    """Looks for things by their marks, wherever they stand."""

    tracks: Tracks[T]
    known: Sequence[Mark[T]]
    """Ways to find a thing again in a version though it changed or moved, surest first."""
    agreed: Sequence[Mark[T]]
    """Ways to tell that both versions added the same, beside it being equal."""

    def find(self) -> None:
        """Pairs what is known by the same marks."""
        self._find_moved(FIRST, self.tracks.same)
        self._find_moved(SECOND, self.tracks.same)
        self._find_agreed(self.tracks.same)
        for mark in self.known:
            self._find_moved(FIRST, mark)
            self._find_moved(SECOND, mark)
        for mark in self.agreed:
            self._find_agreed(mark)
        self._pair_twins()

    def _find_moved(self, version: int, mark: Mark[T]) -> None:
        found = self.tracks.found(version)
        free = self.tracks.free(version, mark)
        for n, thing in enumerate(self.tracks.base):
            if n in found:
                continue
            known_by = mark(thing)
            place = free.take(known_by)
            if place is not None:
                found[n] = place

    def _find_agreed(self, mark: Mark[T]) -> None:
        free = self.tracks.free(SECOND, mark)
        for i in self.tracks.left(FIRST):
            thing = self.tracks.first[i]
            known_by = mark(thing)
            j = free.take(known_by)
            if j is not None:
                self.tracks.added[i] = j

    def _pair_twins(self) -> None:
        """Of several that say the same, pairs those that are written the same as well."""
        free = self.tracks.free(FIRST, _itself)
        others = self.tracks.free(SECOND, _itself)
        pairs = list(self.tracks.added.items())
        for i, j in pairs:
            own = self.tracks.first[i]
            other = self.tracks.second[j]
            if own == other:
                continue
            twin = free.take(other)
            if twin is not None:
                del self.tracks.added[i]
                self.tracks.added[twin] = j
                free.put(own, i)
                continue
            twin = others.take(own)
            if twin is not None:
                self.tracks.added[i] = twin
                others.put(other, j)


def _itself(thing: Hashable) -> Hashable:
    return thing
