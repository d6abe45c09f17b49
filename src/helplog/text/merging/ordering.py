"""Putting three sequences into one order: what they came from, and the two versions.

A match is one thing followed through the three: its index in the base, in the first and in the
second version, None where that one doesn't have it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

Match = tuple[int | None, int | None, int | None]

BASE: Final = 0
FIRST: Final = 1
SECOND: Final = 2


def in_order(matches: Iterable[Match], said: Callable[[int], str]) -> list[Match]:
    """The matches that at least one version still has, in an order that follows both as far as they agree.

    What only one version has stands after all that it followed there; where both put something at
    the same place, the first's comes first. The order of the version that moved more things holds.

    Args:
        matches: everything, followed.
        said: what stands at an index of the first version; where the order of what both added
            differs, this decides,
            so that it is the same one after a merge.
    """
    kept = [match for match in matches if match[FIRST] is not None or match[SECOND] is not None]
    spine = _spine(kept, said)
    other = FIRST + SECOND - spine
    following: dict[Match | None, Match] = {}
    before: Match | None = None
    for match in sorted((s for s in kept if s[spine] is not None), key=lambda s: s[spine] or 0):
        following[before] = match
        before = match
    before, reached = None, -1
    for match in sorted((s for s in kept if s[other] is not None), key=lambda s: s[other] or 0):
        place = match[spine]
        if place is None:
            _insert(following, before, match, spine)
            before = match
        elif place > reached:
            before, reached = match, place
    return list(_followed(following))


def _insert(
    following: dict[Match | None, Match], before: Match | None, match: Match, spine: int
) -> None:
    """Puts a match after the one it follows in its own version, and after what only the first has there."""
    at = before
    while spine == FIRST and at in following and following[at][SECOND] is None:
        at = following[at]
    if at in following:
        following[match] = following[at]
    following[at] = match


def _followed(following: dict[Match | None, Match]) -> Iterator[Match]:
    at: Match | None = None
    while at in following:
        at = following[at]
        yield at


def _spine(matches: Sequence[Match], said: Callable[[int], str]) -> int:
    """The version whose order is followed."""
    first, second = _moves(matches, FIRST), _moves(matches, SECOND)
    moved_first, moved_second = first != sorted(first), second != sorted(second)
    if moved_first != moved_second:
        return FIRST if moved_first else SECOND
    if first != second:
        return FIRST if (_swaps(second), first) < (_swaps(first), second) else SECOND
    one, two = (_shared(matches, version, said) for version in (FIRST, SECOND))
    return FIRST if one <= two else SECOND


def _swaps(moves: Sequence[int]) -> int:
    """How many pairs stand the other way round than in the base."""
    seen: list[int] = []
    swaps = 0
    for n in moves:
        at = bisect(seen, n)
        swaps += len(seen) - at
        seen.insert(at, n)
    return swaps


def _moves(matches: Sequence[Match], version: int) -> list[int]:
    """The base's indices of what all three have, in the order of one version."""
    shared = [s for s in matches if None not in s]
    return [s[BASE] or 0 for s in sorted(shared, key=lambda s: s[version] or 0)]


def _shared(
    matches: Sequence[Match], version: int, said: Callable[[int], str]
) -> list[tuple[int, str]]:
    """What both versions have, in the order of one of them."""
    shared = sorted(
        (s for s in matches if s[FIRST] is not None and s[SECOND] is not None),
        key=lambda s: s[version] or 0,
    )
    return [(-1, said(s[FIRST] or 0)) if s[BASE] is None else (s[BASE], "") for s in shared]


def by_key(
    base: Sequence[object], first: Sequence[object], second: Sequence[object]
) -> list[Match]:
    """Strands of things that have a key of their own, unique within each version."""
    places = [{key: n for n, key in enumerate(version)} for version in (base, first, second)]
    keys = dict.fromkeys([*base, *first, *second])
    return [
        (places[BASE].get(key), places[FIRST].get(key), places[SECOND].get(key)) for key in keys
    ]
