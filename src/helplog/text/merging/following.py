"""Following each thing of a sequence through the three versions: the same, found elsewhere, or edited."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from helplog.text.merging.aligning import Link, common_between, likeness
from helplog.text.merging.weaving import FIRST, SECOND, Strand

ALIKE: Final = 0.5
"""From this likeness on one text is an edit of another, below it is a new one."""

_MOST_COMPARED: Final = 40_000
"""Beyond so many comparisons an edited thing is taken for a new one; both versions of it are kept then."""

T = TypeVar("T")
Mark = Callable[[T], Hashable]
"""What a thing is known by; None where it isn't."""


@dataclass(slots=True)
class Follower(Generic[T]):
    """Follows things through a base and two versions.

    What both versions have alike is one thing, even where it was found in the base for one of them only: that is what
    makes merging again change nothing.
    """

    base: Sequence[T]
    first: Sequence[T]
    second: Sequence[T]
    same: Mark[T]
    """Equal where nothing about it changed."""
    words: Callable[[T], Sequence[str]]
    """What it says, for telling an edit from a new one."""
    known: Sequence[Mark[T]] = ()
    """Ways to find it again in a version though it changed or moved, surest first."""
    agreed: Sequence[Mark[T]] = ()
    """Ways to tell that both versions added the same, beside it being equal."""
    nearness: Callable[[Sequence[str], Sequence[str]], float] = likeness
    """How much what one thing says is like what another one says, 0 to 1."""
    firm: Callable[[T], bool] | None = None
    """Things that hold the others apart: what stands under one of them is not what stands under the next."""
    grown: Callable[[T, T], bool] | None = None
    """Whether one of two things that both versions added is the other with more written to it."""
    in_first: dict[int, int] = field(default_factory=dict)
    in_second: dict[int, int] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)
    """What both have and the base has not, first to second."""

    def strands(self) -> list[Strand]:
        """Every thing once, with its places."""
        self.in_first = dict(self._common(self.base, self.first))
        self.in_second = dict(self._common(self.base, self.second))
        self._agree()
        if self.known:
            self._find_moved(self.same)
            self._find_agreed(self.same)
            for mark in self.known:
                self._find_moved(mark)
            for mark in self.agreed:
                self._find_agreed(mark)
            self._pair_twins()
        self._find_edited()
        self._find_grown()
        return self._more_than_before(self._woven())

    def _marks(self, things: Sequence[T]) -> list[Hashable]:
        return [self.same(thing) for thing in things]

    def _common(self, one: Sequence[T], other: Sequence[T]) -> list[Link]:
        firm = [self.same(thing) for thing in one if self.firm(thing)] if self.firm else []
        return common_between(self._marks(one), self._marks(other), firm)

    def _agree(self) -> None:
        """Makes one thing of what both versions have alike, though it was found in the base for one of them only."""
        first = _Places(self.in_first, self._marks(self.first))
        second = _Places(self.in_second, self._marks(self.second))
        agreed = self._common(self.first, self.second)
        twins = [link for link in agreed if not _find_with(first, second, link)]
        for i, j in twins:
            if i in first.things:
                _settle_twin(second, j, first, i, len(self.base))
            elif j in second.things:
                _settle_twin(first, i, second, j, len(self.base))
        self.added = {i: j for i, j in agreed if i not in first.things and j not in second.things}

    def _find_moved(self, mark: Mark[T]) -> None:
        _find(self.base, self.first, self.in_first, set(self.added), mark)
        _find(self.base, self.second, self.in_second, set(self.added.values()), mark)

    def _find_agreed(self, mark: Mark[T]) -> None:
        taken_first, taken_second = self._taken_first(), self._taken_second()
        free = [j for j in range(len(self.second)) if j not in taken_second]
        for i in (i for i in range(len(self.first)) if i not in taken_first):
            wanted = mark(self.first[i])
            j = None if wanted is None else next((j for j in free if mark(self.second[j]) == wanted), None)
            if j is not None:
                self.added[i] = j
                free.remove(j)

    def _pair_twins(self) -> None:
        """Of several that say the same, pairs those that are written the same as well."""
        for i, j in list(self.added.items()):
            if self.first[i] == self.second[j]:
                continue
            twin = self._twin(self.first, self.second[j], self._taken_first())
            if twin is not None:
                self.added[twin] = self.added.pop(i)
                continue
            twin = self._twin(self.second, self.first[i], self._taken_second())
            self.added[i] = j if twin is None else twin

    @staticmethod
    def _twin(side: Sequence[T], thing: T, taken: set[int]) -> int | None:
        return next((n for n in range(len(side)) if n not in taken and side[n] == thing), None)

    def _find_edited(self) -> None:
        """Looks for edits of what was not found so far; an edit both versions agree on comes first."""
        left = [n for n in range(len(self.base)) if n not in self.in_first or n not in self.in_second]
        if len(left) * (len(self.first) + len(self.second)) > _MOST_COMPARED:
            return
        said = {n: self.words(self.base[n]) for n in left}
        for i in sorted(self.added):
            lost = {n: said[n] for n in left if n not in self.in_first and n not in self.in_second}
            n = self._nearest(self.words(self.first[i]), lost)
            if n is None:
                half = {n: said[n] for n in left if self._is_only_like(n, self.same(self.first[i]))}
                n = self._nearest(self.words(self.first[i]), half)
            if n is not None:
                self.in_first[n], self.in_second[n] = i, self.added.pop(i)
        for side, found, taken in (
            (self.first, self.in_first, self._taken_first()),
            (self.second, self.in_second, self._taken_second()),
        ):
            for i in (i for i in range(len(side)) if i not in taken):
                n = self._nearest(self.words(side[i]), {n: said[n] for n in left if n not in found})
                if n is not None:
                    found[n] = i

    def _find_grown(self) -> None:
        """Pairs what both versions added where one has it with more written to it, if it stands at the same place."""
        taken_first, taken_second = self._taken_first(), self._taken_second()
        free = [i for i in range(len(self.first)) if i not in taken_first]
        others = [j for j in range(len(self.second)) if j not in taken_second]
        if self.grown is None or len(free) * len(others) > _MOST_COMPARED:
            return
        pairs = [
            (-self.nearness(self.words(self.first[i]), self.words(self.second[j])), i, j)
            for i in free
            for j in others
            if self.grown(self.first[i], self.second[j]) or self.grown(self.second[j], self.first[i])
        ]
        links = [*self.added.items()]
        links += [(i, self.in_second[n]) for n, i in self.in_first.items() if n in self.in_second]
        for _, i, j in sorted(pairs):
            if all(i != a and j != b and (a < i) == (b < j) for a, b in links):
                self.added[i] = j
                links.append((i, j))

    def _is_only_like(self, n: int, new: Hashable) -> bool:
        """Whether what one version alone has of a thing may be another one just like it, the thing itself edited.

        So it may where there are several just like it, and of a text also where it stands elsewhere than it did.
        """
        found, side = (self.in_first, self.first) if n in self.in_first else (self.in_second, self.second)
        mark = self.same(self.base[n])
        if n not in found or (n in self.in_first and n in self.in_second) or mark == new:
            return False
        before, now = (sum(self.same(thing) == mark for thing in things) for things in (self.base, side))
        return now > before or (not self.known and (before > 1 or _crosses(found, n, len(self.base))))

    def _nearest(self, own: Sequence[str], said: Mapping[int, Sequence[str]]) -> int | None:
        near, n = max(((self.nearness(words, own), -n) for n, words in said.items()), default=(0.0, 0))
        return -n if near >= ALIKE else None

    def _taken_first(self) -> set[int]:
        return set(self.in_first.values()) | set(self.added)

    def _taken_second(self) -> set[int]:
        return set(self.in_second.values()) | set(self.added.values())

    def _woven(self) -> list[Strand]:
        strands: list[Strand] = [(n, self.in_first.get(n), self.in_second.get(n)) for n in range(len(self.base))]
        known = set(self.in_first.values())
        strands += [(None, i, self.added.get(i)) for i in range(len(self.first)) if i not in known]
        taken = self._taken_second()
        return [*strands, *((None, None, j) for j in range(len(self.second)) if j not in taken)]

    def _more_than_before(self, strands: list[Strand]) -> list[Strand]:
        """Keeps as many of a thing as one version has, where it has more than there were and the other fewer."""
        more: list[set[Hashable]] = [set(), set(), set()]
        for base, i, j in strands:
            if base is None and i is not None and j is None:
                more[FIRST].add(self.same(self.first[i]))
            elif base is None and j is not None and i is None:
                more[SECOND].add(self.same(self.second[j]))
        return [
            (None, i, j)
            if n is not None
            and (i is None) != (j is None)
            and self.same(self.base[n]) in more[SECOND if i is None else FIRST]
            else (n, i, j)
            for n, i, j in strands
        ]


