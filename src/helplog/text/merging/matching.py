"""Following each thing of a sequence through the three versions: the same, found elsewhere, or edited."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Final, Generic, TypeVar

from helplog.text.merging.aligning import Link, common_between, likeness
from helplog.text.merging.effort import spend
from helplog.text.merging.ordering import BASE, FIRST, SECOND, Match

ALIKE: Final = 0.5
"""From this likeness on one text is an edit of another, below it is a new one."""

_MOST_COMPARED: Final = 40_000
_MOST_WORDS: Final = 2_000_000
"""Beyond so many comparisons, or words in them, an edited thing is taken for a new one; both are
kept then."""
_STEPS_A_PAIR: Final = 20
"""What comparing two things costs, beside their words."""

T = TypeVar("T")
Mark = Callable[[T], Hashable]
"""What a thing is known by; None where it isn't."""


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
    words: Callable[[T], Sequence[str]]
    """What it says, for telling an edit from a new one."""
    known: Sequence[Mark[T]] = ()
    """Ways to find it again in a version though it changed or moved, surest first."""
    agreed: Sequence[Mark[T]] = ()
    """Ways to tell that both versions added the same, beside it being equal."""
    nearness: Callable[[Sequence[str], Sequence[str]], float] = likeness
    """How much what one thing says is like what another one says, 0 to 1."""
    firm: Callable[[T], bool] | None = None
    """Things that hold the others apart: what stands under one of them is not what stands under the
    next."""
    grown: Callable[[T, T], bool] | None = None
    """Whether one of two things that both versions added is the other with more written to it."""
    in_first: dict[int, int] = field(default_factory=dict)
    in_second: dict[int, int] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)
    """What both have and the base has not, first to second."""
    _said: dict[tuple[int, int], Sequence[str]] = field(default_factory=dict)
    """What things say, as far as that was asked for, by their version and place."""

    def matches(self) -> list[Match]:
        """Every thing once, with its places."""
        self.in_first = dict(self._common(BASE, FIRST))
        self.in_second = dict(self._common(BASE, SECOND))
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

    @cached_property
    def marks(self) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
        """What each thing of each version is known by where nothing about it changed."""
        base, first, second = (
            [self.same(thing) for thing in side] for side in (self.base, self.first, self.second)
        )
        return base, first, second

    @cached_property
    def counts(self) -> tuple[Counter[Hashable], Counter[Hashable], Counter[Hashable]]:
        """How often each of the marks is there."""
        base, first, second = map(Counter, self.marks)
        return base, first, second

    def _common(self, one: int, other: int) -> list[Link]:
        things = (self.base, self.first, self.second)[one]
        marks = self.marks[one]
        firm = (
            [mark for mark, thing in zip(marks, things, strict=True) if self.firm(thing)]
            if self.firm
            else []
        )
        return common_between(marks, self.marks[other], firm)

    def _agree(self) -> None:
        """Makes one thing of what both versions have alike, though it was found in the base for one of them only."""
        first = _Places(self.in_first, self.marks[FIRST])
        second = _Places(self.in_second, self.marks[SECOND])
        agreed = self._common(FIRST, SECOND)
        twins = [link for link in agreed if not _find_with(first, second, link)]
        for i, j in twins:
            if i in first.things:
                _settle_twin(second, j, first, i)
            elif j in second.things:
                _settle_twin(first, i, second, j)
        self.added = {i: j for i, j in agreed if i not in first.things and j not in second.things}

    def _find_moved(self, mark: Mark[T]) -> None:
        _find(self.base, self.first, self.in_first, set(self.added), mark)
        _find(self.base, self.second, self.in_second, set(self.added.values()), mark)

    def _find_agreed(self, mark: Mark[T]) -> None:
        taken_first, taken_second = self._taken_first(), self._taken_second()
        free = _Free(
            (mark(thing), j) for j, thing in enumerate(self.second) if j not in taken_second
        )
        for i in (i for i in range(len(self.first)) if i not in taken_first):
            j = free.take(mark(self.first[i]))
            if j is not None:
                self.added[i] = j

    def _pair_twins(self) -> None:
        """Of several that say the same, pairs those that are written the same as well."""
        taken_first, taken_second = self._taken_first(), self._taken_second()
        free = _Free((thing, i) for i, thing in enumerate(self.first) if i not in taken_first)
        others = _Free((thing, j) for j, thing in enumerate(self.second) if j not in taken_second)
        for i, j in list(self.added.items()):
            if self.first[i] == self.second[j]:
                continue
            twin = free.take(self.second[j])
            if twin is not None:
                self.added[twin] = self.added.pop(i)
                free.put(self.first[i], i)
                continue
            twin = others.take(self.first[i])
            if twin is not None:
                self.added[i] = twin
                others.put(self.second[j], j)

    def _find_edited(self) -> None:
        """Looks for edits of what was not found so far; an edit both versions agree on comes first."""
        left = [
            n for n in range(len(self.base)) if n not in self.in_first or n not in self.in_second
        ]
        said = self._may_be_edited(left)
        if not said:
            return
        found = _Sorted(self.in_first), _Sorted(self.in_second)
        for i in sorted(self.added):
            own = self._words(FIRST, i)
            lost = {
                n: words
                for n, words in said.items()
                if n not in self.in_first and n not in self.in_second
            }
            n = self._nearest(own, lost)
            if n is None:
                mark = self.marks[FIRST][i]
                n = self._nearest(
                    own,
                    {n: words for n, words in said.items() if self._is_only_like(n, mark, found)},
                )
            if n is not None:
                self.in_first[n], self.in_second[n] = i, self.added.pop(i)
                found[0].add(n)
                found[1].add(n)
        for side, places, taken in (
            (FIRST, self.in_first, self._taken_first()),
            (SECOND, self.in_second, self._taken_second()),
        ):
            for i in (i for i in range(len(self.marks[side])) if i not in taken):
                n = self._nearest(
                    self._words(side, i), {n: words for n, words in said.items() if n not in places}
                )
                if n is not None:
                    places[n] = i

    def _may_be_edited(self, left: Sequence[int]) -> dict[int, Sequence[str]]:
        """What each of these things of the base says; nothing where there is too much to compare all of it."""
        known = set(self.in_first.values()), set(self.in_second.values())
        new = [(FIRST, i) for i in range(len(self.first)) if i not in known[0]]
        new += [(SECOND, j) for j in range(len(self.second)) if j not in known[1]]
        if not left or not new or len(left) * (len(self.first) + len(self.second)) > _MOST_COMPARED:
            return {}
        said = {n: words for n in left if (words := self._words(BASE, n))}
        of_base, of_new = (
            sum(map(len, said.values())),
            sum(len(self._words(*place)) for place in new),
        )
        return {} if of_base * len(new) + of_new * len(said) > _MOST_WORDS else said

    def _find_grown(self) -> None:
        """Pairs what both versions added where one has it with more written to it, if it stands at the same place."""
        taken_first, taken_second = self._taken_first(), self._taken_second()
        free = [i for i in range(len(self.first)) if i not in taken_first]
        others = [j for j in range(len(self.second)) if j not in taken_second]
        if self.grown is None or not self._may_have_grown(free, others):
            return
        pairs = [
            (-self.nearness(self._words(FIRST, i), self._words(SECOND, j)), i, j)
            for i in free
            for j in others
            if self.grown(self.first[i], self.second[j])
            or self.grown(self.second[j], self.first[i])
        ]
        links = [*self.added.items()]
        links += [(i, self.in_second[n]) for n, i in self.in_first.items() if n in self.in_second]
        for _, i, j in sorted(pairs):
            spend(len(links))
            if all(i != a and j != b and (a < i) == (b < j) for a, b in links):
                self.added[i] = j
                links.append((i, j))

    def _may_have_grown(self, free: Sequence[int], others: Sequence[int]) -> bool:
        """Whether there is something to compare, and not too much of it."""
        if not free or not others or len(free) * len(others) > _MOST_COMPARED:
            return False
        one = sum(len(self._words(FIRST, i)) for i in free)
        two = sum(len(self._words(SECOND, j)) for j in others)
        words = one * len(others) + two * len(free)
        if words > _MOST_WORDS:
            return False
        spend(words + _STEPS_A_PAIR * len(free) * len(others))
        return True

    def _is_only_like(self, n: int, new: Hashable, sorted_places: tuple[_Sorted, _Sorted]) -> bool:
        """Whether what one version alone has of a thing may be another one just like it, the thing itself edited.

        So it may where there are several just like it, and of a text also where it stands elsewhere
        than it did.
        """
        side = FIRST if n in self.in_first else SECOND
        found = self.in_first if side == FIRST else self.in_second
        mark = self.marks[BASE][n]
        if n not in found or (n in self.in_first and n in self.in_second) or mark == new:
            return False
        before, now = self.counts[BASE][mark], self.counts[side][mark]
        return now > before or (
            not self.known and (before > 1 or _crosses(found, n, sorted_places[side - FIRST]))
        )

    def _words(self, version: int, n: int) -> Sequence[str]:
        """What a thing says, taken apart once."""
        said = self._said.get((version, n))
        if said is None:
            thing = (self.base, self.first, self.second)[version][n]
            said = self._said[version, n] = self.words(thing)
        return said

    def _nearest(self, own: Sequence[str], said: Mapping[int, Sequence[str]]) -> int | None:
        spend(len(said) + len(own) * len(said) + sum(map(len, said.values())))
        near, n = max(
            ((self.nearness(words, own), -n) for n, words in said.items()), default=(0.0, 0)
        )
        return -n if near >= ALIKE else None

    def _taken_first(self) -> set[int]:
        return set(self.in_first.values()) | set(self.added)

    def _taken_second(self) -> set[int]:
        return set(self.in_second.values()) | set(self.added.values())

    def _woven(self) -> list[Match]:
        matches: list[Match] = [
            (n, self.in_first.get(n), self.in_second.get(n)) for n in range(len(self.base))
        ]
        known = set(self.in_first.values())
        matches += [(None, i, self.added.get(i)) for i in range(len(self.first)) if i not in known]
        taken = self._taken_second()
        return [*matches, *((None, None, j) for j in range(len(self.second)) if j not in taken)]

    def _more_than_before(self, matches: list[Match]) -> list[Match]:
        """Keeps as many of a thing as one version has, where it has more than there were and the other fewer."""
        more: list[set[Hashable]] = [set(), set(), set()]
        for base, i, j in matches:
            if base is None and i is not None and j is None:
                more[FIRST].add(self.marks[FIRST][i])
            elif base is None and j is not None and i is None:
                more[SECOND].add(self.marks[SECOND][j])
        return [
            (None, i, j)
            if n is not None
            and (i is None) != (j is None)
            and self.marks[BASE][n] in more[SECOND if i is None else FIRST]
            else (n, i, j)
            for n, i, j in matches
        ]


