"""What was found so far of the things of three versions: what each is in the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from helplog.text.merging.alignment.aligning import Links, Words
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.ordering import FIRST, SECOND
from helplog.text.merging.alignment.places import Found, FreePlaces, Places

T = TypeVar("T")
Mark = Callable[[T], Hashable]
"""What a thing is known by; None where it isn't."""


@dataclass
class Tracks(Generic[T]):
    """The things of a base and two versions, and where they were found."""

    base: Sequence[T]
    first: Sequence[T]
    second: Sequence[T]
    same: Mark[T]
    """Equal where nothing about it changed."""
    words: Callable[[T], Words]
    """What it says, for telling an edit from a new one."""
    in_first: Found = field(default_factory=dict)
    in_second: Found = field(default_factory=dict)
    added: Found = field(default_factory=dict)
    """What both have and the base has not, first to second."""
    _said: dict[tuple[int, int], Words] = field(default_factory=dict)
    """What things say, as far as that was asked for, by their version and place."""

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

    def found(self, version: int) -> Found:
        """Where a version has the things of the base."""
        if version == FIRST:
            return self.in_first
        return self.in_second

    def places(self, version: int) -> Places:
        """The same, to be looked up from either side."""
        found = self.found(version)
        marks = self.marks[version]
        return Places(found, marks)

    def new(self, version: int) -> list[int]:
        """The places of what a version has that was not found in the base."""
        found = self.found(version)
        old = set(found.values())
        things = self.versions[version]
        places = range(len(things))
        return [place for place in places if place not in old]

    def left(self, version: int) -> list[int]:
        """The places of what a version has that is paired with nothing so far."""
        paired = set(self.added)
        if version == SECOND:
            paired = set(self.added.values())
        new = self.new(version)
        return [place for place in new if place not in paired]

    def free(self, version: int, mark: Mark[T]) -> FreePlaces:
        """What a version has that is paired with nothing so far, by its marks."""
        things = self.versions[version]
        free = FreePlaces()
        for place in self.left(version):
            thing = things[place]
            known_by = mark(thing)
            free.put(known_by, place)
        return free

    def is_in_both(self, n: int) -> bool:
        """Whether both versions have a thing of the base."""
        return n in self.in_first and n in self.in_second

    def is_lost(self, n: int) -> bool:
        """Whether neither has it."""
        return n not in self.in_first and n not in self.in_second

    def said(self, version: int, place: int) -> Words:
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

    def length(self, version: int, places: Iterable[int]) -> int:
        """How many words some things say."""
        length = 0
        for place in places:
            words = self.said(version, place)
            length += len(words)
        return length

    def links(self) -> Links:
        """What both versions have, as pairs of its places in them."""
        links = list(self.added.items())
        for n, i in self.in_first.items():
            j = self.in_second.get(n)
            if j is not None:
                links.append((i, j))
        return links
