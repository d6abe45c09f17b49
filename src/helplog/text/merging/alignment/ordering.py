"""Putting three sequences into one order: what they came from, and the two versions.

A match is one thing followed through the three: its index in the base, in the first and in the
second version, None where that one doesn't have it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
Match = tuple[int | None, int | None, int | None]
Matches = list[Match]
_Following = dict[Match | None, Match]
"""What comes after each match; after None, what comes first."""
_Said = Callable[[int], str]
_Keys = Sequence[object]

BASE: Final = 0
FIRST: Final = 1
SECOND: Final = 2


def in_order(matches: Iterable[Match], said: _Said) -> Matches:
    """The matches that a version still has, in an order that follows both as far as they agree.

    What only one version has stands after all that it followed there; where both put something at
    the same place, the first's comes first. The order of the version that moved more things holds.

    Args:
        matches: everything, followed.
        said: what stands at an index of the first version; where the order of what both added
            differs, this decides, so that it is the same one after a merge.
    """
    kept: Matches = []
    for match in matches:
        _, first, second = match
        if first is None and second is None:
            continue
        kept.append(match)
    spine = SECOND
    other = FIRST
    if _is_first_followed(kept, said):
        spine = FIRST
        other = SECOND
    following: _Following = {}
    before: Match | None = None
    for match in _of_version(kept, spine):
        following[before] = match
        before = match
    before = None
    reached = -1
    for match in _of_version(kept, other):
        place = match[spine]
        if place is None:
            _insert(following, before, match, spine)
            before = match
        elif place > reached:
            before = match
            reached = place
    return _followed(following)


def _of_version(matches: Iterable[Match], version: int) -> Matches:
    """What a version has, in its order."""

    def place(match: Match) -> int:
        return match[version] or 0

    own = [match for match in matches if match[version] is not None]
    own.sort(key=place)
    return own


def _insert(
    following: _Following, before: Match | None, match: Match, spine: int
) -> None:
    """Puts a match after the one it follows in its version, and after what only the first has."""
    at = before
    after = following.get(at)
    while spine == FIRST and after is not None and after[SECOND] is None:
        at = after
        after = following.get(at)
    if after is not None:
        following[match] = after
    following[at] = match


def _followed(following: _Following) -> Matches:
    """The matches one after the other."""
    matches: Matches = []
    at = following.get(None)
    while at is not None:
        matches.append(at)
        at = following.get(at)
    return matches


def _is_first_followed(matches: Matches, said: _Said) -> bool:
    """Whether the first version's order is the one to keep to."""
    first = _moves(matches, FIRST)
    second = _moves(matches, SECOND)
    moved_first = first != sorted(first)
    moved_second = second != sorted(second)
    if moved_first != moved_second:
        return moved_first
    if first == second:
        shared_first = _shared(matches, FIRST, said)
        shared_second = _shared(matches, SECOND, said)
        return shared_first <= shared_second
    swaps_first = _swaps(first)
    swaps_second = _swaps(second)
    if swaps_first == swaps_second:
        return first < second
    return swaps_first > swaps_second


def _swaps(moves: Sequence[int]) -> int:
    """How many pairs stand the other way round than in the base."""
    seen: list[int] = []
    swaps = 0
    for n in moves:
        at = bisect(seen, n)
        swaps += len(seen) - at
        seen.insert(at, n)
    return swaps


def _moves(matches: Matches, version: int) -> list[int]:
    """The base's indices of what all three have, in the order of one version."""
    moves: list[int] = []
    for match in _of_version(matches, version):
        base = match[BASE]
        if base is None or None in match:
            continue
        moves.append(base)
    return moves


def _shared(matches: Matches, version: int, said: _Said) -> list[tuple[int, str]]:
    """What both versions have, in the order of one of them."""
    shared: list[tuple[int, str]] = []
    for base, first, second in _of_version(matches, version):
        if first is None or second is None:
            continue
        if base is None:
            text = said(first)
            shared.append((-1, text))
        else:
            shared.append((base, ""))
    return shared


def things_of(
    match: Match, versions: Sequence[Sequence[T]]
) -> tuple[T | None, T | None, T | None]:
    """What a match has in the base, the first and the second version."""
    base, first, second = versions
    origin = one = two = None
    if match[BASE] is not None:
        origin = base[match[BASE]]
    if match[FIRST] is not None:
        one = first[match[FIRST]]
    if match[SECOND] is not None:
        two = second[match[SECOND]]
    return origin, one, two


def by_key(base: _Keys, first: _Keys, second: _Keys) -> Matches:
    """Matches of things that have a key of their own, unique within each version."""
    of_base = _places(base)
    of_first = _places(first)
    of_second = _places(second)
    matches: Matches = []
    keys = dict.fromkeys([*base, *first, *second])
    for key in keys:
        n = of_base.get(key)
        i = of_first.get(key)
        j = of_second.get(key)
        matches.append((n, i, j))
    return matches


def _places(keys: _Keys) -> dict[object, int]:
    return {key: place for place, key in enumerate(keys)}