class _Places:
    """Where the things of the base stand in a version, and the other way."""

    def __init__(self, of: dict[int, int], marks: Sequence[Hashable]) -> None:
        self.of = of
        self.marks = marks
        self.things = {i: n for n, i in of.items()}

    def put(self, n: int, i: int) -> None:
        """Finds a thing of the base at another place, or for the first time."""
        if n in self.of:
            del self.things[self.of[n]]
        self.of[n], self.things[i] = i, n

    def lose(self, n: int) -> None:
        """Finds a thing nowhere."""
        del self.things[self.of.pop(n)]


def _crosses(found: Mapping[int, int], n: int, count: int) -> bool:
    """Whether a thing of the base stands on the other side of its next neighbour than it did there."""
    before = next((m for m in range(n - 1, -1, -1) if m in found), n)
    after = next((m for m in range(n + 1, count) if m in found), n)
    return not found[before] <= found[n] <= found[after]


def _find_with(first: _Places, second: _Places, link: Link) -> bool:
    """Finds a thing of the base for one version where the other, which has the same, stands for it; False for twins."""
    i, j = link
    one, two = first.things.get(i), second.things.get(j)
    if one is None and two is not None and two not in first.of:
        first.put(two, i)
    elif two is None and one is not None and one not in second.of:
        second.put(one, j)
    else:
        return (one is None) == (two is None)
    return True


def _settle_twin(has_two: _Places, i: int, has_one: _Places, j: int, count: int) -> None:
    """Makes one of what both versions have alike, of which one has another that stands for it in the base.

    Args:
        has_two: the places of the version with two.
        i: the one of the two that stands for nothing in the base so far.
        has_one: the places of the version with one.
        j: that one.
        count: how many things the base has.
    """
    n = has_one.things[j]
    if n not in has_two.of or has_two.marks[has_two.of[n]] != has_two.marks[i]:
        return
    if _crosses(has_one.of, n, count) and not _crosses(has_two.of, n, count):
        has_one.lose(n)
    else:
        has_two.put(n, i)


def _find(base: Sequence[T], side: Sequence[T], found: dict[int, int], taken: set[int], mark: Mark[T]) -> None:
    free = [i for i in range(len(side)) if i not in taken and i not in set(found.values())]
    for n in range(len(base)):
        wanted = mark(base[n])
        if n in found or wanted is None:
            continue
        i = next((i for i in free if mark(side[i]) == wanted), None)
        if i is not None:
            found[n] = i
            free.remove(i)
