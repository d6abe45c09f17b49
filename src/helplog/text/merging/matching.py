"""Following each thing of a sequence through the three versions: the same, moved, or edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Final, Generic, TypeVar

from helplog.text.merging.aligning import Link, common_between, likeness
from helplog.text.merging.effort import spend
from helplog.text.merging.ordering import BASE, FIRST, SECOND, Match
from helplog.text.merging.places import (
    FreePlaces,
    Places,
    SortedIndices,
    crosses,
    find_with,
    settle_twin,
)

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
_Said = Mapping[int, Sequence[str]]
"""The words of things, by their place."""


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
            self._find_by_marks()
        said = self._may_be_edited()
        if said:
            self._find_edited_by_both(said)
            self._find_edited(FIRST, self.in_first, said)
            self._find_edited(SECOND, self.in_second, said)
        if self.grown is not None:
            self._find_grown(self.grown)
        return self._more_than_before(list(self._woven()))

    @cached_property
    def versions(self) -> tuple[Sequence[T], Sequence[T], Sequence[T]]:
        """The things of the base, the first and the second version."""
        return self.base, self.first, self.second

    @cached_property
    def marks(self) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
        """What each thing of each version is known by where nothing about it changed."""
        base = [self.same(thing) for thing in self.base]
        first = [self.same(thing) for thing in self.first]
        second = [self.same(thing) for thing in self.second]
        return base, first, second

    @cached_property
    def counts(self) -> tuple[Counter[Hashable], Counter[Hashable], Counter[Hashable]]:
        """How often each of the marks is there."""
        base, first, second = map(Counter, self.marks)
        return base, first, second

    # What is the same

    def _common(self, one: int, other: int) -> list[Link]:
        marks = self.marks[one]
        firm: list[Hashable] = []
        if self.firm is not None:
            held = map(self.firm, self.versions[one])
            firm = [mark for mark, holds in zip(marks, held, strict=True) if holds]
        return common_between(marks, self.marks[other], firm)

    def _agree(self) -> None:
        """Makes one thing of what both have alike, though the base has it for one of them only."""
        first = Places(self.in_first, self.marks[FIRST])
        second = Places(self.in_second, self.marks[SECOND])
        agreed = self._common(FIRST, SECOND)
        twins = [link for link in agreed if not find_with(first, second, link)]
        for i, j in twins:
            if i in first.things:
                settle_twin(second, j, first, i)
            elif j in second.things:
                settle_twin(first, i, second, j)
        for i, j in agreed:
            if i not in first.things and j not in second.things:
                self.added[i] = j

    # What moved, or is known by something that stayed

    def _find_by_marks(self) -> None:
        self._find_moved(self.same)
        self._find_agreed(self.same)
        for mark in self.known:
            self._find_moved(mark)
        for mark in self.agreed:
            self._find_agreed(mark)
        self._pair_twins()

    def _find_moved(self, mark: Mark[T]) -> None:
        for version, found in ((FIRST, self.in_first), (SECOND, self.in_second)):
            free = self._free(version, mark)
            for n, thing in enumerate(self.base):
                if n in found:
                    continue
                place = free.take(mark(thing))
                if place is not None:
                    found[n] = place

    def _find_agreed(self, mark: Mark[T]) -> None:
        free = self._free(SECOND, mark)
        for i in self._left(FIRST):
            j = free.take(mark(self.first[i]))
            if j is not None:
                self.added[i] = j

    def _pair_twins(self) -> None:
        """Of several that say the same, pairs those that are written the same as well."""
        free, others = self._free(FIRST, _itself), self._free(SECOND, _itself)
        for i, j in list(self.added.items()):
            own, other = self.first[i], self.second[j]
            if own == other:
                continue
            twin = free.take(other)
            if twin is not None:
                self.added[twin] = self.added.pop(i)
                free.put(own, i)
                continue
            twin = others.take(own)
            if twin is not None:
                self.added[i] = twin
                others.put(other, j)

    def _free(self, version: int, mark: Mark[T]) -> FreePlaces:
        things = self.versions[version]
        return FreePlaces((mark(things[place]), place) for place in self._left(version))

    def _left(self, version: int) -> list[int]:
        """The places of what a version has that is paired with nothing so far."""
        if version == FIRST:
            taken = {*self.in_first.values(), *self.added}
        else:
            taken = {*self.in_second.values(), *self.added.values()}
        return [
            place for place in range(len(self.versions[version])) if place not in taken
        ]

    # What was edited

    def _may_be_edited(self) -> _Said:
        """What each thing of the base says that was not found in both versions.

        Nothing where there is too much to compare all of it.
        """
        left = [n for n in range(len(self.base)) if not self._is_in_both(n)]
        new_first, new_second = self._new(FIRST), self._new(SECOND)
        new = len(new_first) + len(new_second)
        compared = len(left) * (len(self.first) + len(self.second))
        if not left or not new or compared > _MOST_COMPARED:
            return {}
        said = {n: self._words(BASE, n) for n in left}
        said = {n: words for n, words in said.items() if words}
        of_base = sum(map(len, said.values()))
        of_new = self._length(FIRST, new_first) + self._length(SECOND, new_second)
        if of_base * new + of_new * len(said) > _MOST_WORDS:
            return {}
        return said

    def _length(self, version: int, places: Iterable[int]) -> int:
        """How many words some things say."""
        return sum(len(self._words(version, place)) for place in places)

    def _new(self, version: int) -> list[int]:
        """The places of what a version has that was not found in the base."""
        found = self.in_second if version == SECOND else self.in_first
        known = set(found.values())
        return [
            place for place in range(len(self.versions[version])) if place not in known
        ]

    def _is_in_both(self, n: int) -> bool:
        return n in self.in_first and n in self.in_second

    def _is_lost(self, n: int) -> bool:
        return n not in self.in_first and n not in self.in_second

    def _find_edited_by_both(self, said: _Said) -> None:
        """Looks for edits that both versions agree on."""
        found = SortedIndices(self.in_first), SortedIndices(self.in_second)
        for i in sorted(self.added):
            n = self._edited_by_both(i, said, found)
            if n is None:
                continue
            self.in_first[n] = i
            self.in_second[n] = self.added.pop(i)
            for places in found:
                places.add(n)

    def _edited_by_both(
        self, i: int, said: _Said, found: tuple[SortedIndices, SortedIndices]
    ) -> int | None:
        own = self._words(FIRST, i)
        lost = {n: words for n, words in said.items() if self._is_lost(n)}
        n = self._nearest(own, lost)
        if n is not None:
            return n
        mark = self.marks[FIRST][i]
        alike = {
            n: words for n, words in said.items() if self._is_only_like(n, mark, found)
        }
        return self._nearest(own, alike)

    def _find_edited(self, version: int, found: dict[int, int], said: _Said) -> None:
        """Looks for edits of one version alone."""
        for place in self._left(version):
            lost = {n: words for n, words in said.items() if n not in found}
            n = self._nearest(self._words(version, place), lost)
            if n is not None:
                found[n] = place

    def _is_only_like(
        self, n: int, new: Hashable, found: tuple[SortedIndices, SortedIndices]
    ) -> bool:
        """Whether what one version alone has may be another one just like it, the thing edited.

        So it may where there are several just like it, and of a text also where it stands elsewhere
        than it did.
        """
        mark = self.marks[BASE][n]
        if (n in self.in_first) == (n in self.in_second) or mark == new:
            return False
        version, places = FIRST, self.in_first
        if n in self.in_second:
            version, places = SECOND, self.in_second
        before, now = self.counts[BASE][mark], self.counts[version][mark]
        if now > before:
            return True
        if self.known:
            return False
        return before > 1 or crosses(places, n, found[version - FIRST])

    def _words(self, version: int, place: int) -> Sequence[str]:
        """What a thing says, taken apart once."""
        said = self._said.get((version, place))
        if said is None:
            said = self.words(self.versions[version][place])
            spend(len(said))
            self._said[version, place] = said
        return said

    def _nearest(self, own: Sequence[str], said: _Said) -> int | None:
        """The first of the things that are most like these words, if any is an edit of them."""
        words = sum(map(len, said.values()))
        spend(len(said) + len(own) * len(said) + words)
        likeliest = ((self.nearness(words, own), -n) for n, words in said.items())
        near, n = max(likeliest, default=(0.0, 0))
        return -n if near >= ALIKE else None

    # What both added, one of them at more length

    def _find_grown(self, grown: Callable[[T, T], bool]) -> None:
        """Pairs what both added where one has it with more written to it, at the same place."""
        free, others = self._left(FIRST), self._left(SECOND)
        if not self._may_have_grown(free, others):
            return
        pairs: list[tuple[float, int, int]] = []
        for i, j in product(free, others):
            one, other = self.first[i], self.second[j]
            if grown(one, other) or grown(other, one):
                near = self.nearness(self._words(FIRST, i), self._words(SECOND, j))
                pairs.append((-near, i, j))
        links = list(self.added.items())
        links += [
            (i, self.in_second[n])
            for n, i in self.in_first.items()
            if n in self.in_second
        ]
        for _, i, j in sorted(pairs):
            spend(len(links))
            if all(_stand_side_by_side((i, j), link) for link in links):
                self.added[i] = j
                links.append((i, j))

    def _may_have_grown(self, free: Sequence[int], others: Sequence[int]) -> bool:
        """Whether there is something to compare, and not too much of it."""
        pairs = len(free) * len(others)
        if not pairs or pairs > _MOST_COMPARED:
            return False
        one, two = self._length(FIRST, free), self._length(SECOND, others)
        words = one * len(others) + two * len(free)
        if words > _MOST_WORDS:
            return False
        spend(words + _STEPS_A_PAIR * pairs)
        return True

    # The matches

    def _woven(self) -> Iterator[Match]:
        for n in range(len(self.base)):
            yield n, self.in_first.get(n), self.in_second.get(n)
        for i in self._new(FIRST):
            yield None, i, self.added.get(i)
        for j in self._left(SECOND):
            yield None, None, j

    def _more_than_before(self, matches: list[Match]) -> list[Match]:
        """Keeps as many of a thing as one version has.

        That is where it has more of them than there were, and the other version fewer.
        """
        more: list[set[Hashable]] = [set(), set(), set()]
        for base, first, second in matches:
            if base is not None:
                continue
            if second is None and first is not None:
                more[FIRST].add(self.marks[FIRST][first])
            elif first is None and second is not None:
                more[SECOND].add(self.marks[SECOND][second])
        return [self._kept(match, more) for match in matches]

    def _kept(self, match: Match, more: Sequence[set[Hashable]]) -> Match:
        base, first, second = match
        if base is None or (first is None) == (second is None):
            return match
        holder = SECOND if first is None else FIRST
        if self.marks[BASE][base] in more[holder]:
            return None, first, second
        return match


def _itself(thing: Hashable) -> Hashable:
    return thing


def _stand_side_by_side(pair: Link, link: Link) -> bool:
    """Whether two things stand in the same order in both versions."""
    (i, j), (first, second) = pair, link
    return i != first and j != second and (first < i) == (second < j)
