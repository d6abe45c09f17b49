"""Numbers as text that a script may hold: where a term stands, and how tellingly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

DIGITS: Final = "0123456789bcdfghjklmnprstvwxBCDFGHJKLMNPRSTVWX-_.,:;!*+=~^@$%&()"
"""Five bits each, the lowest first; the sixth says that more follow. Without vowels numbers spell
no word: whoever looks through the files for one finds it only where it is."""
_BITS: Final = 5
_MORE: Final = 1 << _BITS
_LOW: Final = _MORE - 1
_KNOWN: Final = 1 << (2 * _BITS)

ONCE: Final = 0
SOME: Final = 1
OFTEN: Final = 2
TITLE: Final = 3
WEIGHTS: Final = 4
"""How tellingly a term stands in a section: so many ways."""
_SOME_TIMES: Final = 2
_OFTEN_TIMES: Final = 4

Postings = dict[str, list[int]]
"""Group -> numbers of sections with their weights, `number * WEIGHTS + weight`, in order."""


def weight_of(times: int) -> int:
    """How tellingly a term stands in a text so many times."""
    if times >= _OFTEN_TIMES:
        return OFTEN
    return SOME if times >= _SOME_TIMES else ONCE


def digits(value: int) -> str:
    """A number that is not negative."""
    found = []
    while value > _LOW:
        found.append(DIGITS[_MORE | (value & _LOW)])
        value >>= _BITS
    found.append(DIGITS[value])
    return "".join(found)


_SHORT: Final = tuple(map(digits, range(_KNOWN)))


def gaps(places: Sequence[int]) -> str:
    """Places in order, each as its distance from the one before."""
    found = []
    before = 0
    for place in places:
        number, weight = divmod(place, WEIGHTS)
        gap = (number - before) * WEIGHTS + weight
        before = number
        found.append(_SHORT[gap] if gap < _KNOWN else digits(gap))
    return "".join(found)


def codes_after(gap: int, codes: Iterable[int]) -> str:
    """A section's distance from the one before, and what is known of its items.

    Args:
        gap: in its group.
        codes: one for each item.
    """
    listed = list(codes)
    numbers = [gap, len(listed), *listed]
    return "".join(map(digits, numbers))
