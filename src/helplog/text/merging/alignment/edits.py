"""Telling an edit of a thing from a new thing, by what both say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from helplog.text.merging.alignment.aligning import Words
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.ordering import BASE, FIRST, SECOND
from helplog.text.merging.alignment.places import Places
from helplog.text.merging.alignment.tracks import Tracks

ALIKE: Final = 0.5
"""From this likeness on one text is an edit of another, below it is a new one."""

_MOST_COMPARED: Final = 40_000
_MOST_WORDS: Final = 2_000_000
"""Beyond so many comparisons, or words in them, an edited thing is taken for a new one; both are
kept then."""

T = TypeVar("T")
_Sides = Mapping[int, Places]
"""Where the versions have the things of the base."""


class Edits(Generic[T]):
    """Looks for edits of what was not found in both versions."""

    def __init__(
        self,
        tracks: Tracks[T],
        nearness: Callable[[Words, Words], float],
        *,
        are_texts: bool,
    ) -> None:
        """Nothing is looked at yet.

        Args:
            tracks: what was found so far; what is found is put there.
            nearness: how much what one thing says is like what another one says, 0 to 1.
            are_texts: the things are known by nothing but what they say.
        """
        self.tracks = tracks
        self.nearness = nearness
        self.are_texts = are_texts
        self.old: dict[int, Words] = {}
        """What things of the base say of which an edit may be in a version."""

    def find(self) -> None:
        """Finds edits of both versions, then of each alone."""
        self.old = self._may_be_edited()
        if not self.old:
            return
        self._find_unedited(FIRST)
        self._find_unedited(SECOND)
        self._find_edited_by_both()
        self._find_edited(FIRST)
        self._find_edited(SECOND)

    def _may_be_edited(self) -> dict[int, Words]:
        """What each thing of the base says that was not found in both versions.

        Nothing where there is too much to compare all of it.
        """
        places = range(len(self.tracks.base))
        left = [n for n in places if not self.tracks.is_in_both(n)]
        new_first = self.tracks.new(FIRST)
        new_second = self.tracks.new(SECOND)
        new = len(new_first)
        new += len(new_second)
        if not left or not new:
            return {}
        things = len(self.tracks.first)
        things += len(self.tracks.second)
        pairs = len(left) * things
        if pairs > _MOST_COMPARED:
            return {}
        said: dict[int, Words] = {}
        for n in left:
            said[n] = self.tracks.said(BASE, n)
        of_base = self.tracks.length(BASE, left)
        of_new = self.tracks.length(FIRST, new_first)
        of_new += self.tracks.length(SECOND, new_second)
        compared = of_base * new
        compared += of_new * len(said)
        if compared > _MOST_WORDS:
            return {}
        return said

    def _find_unedited(self, version: int) -> None:
        """Looks for what only moved, so that no other thing is taken for an edit of it."""
        found = self.tracks.found(version)
        free = self.tracks.free(version, self.tracks.same)
        for n in self.old:
            if n in found:
                continue
            mark = self.tracks.marks[BASE][n]
            place = free.take(mark)
            if place is not None:
                found[n] = place

    def _find_edited_by_both(self) -> None:
        """Looks for edits that both versions agree on; first for what both only moved."""
        first = self.tracks.places(FIRST)
        second = self.tracks.places(SECOND)
        sides = {FIRST: first, SECOND: second}
        before = {self.tracks.marks[BASE][n] for n in self.old}
        added = sorted(self.tracks.added)
        added.sort(key=lambda i: self.tracks.marks[FIRST][i] not in before)
        for i in added:
            n = self._edited_by_both(i, sides)
            if n is None:
                continue
            j = self.tracks.added.pop(i)
            first.put(n, i)
            second.put(n, j)

    def _edited_by_both(self, i: int, sides: _Sides) -> int | None:
        mark = self.tracks.marks[FIRST][i]
        own = self.tracks.said(FIRST, i)
        lost = [n for n in self.old if self.tracks.is_lost(n)]
        if self._is_one_more(FIRST, i):
            lost = [n for n in lost if self.tracks.marks[BASE][n] == mark]
            return self._nearest(own, lost)
        edited = self._nearest(own, lost)
        if edited is not None:
            return edited
        alike: list[int] = []
        for n in self.old:
            only_like = self._is_only_like(n, i, sides)
            if only_like:
                alike.append(n)
        return self._nearest(own, alike)

    def _find_edited(self, version: int) -> None:
        """Looks for edits of one version alone."""
        found = self.tracks.found(version)
        for place in self.tracks.left(version):
            if self._is_one_more(version, place):
                continue
            own = self.tracks.said(version, place)
            lost = [n for n in self.old if n not in found]
            edited = self._nearest(own, lost)
            if edited is not None:
                found[edited] = place

    def _is_one_more(self, version: int, place: int) -> bool:
        """Whether a text is one that was there, once more: that is no edit of another."""
        if not self.are_texts:
            return False
        mark = self.tracks.marks[version][place]
        return mark in self.tracks.counts[BASE]

    def _is_only_like(self, n: int, new: int, sides: _Sides) -> bool:
        """Whether what one version alone has may be another one just like it, the thing edited.

        So it may where there are more just like it than there were, and of a text also where it
        stands elsewhere than it did, and what is new stands there.
        """
        in_first = n in self.tracks.in_first
        in_second = n in self.tracks.in_second
        if in_first == in_second:
            return False
        mark = self.tracks.marks[BASE][n]
        if mark == self.tracks.marks[FIRST][new]:
            return False
        version = FIRST
        place = new
        if in_second:
            version = SECOND
            place = self.tracks.added[new]
        before = self.tracks.counts[BASE][mark]
        now = self.tracks.counts[version][mark]
        if now > before:
            return True
        if not self.are_texts:
            return False
        side = sides[version]
        return side.crosses(n) and side.fits(n, place)

    def _nearest(self, own: Words, places: Sequence[int]) -> int | None:
        """The first of the things that are most like these words, if any is an edit of them."""
        steps = len(places)
        steps += steps * len(own)
        for n in places:
            words = self.old[n]
            steps += len(words)
        spend(steps)
        nearest = None
        highest = 0.0
        for n in places:
            words = self.old[n]
            near = self.nearness(words, own)
            if near > highest:
                nearest = n
                highest = near
        if highest < ALIKE:
            return None
        return nearest
