"""Following each thing of a sequence through the three versions: the same, moved, or edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Generic, TypeVar

from helplog.text.merging.alignment.aligning import (
    Links,
    Words,
    common_between,
    likeness,
)
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.ordering import BASE, FIRST, SECOND, Matches
from helplog.text.merging.alignment.places import (
    Found,
    FreePlaces,
    Places,
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
_Sides = Mapping[int, Places]
"""Where the versions have the things of the base."""


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
    in_first: Found = field(default_factory=dict)
    in_second: Found = field(default_factory=dict)
    added: Found = field(default_factory=dict)
    """What both have and the base has not, first to second."""
    _old: dict[int, Words] = field(default_factory=dict)
    """What things of the base say of which an edit may be in a version."""
    _said: dict[tuple[int, int], Words] = field(default_factory=dict)
    """What things say, as far as that was asked for, by their version and place."""

    def matches(self) -> Matches:
        """Every thing once, with its places."""
        self.in_first = self._unchanged(FIRST)
        self.in_second = self._unchanged(SECOND)
        self._agree()
        if self.known:
            self._find_by_marks()
        self._old = self._may_be_edited()
        if self._old:
            self._find_unedited(FIRST)
            self._find_unedited(SECOND)
            self._find_edited_by_both()
            self._find_edited(FIRST)
            self._find_edited(SECOND)
        if self.grown is not None:
            self._find_grown(self.grown)
        woven = self._woven()
        return self._more_than_before(woven)

    @cached_property
    def versions(self) -> list[Sequence[T]]:
        """The things of the base, the first and the second version."""
        return [self.base, self.first, self.second]

    @cached_property
    def marks(self) -> list[list[Hashable]]:
        """What each thing of each version is known by where nothing about it changed."""
        marks: list[list[Hashable]] = []
        for things in self.versions:
            own = [self.same(thing) for thing in things]
            marks.append(own)
        return marks

    @cached_property
    def counts(self) -> list[Counter[Hashable]]:
        """How often each of the marks is there."""
        return [Counter(marks) for marks in self.marks]

    def _found(self, version: int) -> Found:
        """Where a version has the things of the base."""
        if version == FIRST:
            return self.in_first
        return self.in_second

    def _places(self, version: int) -> Places:
        found = self._found(version)
        marks = self.marks[version]
        return Places(found, marks)

    # What is the same

    def _unchanged(self, version: int) -> Found:
        links = self._common(BASE, version)
        return dict(links)

    def _common(self, one: int, other: int) -> Links:
        marks = self.marks[one]
        firm: list[Hashable] = []
        if self.firm is not None:
            things = self.versions[one]
            for mark, thing in zip(marks, things, strict=True):
                if self.firm(thing):
                    firm.append(mark)
        others = self.marks[other]
        return common_between(marks, others, firm)

    def _agree(self) -> None:
        """Makes one thing of what both have alike, though the base has it for one of them only."""
        first = self._places(FIRST)
        second = self._places(SECOND)
        agreed = self._common(FIRST, SECOND)
        twins: Links = []
        for link in agreed:
            found = find_with(first, second, link)
            if not found:
                twins.append(link)
        for i, j in twins:
            if i in first.things:
                settle_twin(second, j, first, i)
            elif j in second.things:
                settle_twin(first, i, second, j)
        for i, j in agreed:
            if i in first.things:
                continue
            if j in second.things:
                continue
            self.added[i] = j

    # What moved, or is known by something that stayed

    def _find_by_marks(self) -> None:
        self._find_moved(FIRST, self.same)
        self._find_moved(SECOND, self.same)
        self._find_agreed(self.same)
        for mark in self.known:
            self._find_moved(FIRST, mark)
            self._find_moved(SECOND, mark)
        for mark in self.agreed:
            self._find_agreed(mark)
        self._pair_twins()

    def _find_moved(self, version: int, mark: Mark[T]) -> None:
        found = self._found(version)
        free = self._free(version, mark)
        for n, thing in enumerate(self.base):
            if n in found:
                continue
            known_by = mark(thing)
            place = free.take(known_by)
            if place is not None:
                found[n] = place

    def _find_agreed(self, mark: Mark[T]) -> None:
        free = self._free(SECOND, mark)
        for i in self._left(FIRST):
            thing = self.first[i]
            known_by = mark(thing)
            j = free.take(known_by)
            if j is not None:
                self.added[i] = j

    def _pair_twins(self) -> None:
        """Of several that say the same, pairs those that are written the same as well."""
        free = self._free(FIRST, _itself)
        others = self._free(SECOND, _itself)
        pairs = list(self.added.items())
        for i, j in pairs:
            own = self.first[i]
            other = self.second[j]
            if own == other:
                continue
            twin = free.take(other)
            if twin is not None:
                del self.added[i]
                self.added[twin] = j
                free.put(own, i)
                continue
            twin = others.take(own)
            if twin is not None:
                self.added[i] = twin
                others.put(other, j)

    def _free(self, version: int, mark: Mark[T]) -> FreePlaces:
        things = self.versions[version]
        free = FreePlaces()
        for place in self._left(version):
            thing = things[place]
            known_by = mark(thing)
            free.put(known_by, place)
        return free

    def _left(self, version: int) -> list[int]:
        """The places of what a version has that is paired with nothing so far."""
        paired = set(self.added)
        if version == SECOND:
            paired = set(self.added.values())
        new = self._new(version)
        return [place for place in new if place not in paired]

    # What was edited

    def _may_be_edited(self) -> dict[int, Words]:
        """What each thing of the base says that was not found in both versions.

        Nothing where there is too much to compare all of it.
        """
        places = range(len(self.base))
        left = [n for n in places if not self._is_in_both(n)]
        new_first = self._new(FIRST)
        new_second = self._new(SECOND)
        new = len(new_first)
        new += len(new_second)
        if not left or not new:
            return {}
        things = len(self.first)
        things += len(self.second)
        pairs = len(left) * things
        if pairs > _MOST_COMPARED:
            return {}
        said: dict[int, Words] = {}
        for n in left:
            words = self._words(BASE, n)
            if words:
                said[n] = words
        of_base = self._length(BASE, left)
        of_new = self._length(FIRST, new_first)
        of_new += self._length(SECOND, new_second)
        compared = of_base * new
        compared += of_new * len(said)
        if compared > _MOST_WORDS:
            return {}
        return said

    def _length(self, version: int, places: Iterable[int]) -> int:
        """How many words some things say."""
        length = 0
        for place in places:
            words = self._words(version, place)
            length += len(words)
        return length

    def _new(self, version: int) -> list[int]:
        """The places of what a version has that was not found in the base."""
        found = self._found(version)
        old = set(found.values())
        things = self.versions[version]
        places = range(len(things))
        return [place for place in places if place not in old]

    def _is_in_both(self, n: int) -> bool:
        return n in self.in_first and n in self.in_second

    def _is_lost(self, n: int) -> bool:
        return n not in self.in_first and n not in self.in_second

    def _find_unedited(self, version: int) -> None:
        """Looks for what only moved, so that no other thing is taken for an edit of it."""
        found = self._found(version)
        free = self._free(version, self.same)
        for n in self._old:
            if n in found:
                continue
            mark = self.marks[BASE][n]
            place = free.take(mark)
            if place is not None:
                found[n] = place

    def _find_edited_by_both(self) -> None:
        """Looks for edits that both versions agree on; first for what both only moved."""
        first = self._places(FIRST)
        second = self._places(SECOND)
        sides = {FIRST: first, SECOND: second}
        before = {self.marks[BASE][n] for n in self._old}
        added = sorted(self.added)
        added.sort(key=lambda i: self.marks[FIRST][i] not in before)
        for i in added:
            n = self._edited_by_both(i, sides)
            if n is None:
                continue
            j = self.added.pop(i)
            first.put(n, i)
            second.put(n, j)

    def _edited_by_both(self, i: int, sides: _Sides) -> int | None:
        mark = self.marks[FIRST][i]
        own = self._words(FIRST, i)
        lost = [n for n in self._old if self._is_lost(n)]
        if self._is_one_more(FIRST, i):
            lost = [n for n in lost if self.marks[BASE][n] == mark]
        edited = self._nearest(own, lost)
        if edited is not None:
            return edited
        alike: list[int] = []
        for n in self._old:
            only_like = self._is_only_like(n, mark, sides)
            if only_like:
                alike.append(n)
        return self._nearest(own, alike)

    def _find_edited(self, version: int) -> None:
        """Looks for edits of one version alone."""
        found = self._found(version)
        for place in self._left(version):
            if self._is_one_more(version, place):
                continue
            own = self._words(version, place)
            lost = [n for n in self._old if n not in found]
            edited = self._nearest(own, lost)
            if edited is not None:
                found[edited] = place

    def _is_one_more(self, version: int, place: int) -> bool:
        """Whether a text is one that was there, once more: that is no edit of another."""
        if self.known:
            return False
        mark = self.marks[version][place]
        return mark in self.counts[BASE]

    def _is_only_like(self, n: int, new: Hashable, sides: _Sides) -> bool:
        """Whether what one version alone has may be another one just like it, the thing edited.

        So it may where there are several just like it, and of a text also where it stands elsewhere
        than it did.
        """
        mark = self.marks[BASE][n]
        in_first = n in self.in_first
        in_second = n in self.in_second
        if in_first == in_second:
            return False
        if mark == new:
            return False
        version = FIRST
        if in_second:
            version = SECOND
        before = self.counts[BASE][mark]
        now = self.counts[version][mark]
        if now > before:
            return True
        if self.known:
            return False
        side = sides[version]
        return before > 1 or side.crosses(n)

    def _words(self, version: int, place: int) -> Words:
        """What a thing says, taken apart once."""
        key = version, place
        said = self._said.get(key)
        if said is not None:
            return said
        things = self.versions[version]
        said = self.words(things[place])
        spend(len(said))
        self._said[key] = said
        return said

    def _nearest(self, own: Words, places: Sequence[int]) -> int | None:
        """The first of the things that are most like these words, if any is an edit of them."""
        steps = len(places)
        steps += steps * len(own)
        for n in places:
            words = self._old[n]
            steps += len(words)
        spend(steps)
        nearest = None
        highest = 0.0
        for n in places:
            words = self._old[n]
            near = self.nearness(words, own)
            if near > highest:
                nearest = n
                highest = near
        if highest < ALIKE:
            return None
        return nearest

    # What both added, one of them at more length

    def _find_grown(self, grown: Callable[[T, T], bool]) -> None:
        """Pairs what both added where one has it with more written to it, at the same place."""
        free = self._left(FIRST)
        others = self._left(SECOND)
        if not self._may_have_grown(free, others):
            return
        pairs: list[tuple[float, int, int]] = []
        for i in free:
            one = self.first[i]
            for j in others:
                other = self.second[j]
                either = grown(one, other) or grown(other, one)
                if not either:
                    continue
                own = self._words(FIRST, i)
                written = self._words(SECOND, j)
                near = self.nearness(own, written)
                pair = -near, i, j
                pairs.append(pair)
        pairs.sort()
        links = self._links()
        for _, i, j in pairs:
            spend(len(links))
            if _fits(links, i, j):
                self.added[i] = j
                links.append((i, j))

    def _may_have_grown(self, free: Sequence[int], others: Sequence[int]) -> bool:
        """Whether there is something to compare, and not too much of it."""
        pairs = len(free) * len(others)
        if not pairs:
            return False
        if pairs > _MOST_COMPARED:
            return False
        one = self._length(FIRST, free)
        two = self._length(SECOND, others)
        words = one * len(others)
        words += two * len(free)
        if words > _MOST_WORDS:
            return False
        steps = _STEPS_A_PAIR * pairs
        spend(words + steps)
        return True

    def _links(self) -> Links:
        """What both versions have, as pairs of its places in them."""
        links = list(self.added.items())
        for n, i in self.in_first.items():
            j = self.in_second.get(n)
            if j is not None:
                links.append((i, j))
        return links

    # The matches

    def _woven(self) -> Matches:
        matches: Matches = []
        for n in range(len(self.base)):
            i = self.in_first.get(n)
            j = self.in_second.get(n)
            matches.append((n, i, j))
        for i in self._new(FIRST):
            j = self.added.get(i)
            matches.append((None, i, j))
        matches += [(None, None, j) for j in self._left(SECOND)]
        return matches

    def _more_than_before(self, matches: Matches) -> Matches:
        """Keeps as many of a thing as one version has.

        That is where it has more of them than there were, and the other version fewer.
        """
        marks, marks_first, marks_second = self.marks
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


def _itself(thing: Hashable) -> Hashable:
    return thing


def _fits(links: Links, i: int, j: int) -> bool:
    """Whether two things stand in the same order as all these pairs do, in both versions."""
    for first, second in links:
        if i == first:
            return False
        if j == second:
            return False
        after_first = i > first
        after_second = j > second
        if after_first != after_second:
            return False
    return True
