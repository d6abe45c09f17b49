"""Putting three sequences into one order: what they came from, and the two versions.

A strand is one thing followed through the three: its index in the base, in the first and in the second version, None
where that one doesn't have it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

Strand = tuple[int | None, int | None, int | None]

BASE: Final = 0
FIRST: Final = 1
SECOND: Final = 2


def in_order(strands: Iterable[Strand], said: Callable[[int], str]) -> list[Strand]:
    """The strands that at least one version still has, in an order that follows both as far as they agree.

    What only one version has stands after all that it followed there; where both put something at the same place, the
    first's comes first. The order of the version that moved more things holds.

    Args:
        strands: everything, followed.
        said: what stands at an index of the first version; where the order of what both added differs, this decides,
            so that it is the same one after a merge.
    """
    kept = [strand for strand in strands if strand[FIRST] is not None or strand[SECOND] is not None]
    spine = _spine(kept, said)
    other = FIRST + SECOND - spine
    following: dict[Strand | None, Strand] = {}
    before: Strand | None = None
    for strand in sorted((s for s in kept if s[spine] is not None), key=lambda s: s[spine] or 0):
        following[before] = strand
        before = strand
    before, reached = None, -1
    for strand in sorted((s for s in kept if s[other] is not None), key=lambda s: s[other] or 0):
        place = strand[spine]
        if place is None:
            _insert(following, before, strand, spine)
            before = strand
        elif place > reached:
            before, reached = strand, place
    return list(_followed(following))


def _insert(following: dict[Strand | None, Strand], before: Strand | None, strand: Strand, spine: int) -> None:
    """Puts a strand after the one it follows in its own version, and after what only the first has there."""
    at = before
    while spine == FIRST and at in following and following[at][SECOND] is None:
        at = following[at]
    if at in following:
        following[strand] = following[at]
    following[at] = strand


def _followed(following: dict[Strand | None, Strand]) -> Iterator[Strand]:
    at: Strand | None = None
    while at in following:
        at = following[at]
        yield at


def _spine(strands: Sequence[Strand], said: Callable[[int], str]) -> int:
    """The version whose order is followed."""
    first, second = _moves(strands, FIRST), _moves(strands, SECOND)
    moved_first, moved_second = first != sorted(first), second != sorted(second)
    if moved_first != moved_second:
        return FIRST if moved_first else SECOND
    if first != second:
        return FIRST if (_swaps(second), first) < (_swaps(first), second) else SECOND
    one, two = (_shared(strands, version, said) for version in (FIRST, SECOND))
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


def _moves(strands: Sequence[Strand], version: int) -> list[int]:
    """The base's indices of what all three have, in the order of one version."""
    shared = [s for s in strands if None not in s]
    return [s[BASE] or 0 for s in sorted(shared, key=lambda s: s[version] or 0)]


def _shared(strands: Sequence[Strand], version: int, said: Callable[[int], str]) -> list[tuple[int, str]]:
    """What both versions have, in the order of one of them."""
    shared = sorted(
        (s for s in strands if s[FIRST] is not None and s[SECOND] is not None), key=lambda s: s[version] or 0
    )
    return [(-1, said(s[FIRST] or 0)) if s[BASE] is None else (s[BASE], "") for s in shared]


def by_key(base: Sequence[object], first: Sequence[object], second: Sequence[object]) -> list[Strand]:
    """Strands of things that have a key of their own, unique within each version."""
    places = [{key: n for n, key in enumerate(version)} for version in (base, first, second)]
    keys = dict.fromkeys([*base, *first, *second])
    return [(places[BASE].get(key), places[FIRST].get(key), places[SECOND].get(key)) for key in keys]
