"""Putting three sequences into one order: what they came from, and the two versions.

A match is one thing followed through the three: its index in the base, in the first and in the
second version, None where that one doesn't have it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
Match = tuple[int | None, int | None, int | None]

BASE: Final = 0
FIRST: Final = 1
SECOND: Final = 2


def in_order(matches: Iterable[Match], said: Callable[[int], str]) -> list[Match]:
    """The matches that a version still has, in an order that follows both as far as they agree.

    What only one version has stands after all that it followed there; where both put something at
    the same place, the first's comes first. The order of the version that moved more things holds.

    Args:
        matches: everything, followed.
        said: what stands at an index of the first version; where the order of what both added
            differs, this decides, so that it is the same one after a merge.
    """
    kept = [match for match in matches if match[1:] != (None, None)]
    spine = _spine(kept, said)
    other = FIRST + SECOND - spine
    following: dict[Match | None, Match] = {}
    before: Match | None = None
    for match in _of_version(kept, spine):
        following[before] = match
        before = match
    before, reached = None, -1
    for match in _of_version(kept, other):
        place = match[spine]
        if place is None:
            _insert(following, before, match, spine)
            before = match
        elif place > reached:
            before, reached = match, place
    return list(_followed(following))


def _of_version(matches: Iterable[Match], version: int) -> list[Match]:
    """What a version has, in its order."""
    own = [match for match in matches if match[version] is not None]
    return sorted(own, key=lambda match: match[version] or 0)


def _insert(
    following: dict[Match | None, Match], before: Match | None, match: Match, spine: int
) -> None:
    """Puts a match after the one it follows in its version, and after what only the first has."""
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
    if _is_first_followed(matches, said):
        return FIRST
    return SECOND


def _is_first_followed(matches: Sequence[Match], said: Callable[[int], str]) -> bool:
    first, second = _moves(matches, FIRST), _moves(matches, SECOND)
    moved_first, moved_second = first != sorted(first), second != sorted(second)
    if moved_first != moved_second:
        return moved_first
    if first != second:
        return (_swaps(second), first) < (_swaps(first), second)
    return _shared(matches, FIRST, said) <= _shared(matches, SECOND, said)


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
    shared = [match for match in matches if None not in match]
    return [match[BASE] or 0 for match in _of_version(shared, version)]


def _shared(
    matches: Sequence[Match], version: int, said: Callable[[int], str]
) -> list[tuple[int, str]]:
    """What both versions have, in the order of one of them."""
    both = [match for match in matches if None not in match[1:]]
    shared: list[tuple[int, str]] = []
    for base, first, _ in _of_version(both, version):
        if base is None:
            shared.append((-1, said(first or 0)))
        else:
            shared.append((base, ""))
    return shared


def things_of(
    match: Match, versions: Sequence[Sequence[T]]
) -> tuple[T | None, T | None, T | None]:
    """What a match has in the base, the first and the second version."""
    base, first, second = versions
    return (
        None if match[BASE] is None else base[match[BASE]],
        None if match[FIRST] is None else first[match[FIRST]],
        None if match[SECOND] is None else second[match[SECOND]],
    )


def by_key(
    base: Sequence[object], first: Sequence[object], second: Sequence[object]
) -> list[Match]:
    """Matches of things that have a key of their own, unique within each version."""
    of_base, of_first, of_second = map(_places, (base, first, second))
    keys = dict.fromkeys([*base, *first, *second])
    return [(of_base.get(key), of_first.get(key), of_second.get(key)) for key in keys]


def _places(keys: Sequence[object]) -> dict[object, int]:
    return {key: place for place, key in enumerate(keys)}
