"""Pairing what both versions added, one of them at more length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from helplog.text.merging.alignment.aligning import Links, Words
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.ordering import FIRST, SECOND
from helplog.text.merging.alignment.tracks import Tracks

_MOST_COMPARED: Final = 40_000
_MOST_WORDS: Final = 2_000_000
"""Beyond so many comparisons, or words in them, none is taken for another one with more to it."""
_STEPS_A_PAIR: Final = 20
"""What comparing two things costs, beside their words."""

T = TypeVar("T")


@dataclass(frozen=True)
class Growth(Generic[T]):
    """Looks for what both added where one has it with more written to it, at the same place."""

    tracks: Tracks[T]
    grown: Callable[[T, T], bool]
    """Whether one thing is another one with more written to it."""
    nearness: Callable[[Words, Words], float]

    def find(self) -> None:
        """Pairs them, those first that are most alike."""
        free = self.tracks.left(FIRST)
        others = self.tracks.left(SECOND)
        if not self._may_have_grown(free, others):
            return
        pairs: list[tuple[float, int, int]] = []
        for i in free:
            one = self.tracks.first[i]
            for j in others:
                other = self.tracks.second[j]
                either = self.grown(one, other) or self.grown(other, one)
                if not either:
                    continue
                own = self.tracks.said(FIRST, i)
                written = self.tracks.said(SECOND, j)
                near = self.nearness(own, written)
                pair = -near, i, j
                pairs.append(pair)
        pairs.sort()
        links = self.tracks.links()
        for _, i, j in pairs:
            spend(len(links))
            if _fits(links, i, j):
                self.tracks.added[i] = j
                links.append((i, j))

    def _may_have_grown(self, free: Sequence[int], others: Sequence[int]) -> bool:
        """Whether there is something to compare, and not too much of it."""
        pairs = len(free) * len(others)
        if not pairs:
            return False
        if pairs > _MOST_COMPARED:
            return False
        one = self.tracks.length(FIRST, free)
        two = self.tracks.length(SECOND, others)
        words = one * len(others)
        words += two * len(free)
        if words > _MOST_WORDS:
            return False
        steps = _STEPS_A_PAIR * pairs
        spend(words + steps)
        return True


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
