"""Numbers as text that a script may hold: where a term stands, and how tellingly.

Postings are what a term says of sections: by group, their numbers, each with a weight; or, where a
term asks of items, with a code for each item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from helplog.pages.search.records import GROUPS

DIGITS: Final = "0123456789bcdfghjklmnprstvwxBCDFGHJKLMNPRSTVWX-_.,:;!*+=~^@$%&()"
"""Five bits each, the lowest first; the sixth says that more follow. Without vowels numbers spell
no word: whoever looks through the files for one finds it only where it is."""
_VALUES: Final = {digit: value for value, digit in enumerate(DIGITS)}
_BITS: Final = 5
_MORE: Final = 1 << _BITS
_LOW: Final = _MORE - 1
_SHORT: Final = 1 << (2 * _BITS)
"""What is spelled with two digits at most."""

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


_KNOWN: Final = tuple(map(digits, range(_SHORT)))
_SPELLED: Final = re.compile(
    f"[{re.escape(DIGITS[_MORE:])}]*[{re.escape(DIGITS[:_MORE])}]"
)
"""A number."""


def numbers(text: str) -> Iterator[int]:
    """The numbers that `digits` has written one after the other."""
    return map(_value, spelled_in(text))


def spelled_in(text: str) -> list[str]:
    """The same numbers, as they are written."""
    return _SPELLED.findall(text)


@lru_cache(maxsize=4 * _SHORT)
def _value(spelled: str) -> int:
    value = 0
    for digit in reversed(spelled):
        value = (value << _BITS) | (_VALUES[digit] & _LOW)
    return value


@lru_cache(maxsize=4 * _SHORT)
def _distance(spelled: str) -> int:
    """How far a place is from the section before."""
    return _value(spelled) & _NUMBER


def parts_of(said: str) -> list[str]:
    """What is said, by group."""
    parts = said.split("|")
    return parts + [""] * (len(GROUPS) - len(parts))


def _joined(parts: Iterable[str]) -> str:
    return "|".join(parts).rstrip("|")


def said_of_places(places: Mapping[str, Sequence[int]]) -> str:
    """Postings with weights, as text; of a section that is told twice, the better one."""
    return _joined(_gaps(sorted(places.get(group, ()))) for group in GROUPS)


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
        found.append(_KNOWN[value] if value < _SHORT else digits(value))
    return "".join(found)


def with_places(
    said: str,
    gone: Mapping[str, Sequence[int]],
    come: Mapping[str, Sequence[int]],
) -> str:
    """Postings with other places: as if all had been written anew, and sooner.

    Args:
        said: what `said_of_places` has written.
        gone: to take out, with all that is said of their sections.
        come: to put in, of sections that aren't there.
    """
    parts = parts_of(said)
    for at, group in enumerate(GROUPS):
        if group not in gone and group not in come:
            continue
        part = _Part(parts[at])
        for section in {place & _NUMBER for place in gone.get(group, ())}:
            part.take_out(section)
        # Of a section that is told twice, the better weight comes last.
        better = {place & _NUMBER: place for place in sorted(come.get(group, ()))}
        for place in better.values():
            part.put_in(place)
        parts[at] = part.said
    return _joined(parts)


class _Part:
    """The places of a group, most of which stay as they are spelled.

    Args:
        said: the group's part of what is said.
    """

    def __init__(self, said: str) -> None:
        self._spelled = spelled_in(said)
        self._sections = list(accumulate(map(_distance, self._spelled)))

    @property
    def said(self) -> str:
        """The part, as text."""
        return "".join(self._spelled)

    def take_out(self, section: int) -> None:
        """Remove the place of a section, whatever its weight."""
        at = bisect_left(self._sections, section)
        if self._sections[at : at + 1] != [section]:
            return
        self._widen(at + 1, _distance(self._spelled[at]))
        del self._spelled[at], self._sections[at]

    def put_in(self, place: int) -> None:
        """Add a place."""
        section = place & _NUMBER
        at = bisect_left(self._sections, section)
        before = self._sections[at - 1] if at else 0
        self._widen(at, before - section)
        self._spelled.insert(at, digits(place - before))
        self._sections.insert(at, section)

    def _widen(self, at: int, gap: int) -> None:
        """Tell a place how much farther away the one before it is now."""
        if at < len(self._spelled):
            self._spelled[at] = digits(_value(self._spelled[at]) + gap)


def said_of_items(items: ItemCodes) -> str:
    """Postings with a code for each item, as text."""
    return with_items("", {}, items)


def with_items(said: str, gone: ItemCodes, come: ItemCodes) -> str:
    """Postings with other items: as if all had been written anew, and sooner.

    Args:
        said: what `said_of_items` has written.
        gone: sections to take out.
        come: sections to put in, each with all that is said of it.
    """
    parts = parts_of(said)
    for at, group in enumerate(GROUPS):
        told = dict(_items(parts[at]))
        for number in gone.get(group, {}):
            told.pop(number, None)
        for number, codes in come.get(group, {}).items():
            told[number] = "".join(map(digits, [len(codes), *sorted(codes)]))
        parts[at] = _items_said(told)
    return _joined(parts)


def _items(part: str) -> Iterator[tuple[int, str]]:
    """Sections, each with the codes of its items as they are spelled."""
    spelled = spelled_in(part)
    number = 0
    at = 0
    while at < len(spelled):
        number += _value(spelled[at])
        end = at + 2 + _value(spelled[at + 1])
        yield number, "".join(spelled[at + 1 : end])
        at = end


def _items_said(told: Mapping[int, str]) -> str:
    found: list[str] = []
    before = 0
    for number, codes in sorted(told.items()):
        found += (digits(number - before), codes)
        before = number
    return "".join(found)
