"""Slips of the finger: the known word that an unknown one was probably meant to be."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SHORTEST: Final = 3
"""Two letters are near to everything."""
_LONGEST: Final = 24
_SHORT: Final = 7
"""Up to this length one slip is a slip; in a longer word two are."""
_MOST_SLIPS: Final = 2

Known = frozenset[str] | tuple[str, ...]
"""Words that a slip may be of."""

ORDINARY: Final = frozenset({"lead", "loan", "note", "notes"})
"""Words of an item that are near to a field, and none."""


def closest(word: str, known: Known) -> str | None:
    """The one of `known` that `word` is a slip of, None where it is a word of its own."""
    found = _all_closest(word, known)
    if not found:
        return None
    return found[0]


def only_closest(word: str, known: Known) -> str | None:
    """The same where no other of `known` is as near: what was meant is certain then."""
    found = _all_closest(word, known)
    if len(found) != 1:
        return None
    return found[0]


# A journal names the same few people and keys again and again.
@lru_cache(maxsize=4096)
def _all_closest(word: str, known: Known) -> tuple[str, ...]:
    letters = letters_of(word)
    if letters in ORDINARY:
        return ()
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return ()
    return _nearest(letters, known)


def _nearest(letters: str, known: Known) -> tuple[str, ...]:
    best: list[str] = []
    fewest = _MOST_SLIPS + 1
    for candidate in known:
        size = len(candidate)
        limit = _MOST_SLIPS
        if size <= _SHORT:
            limit = 1
        if size < _SHORTEST:
            continue
        if not _may_be_near(letters, candidate, limit):
            continue
        other = letters_of(candidate)
        if _is_word_of_its_own(letters, other):
            continue
        slips = _few_slips(letters, other, limit)
        if slips > min(limit, fewest):
            continue
        if slips < fewest:
            best.clear()
            fewest = slips
        best.append(candidate)
    return tuple(best)


def _is_word_of_its_own(word: str, known: str) -> bool:
    """Whether two letters are others than in a known word, and all else is the same.

    `collections` and `handouts` are words; fingers leave letters out, double and swap them.
    """
    if len(word) != len(known):
        return False
    others = sum(letter != wanted for letter, wanted in zip(word, known, strict=True))
    return others == _MOST_SLIPS and not is_one_slip(word, known)


def _few_slips(word: str, known: str, limit: int) -> int:
    """The same as `slips_between`, as far as it is within the limit.

    Most words are beyond it, and that is told sooner.
    """
    if word == known:
        return 0
    if is_one_slip(word, known):
        return 1
    if limit == 1:
        return limit + 1
    return slips_between(word, known)


def slips_between(word: str, other: str) -> int:
    """Letters left out, put in, exchanged or swapped with their neighbour."""
    # The table of the optimal string alignment distance, row by row.
    before: list[int] = []
    steps = len(other) + 1
    row = list(range(steps))
    for i, letter in enumerate(word, start=1):
        two_back = before
        before = row
        row = [i]
        for j, wanted in enumerate(other, start=1):
            left_out = before[j] + 1
            put_in = row[j - 1] + 1
            exchanged = before[j - 1] + (letter != wanted)
            cost = min(left_out, put_in, exchanged)
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                swapped = two_back[j - 2] + 1
                cost = min(cost, swapped)
            row.append(cost)
    return row[-1]


def is_one_slip(word: str, other: str) -> bool:
    """Whether it takes exactly one of these slips between two words of any length."""
    if word == other:
        return False
    longer = len(word) - len(other)
    if abs(longer) > 1:
        return False
    alike = 0
    for letter, wanted in zip(word, other, strict=False):
        if letter != wanted:
            break
        alike += 1
    rest = word[alike:]
    other_rest = other[alike:]
    if len(rest) > len(other_rest):
        return rest[1:] == other_rest
    if len(rest) < len(other_rest):
        return rest == other_rest[1:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    if rest[1:] == other_rest[1:]:
        return True
    return swapped == other_rest


def letters_of(word: str) -> str:
    """A word for comparing: no case, no hyphens, underscores or spaces."""
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _may_be_near(word: str, candidate: str, limit: int) -> bool:
    apart = len(word) - len(candidate)
    longer = abs(apart)
    if longer > limit + candidate.count("_"):
        return False
    # Nearly every slip leaves the first letter alone, or swaps it with the second.
    if word[0] == candidate[0]:
        return True
    return word[1] == candidate[0] or word[0] == candidate[1]
