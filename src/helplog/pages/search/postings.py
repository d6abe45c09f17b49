"""Numbers as text that a script may hold: where a term stands, and how tellingly.

Postings are what a term says of sections: by group, their numbers, each with a weight; or, where a
term asks of items, with a code for each item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from helplog.pages.search.records import GROUPS

DIGITS: Final = "0123456789bcdfghjklmnprstvwxBCDFGHJKLMNPRSTVWX-_.,:;!*+=~^@$%&()"
"""Five bits each, the lowest first; the sixth says that more follow. Without vowels numbers spell
no word: whoever looks through the files for one finds it only where it is."""
_VALUES: Final = {digit: value for value, digit in enumerate(DIGITS)}
_BITS: Final = 5
_MORE: Final = 1 << _BITS
_LOW: Final = _MORE - 1
_KNOWN: Final = 1 << (2 * _BITS)

ONCE: Final = 0
SOME: Final = 1
OFTEN: Final = 2
TITLE: Final = 3
WEIGHTS: Final = 4
"""How tellingly a term stands in a section: so many ways, a power of two."""
OFTEN_TIMES: Final = 4
"""What stands so many times in a section stands there often."""
_NUMBER: Final = ~(WEIGHTS - 1)
"""Of a place, what is no weight."""

Places = dict[str, list[int]]
"""Group -> numbers of sections with their weights, `number * WEIGHTS + weight`."""
ItemCodes = dict[str, dict[int, list[int]]]
"""Group -> number of a section -> a code for each of its items."""


def digits(value: int) -> str:
    """A number that is not negative."""
    found = []
    while value > _LOW:
        found.append(DIGITS[_MORE | (value & _LOW)])
        value >>= _BITS
    found.append(DIGITS[value])
    return "".join(found)


_SHORT: Final = tuple(map(digits, range(_KNOWN)))


def numbers(text: str) -> Iterator[int]:
    """The numbers that `digits` has written one after the other."""
    value = 0
    shift = 0
    for digit in text:
        bits = _VALUES[digit]
        value |= (bits & _LOW) << shift
        shift += _BITS
        if bits <= _LOW:
            yield value
            value = 0
            shift = 0


def said_of_places(places: Mapping[str, Sequence[int]]) -> str:
    """Postings with weights, as text; of a section that is told twice, the better one."""
    parts = [_gaps(sorted(places.get(group, ()))) for group in GROUPS]
    return "|".join(parts).rstrip("|")


def _gaps(in_order: Iterable[int]) -> str:
    """Places, each as its distance from the section before."""
    found: list[str] = []
    before = 0
    gap = 0
    for place in in_order:
        value = place - before
        if value < WEIGHTS and found:
            # The same section once more: the later, better weight holds.
            found.pop()
            value += gap
        gap = value & _NUMBER
        before = place & _NUMBER
        found.append(_SHORT[value] if value < _KNOWN else digits(value))
    return "".join(found)


def places_in(said: str) -> Places:
    """The postings that `said_of_places` has written."""
    found: Places = {}
    for group, part in zip(GROUPS, said.split("|"), strict=False):
        number = 0
        places = []
        for value in numbers(part):
            gap, weight = divmod(value, WEIGHTS)
            number += gap
            places.append(number * WEIGHTS + weight)
        if places:
            found[group] = places
    return found


def said_of_items(items: Mapping[str, Mapping[int, Sequence[int]]]) -> str:
    """Postings with a code for each item, as text."""
    parts = []
    for group in GROUPS:
        found: list[str] = []
        before = 0
        for number, codes in sorted(items.get(group, {}).items()):
            listed = [number - before, len(codes), *sorted(codes)]
            before = number
            found += map(digits, listed)
        parts.append("".join(found))
    return "|".join(parts).rstrip("|")


def items_in(said: str) -> ItemCodes:
    """The postings that `said_of_items` has written."""
    found: ItemCodes = {}
    for group, part in zip(GROUPS, said.split("|"), strict=False):
        values: Iterable[int] = numbers(part)
        stream = iter(values)
        number = 0
        for gap in stream:
            number += gap
            count = next(stream)
            codes = [next(stream) for _ in range(count)]
            found.setdefault(group, {})[number] = codes
    return found
