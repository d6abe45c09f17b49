"""Slips of the finger: the known word that an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LONGEST = 24
_SHORT = 7
"""Up to this length one slip is a slip; in a longer word two are."""

ORDINARY: Final = frozenset(
    {
        "alias",
        "creator",
        "data",
        "dates",
        "lead",
        "loan",
        "note",
        "notes",
        "place",
        "rate",
        "read",
        "tag",
        "tile",
        "toad",
    }
)
"""Keys people use in their own right, though a known one is near."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` is a slip of, None where it is a word of its own."""
    plain = _plain(word)
    if len(plain) > _LONGEST or len(plain) < 3 or plain in ORDINARY:  # noqa: PLR2004 - two letters are near to everything
        return None
    best: tuple[int, str] | None = None
    for candidate in known:
        limit = 1 if len(candidate) <= _SHORT else 2
        if len(candidate) > 2 and _may_be_near(plain, candidate, limit):  # noqa: PLR2004
            steps = _few_slips(plain, _plain(candidate), limit)
            if steps <= limit and (best is None or steps < best[0]):
                best = (steps, candidate)
    return best[1] if best else None


def _few_slips(one: str, other: str, limit: int) -> int:
    """The same as `slips_between`, as far as it is within the limit; most words are not, and that is told sooner."""
    if one == other:
        return 0
    if is_one_slip(one, other):
        return 1
    return slips_between(one, other) if limit > 1 else limit + 1


def slips_between(one: str, other: str) -> int:
    """Letters left out, put in, exchanged or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_back, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, two_back[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_one_slip(one: str, other: str) -> bool:
    """Whether it takes one of these slips, neither more nor fewer, between two words of any length."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    rest, own = one[start:], other[start:]
    if len(rest) == len(own):
        return rest[1:] == own[1:] or (rest[1:2] + rest[:1] + rest[2:] == own)
    return rest[1:] == own if len(rest) > len(own) else rest == own[1:]


def _plain(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _may_be_near(word: str, candidate: str, limit: int) -> bool:
    if abs(len(word) - len(candidate)) > limit + candidate.count("_"):
        return False
    # Nearly every slip leaves the first letter alone, or swaps it with the second.
    return word[0] == candidate[0] or word[1] == candidate[0] or word[0] == candidate[1]