class _Sorted:
    """Indices in order, to find the ones next to another."""

    def __init__(self, indices: Iterable[int]) -> None:
        self.indices = sorted(indices)

    def add(self, n: int) -> None:
        """One more, or the same once more, which makes no difference."""
        insort(self.indices, n)

    def around(self, n: int) -> tuple[int, int]:
        """The next one before and the next one after; `n` itself where there is none."""
        at, after = bisect_left(self.indices, n), bisect_left(self.indices, n + 1)
        before = self.indices[at - 1] if at else n
        return before, self.indices[after] if after < len(self.indices) else n


class _Places:
    """Where the things of the base stand in a version, and the other way."""

    def __init__(self, of: dict[int, int], marks: Sequence[Hashable]) -> None:
        self.of = of
        self.marks = marks
        self.things = {i: n for n, i in of.items()}
        self.sorted = _Sorted(of)

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


class _Free:
    """Places of things that are paired with nothing so far, by what the things are known by."""

    def __init__(self, known: Iterable[tuple[Hashable, int]]) -> None:
        self.places: dict[Hashable, list[int]] = {}
        for mark, place in known:
            self.places.setdefault(mark, []).append(place)
        for places in self.places.values():
            heapify(places)

    def take(self, mark: Hashable) -> int | None:
        """The first place of a thing known by this, which is free no more."""
        places = self.places.get(mark) if mark is not None else None
        return heappop(places) if places else None

    def put(self, mark: Hashable, place: int) -> None:
        """A place that is free again."""
        heappush(self.places.setdefault(mark, []), place)


def _crosses(found: Mapping[int, int], n: int, indices: _Sorted) -> bool:
    """Whether a thing of the base stands on the other side of its next neighbour than it did there."""
    before, after = indices.around(n)
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


def _settle_twin(has_two: _Places, i: int, has_one: _Places, j: int) -> None:
    """Makes one of what both versions have alike, of which one has another that stands for it in the base.

    Args:
        has_two: the places of the version with two.
        i: the one of the two that stands for nothing in the base so far.
        has_one: the places of the version with one.
        j: that one.
    """
    n = has_one.things[j]
    if n not in has_two.of or has_two.marks[has_two.of[n]] != has_two.marks[i]:
        return
    if _crosses(has_one.of, n, has_one.sorted) and not _crosses(has_two.of, n, has_two.sorted):
        has_one.lose(n)
    else:
        has_two.put(n, i)


def _find(
    base: Sequence[T], side: Sequence[T], found: dict[int, int], taken: set[int], mark: Mark[T]
) -> None:
    taken = taken | set(found.values())
    free = _Free((mark(thing), i) for i, thing in enumerate(side) if i not in taken)
    for n, thing in enumerate(base):
        i = None if n in found else free.take(mark(thing))
        if i is not None:
            found[n] = i
