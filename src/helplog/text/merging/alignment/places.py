"""Where things stand: the places of one version, while it is matched with another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterable, Sequence
from heapq import heappop, heappush

from helplog.text.merging.alignment.aligning import Link

Found = dict[int, int]
"""Where things are, by where they were."""


class SortedIndices:
    """Indices in order, to find the ones next to another."""

    def __init__(self, indices: Iterable[int]) -> None:
        self.indices = sorted(indices)

    def add(self, n: int) -> None:
        """One more."""
        insort(self.indices, n)

    def around(self, n: int) -> tuple[int, int]:
        """The next one before and the next one after; `n` itself where there is none."""
        indices = self.indices
        before = n
        at = bisect_left(indices, n)
        if at > 0:
            before = indices[at - 1]
        following = n
        after = bisect_right(indices, n)
        if after < len(indices):
            following = indices[after]
        return before, following

    def remove(self, n: int) -> None:
        """One of those that are there."""
        at = bisect_left(self.indices, n)
        del self.indices[at]


class Places:
    """Where the things of the base stand in a version, and the other way."""

    def __init__(self, of: Found, marks: Sequence[Hashable]) -> None:
        self.of = of
        self.marks = marks
        self.things: Found = {}
        for n, i in of.items():
            self.things[i] = n
        self.sorted = SortedIndices(of)

    def put(self, n: int, i: int) -> None:
        """Finds a thing of the base at another place, or for the first time."""
        before = self.of.get(n)
        if before is None:
            self.sorted.add(n)
        else:
            del self.things[before]
        self.of[n] = i
        self.things[i] = n

    def lose(self, n: int) -> None:
        """Finds a thing nowhere."""
        place = self.of.pop(n)
        del self.things[place]
        self.sorted.remove(n)

    def takes_for(self, n: int, other: int) -> bool:
        """Finds another thing of the base where one was, if that is free and keeps the order."""
        if other in self.of:
            return False
        place = self.of[n]
        self.lose(n)
        found = n
        if self.fits(other, place):
            found = other
        self.put(found, place)
        return found == other

    def crosses(self, n: int) -> bool:
        """Whether a thing stands on the other side of its next neighbour than in the base."""
        return not self.fits(n, self.of[n])

    def fits(self, n: int, place: int) -> bool:
        """Whether a thing would stand at a place as its next neighbours have it in the base."""
        before, after = self.sorted.around(n)
        if before != n and place < self.of[before]:
            return False
        return after == n or place < self.of[after]


class FreePlaces:
    """Places of things that are paired with nothing so far, by what the things are known by."""

    def __init__(self) -> None:
        self.places: dict[Hashable, list[int]] = {}

    def take(self, mark: Hashable) -> int | None:
        """The first place of a thing known by this, which is free no more."""
        if mark is None:
            return None
        places = self.places.get(mark)
        if not places:
            return None
        return heappop(places)

    def put(self, mark: Hashable, place: int) -> None:
        """A place that is free, or free again."""
        places = self.places.setdefault(mark, [])
        heappush(places, place)


def make_one(first: Places, second: Places, link: Link) -> None:
    """Makes one thing of what both versions have alike, in the base as well if that has it."""
    i, j = link
    one = first.things.get(i)
    two = second.things.get(j)
    if one is None and two is not None:
        _find_with(first, i, second, two)
    elif two is None and one is not None:
        _find_with(second, j, first, one)
    elif one is not None and two is not None:
        _bring_together(first, one, second, two)


def _bring_together(first: Places, one: int, second: Places, two: int) -> None:
    """Finds one thing of the base for both where each was found to have another one like it.

    It is the one above, or the one below where only that keeps the order.
    """
    if two < one:
        first, one, second, two = second, two, first, one
    if one == two or second.takes_for(two, one):
        return
    first.takes_for(one, two)


def _find_with(version: Places, place: int, other: Places, n: int) -> None:
    """Finds a thing of the base where the other version has it, which has the same there."""
    if n in version.of:
        _settle_twin(version, place, other, n)
    else:
        version.put(n, place)


def _settle_twin(has_two: Places, place: int, has_one: Places, n: int) -> None:
    """Makes one of what both versions have alike, where one of them has two of it.

    The other of the two stands for the thing in the base.

    Args:
        has_two: the places of the version with two.
        place: the one of the two that stands for nothing in the base so far.
        has_one: the places of the version with one.
        n: the thing of the base that this one stands for.
    """
    marks = has_two.marks
    other = has_two.of[n]
    if marks[other] != marks[place]:
        return
    one_crosses = has_one.crosses(n)
    if one_crosses and not has_two.crosses(n):
        has_one.lose(n)
    else:
        has_two.put(n, place)
