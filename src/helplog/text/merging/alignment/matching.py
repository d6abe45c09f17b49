"""Following each thing of a sequence through the three versions: the same, moved, or edited."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from helplog.text.merging.alignment.aligning import (
    Links,
    Words,
    common_between,
    likeness,
)
from helplog.text.merging.alignment.edits import Edits
from helplog.text.merging.alignment.growth import Growth
from helplog.text.merging.alignment.moves import Moves
from helplog.text.merging.alignment.ordering import BASE, FIRST, SECOND, Matches
from helplog.text.merging.alignment.places import (
    Found,
    make_one,
)
from helplog.text.merging.alignment.tracks import Mark, Tracks

T = TypeVar("T")


@dataclass
class Matcher(Generic[T]):
    """Follows things through a base and two versions.

    What both versions have alike is one thing, even where it was found in the base for one of them
    only: that is what makes merging again change nothing.
    """

    base: Sequence[T]
    first: Sequence[T]
    second: Sequence[T]
    same: Mark[T]
    """Equal where nothing about it changed."""
    words: Callable[[T], Words]
    """What it says, for telling an edit from a new one."""
    known: Sequence[Mark[T]] = ()
    """Ways to find it again in a version though it changed or moved, surest first."""
    agreed: Sequence[Mark[T]] = ()
    """Ways to tell that both versions added the same, beside it being equal."""
    nearness: Callable[[Words, Words], float] = likeness
    """How much what one thing says is like what another one says, 0 to 1."""
    firm: Callable[[T], bool] | None = None
    """Things that hold the others apart: what stands under one of them is not what stands under the
    next."""
    grown: Callable[[T, T], bool] | None = None
    """Whether one of two things that both versions added is the other with more written to it."""

    def matches(self) -> Matches:
        """Every thing once, with its places."""
        tracks = self.tracks
        tracks.in_first = self._unchanged(FIRST)
        tracks.in_second = self._unchanged(SECOND)
        self._agree()
        if self.known:
            Moves(tracks, self.known, self.agreed).find()
        Edits(tracks, self.nearness, are_texts=not self.known).find()
        if self.grown is not None:
            Growth(tracks, self.grown, self.nearness).find()
        woven = self._woven()
        return self._more_than_before(woven)

    @cached_property
    def tracks(self) -> Tracks[T]:
        """What was found so far."""
        return Tracks(self.base, self.first, self.second, self.same, self.words)

    def _unchanged(self, version: int) -> Found:
        links = self._common(BASE, version)
        return dict(links)

    def _common(self, one: int, other: int) -> Links:
        marks = self.tracks.marks[one]
        firm: list[Hashable] = []
        if self.firm is not None:
            things = self.tracks.versions[one]
            for mark, thing in zip(marks, things, strict=True):
                if self.firm(thing):
                    firm.append(mark)
        others = self.tracks.marks[other]
        return common_between(marks, others, firm)

    def _agree(self) -> None:
        """Makes one thing of what both have alike, though the base has it for one of them only."""
        first = self.tracks.places(FIRST)
        second = self.tracks.places(SECOND)
        agreed = self._common(FIRST, SECOND)
        # One may have to wait until its neighbour has gone, and leaves a twin to the next.
        for link in [*agreed, *reversed(agreed), *agreed]:
            make_one(first, second, link)
        for i, j in agreed:
            if i in first.things:
                continue
            if j in second.things:
                continue
            self.tracks.added[i] = j

    def _woven(self) -> Matches:
        matches: Matches = []
        for n in range(len(self.base)):
            i = self.tracks.in_first.get(n)
            j = self.tracks.in_second.get(n)
            matches.append((n, i, j))
        for i in self.tracks.new(FIRST):
            j = self.tracks.added.get(i)
            matches.append((None, i, j))
        matches += [(None, None, j) for j in self.tracks.left(SECOND)]
        return matches

    def _more_than_before(self, matches: Matches) -> Matches:
        """Keeps as many of a thing as one version has.

        That is where it has more of them than there were, and the other version fewer.
        """
        marks, marks_first, marks_second = self.tracks.marks
        more_first: set[Hashable] = set()
        more_second: set[Hashable] = set()
        for base, first, second in matches:
            if base is not None:
                continue
            if second is None and first is not None:
                mark = marks_first[first]
                more_first.add(mark)
            elif first is None and second is not None:
                mark = marks_second[second]
                more_second.add(mark)
        kept: Matches = []
        for base, first, second in matches:
            more: set[Hashable] = set()
            if second is None and first is not None:
                more = more_first
            elif first is None and second is not None:
                more = more_second
            place = base
            if base is not None and marks[base] in more:
                place = None
            kept.append((place, first, second))
        return kept
