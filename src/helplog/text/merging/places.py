"""Where things stand: the places of one version, while it is matched with another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from helplog.text.merging.aligning import Link


class SortedIndices:
    """Indices in order, to find the ones next to another."""

    def __init__(self, indices: Iterable[int]) -> None:
        self.indices = sorted(indices)

    def add(self, n: int) -> None:
        """One more, or the same once more, which makes no difference."""
        insort(self.indices, n)

    def around(self, n: int) -> tuple[int, int]:
        """The next one before and the next one after; `n` itself where there is none."""
        at, after = bisect_left(self.indices, n), bisect_left(self.indices, n + 1)
        before = following = n
        if at:
            before = self.indices[at - 1]
        if after < len(self.indices):
            following = self.indices[after]
        return before, following


class Places:
    """Where the things of the base stand in a version, and the other way."""

    def __init__(self, of: dict[int, int], marks: Sequence[Hashable]) -> None:
        self.of = of
        self.marks = marks
        self.things = {i: n for n, i in of.items()}
        self.sorted = SortedIndices(of)

    def put(self, n: int, i: int) -> None:
        """Finds a thing of the base at another place, or for the first time."""
        if n in self.of:
            del self.things[self.of[n]]
        else:
            self.sorted.add(n)
        self.of[n], self.things[i] = i, n

    def lose(self, n: int) -> None:
        """Finds a thing nowhere."""
        del self.things[self.of.pop(n)]
        del self.sorted.indices[bisect_left(self.sorted.indices, n)]


class FreePlaces:
    """Places of things that are paired with nothing so far, by what the things are known by."""

    def __init__(self, known: Iterable[tuple[Hashable, int]]) -> None:
        self.places: dict[Hashable, list[int]] = {}
        for mark, place in known:
            self.places.setdefault(mark, []).append(place)
        for places in self.places.values():
            heapify(places)

    def take(self, mark: Hashable) -> int | None:
        """The first place of a thing known by this, which is free no more."""
        if mark is None or not self.places.get(mark):
            return None
        return heappop(self.places[mark])

    def put(self, mark: Hashable, place: int) -> None:
        """A place that is free again."""
        heappush(self.places.setdefault(mark, []), place)


def crosses(found: Mapping[int, int], n: int, indices: SortedIndices) -> bool:
    """Whether a thing stands on the other side of its next neighbour than it did in the base."""
    before, after = indices.around(n)
    return not found[before] <= found[n] <= found[after]


def find_with(first: Places, second: Places, link: Link) -> bool:
    """Finds a thing of the base for one version where the other, which has the same, stands for it.

    False where that can't be, as with twins: each stands for a thing of the base, or neither does.
    """
    i, j = link
    one, two = first.things.get(i), second.things.get(j)
    if one is None and two is not None and two not in first.of:
        first.put(two, i)
    elif two is None and one is not None and one not in second.of:
        second.put(one, j)
    else:
        return (one is None) == (two is None)
    return True


def settle_twin(has_two: Places, i: int, has_one: Places, j: int) -> None:
    """Makes one of what both versions have alike, where one of them has two of it.

    The other of the two stands for the thing in the base.

    Args:
        has_two: the places of the version with two.
        i: the one of the two that stands for nothing in the base so far.
        has_one: the places of the version with one.
        j: that one.
    """
    n = has_one.things[j]
    if n not in has_two.of or has_two.marks[has_two.of[n]] != has_two.marks[i]:
        return
    if crosses(has_one.of, n, has_one.sorted) and not crosses(
        has_two.of, n, has_two.sorted
    ):
        has_one.lose(n)
    else:
        has_two.put(n, i)
