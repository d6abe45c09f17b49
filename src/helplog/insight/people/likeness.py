"""Names that may mean one person: suggested, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from helplog.insight.people.names import Names
from helplog.insight.people.spelling import is_slip
from helplog.insight.reflection import Person, SamePerson

MOST_ALIKE: Final = 12
"""More names than this around one spelling are a family of names, not slips of one."""

LONGEST_ALIKE: Final = 60
"""Letters of a name; a longer one is a sentence, and comparing it takes as many texts of its own
length."""


_KeyBySpelling = dict[str, str]
"""Spelling of a name -> key of the person."""
_Pair = tuple[str, str]


def same_people(people: Sequence[Person], names: Names) -> tuple[SamePerson, ...]:
    """Pairs of people whose names are one edit apart, or one of them the other's first name.

    Two people who each have a note are two people: the writer has said so. People named in private
    entries alone stay out of it, since a suggestion would tell their names.

    Args:
        people: everyone.
        names: who is who, for the aliases.
    """
    shown = {}
    for person in people:
        if person.private:
            continue
        shown[person.key] = person
    aliases = names.spellings()
    keys: _KeyBySpelling = {}
    for key in shown:
        spellings = aliases.get(key, {key})
        for spelling in sorted(spellings):
            keys[spelling] = key
    found = []
    pairs = _pairs(keys)
    for one_key, other_key in sorted(pairs):
        one = shown[one_key]
        other = shown[other_key]
        if one.note is not None and other.note is not None:
            continue
        pair = SamePerson(one, other)
        found.append(pair)
    return tuple(found)


def _pairs(keys: _KeyBySpelling) -> set[_Pair]:
    """The keys of two people each, the lesser first, who have names that are alike."""
    spellings = sorted(keys)
    alike = list(_slips(spellings))
    alike += _first_names(keys)
    pairs = set()
    for first, second in alike:
        both = (keys[first], keys[second])
        one, other = sorted(both)
        if one != other:
            pairs.add((one, other))
    return pairs


def _slips(spellings: Iterable[str]) -> Iterator[_Pair]:
    """Pairs at most one edit apart, without comparing every name with every other.

    Two texts within one edit of each other share a text that is one of them or lacks one character;
    names that share none are never looked at.
    """
    around: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for spelling in spellings:
        if len(spelling) > LONGEST_ALIKE:
            continue
        for near in _itself_and_one_shorter(spelling):
            first = around.setdefault(near, spelling)
            if first is not spelling:
                alike = shared.setdefault(near, [first])
                alike.append(spelling)
    for alike in shared.values():
        if len(alike) > MOST_ALIKE:
            continue
        for first, second in combinations(alike, 2):
            if is_slip(first, second):
                yield first, second


def _itself_and_one_shorter(spelling: str) -> set[str]:
    near = {spelling[:at] + spelling[at + 1 :] for at in range(len(spelling))}
    near.add(spelling)
    return near


def _first_names(keys: _KeyBySpelling) -> Iterator[_Pair]:
    """Pairs of a lone first name and the only person who bears it with more names."""
    bearers: dict[str, _KeyBySpelling] = {}
    for spelling, key in keys.items():
        first, _, rest = spelling.partition(" ")
        if not rest:
            continue
        namesakes = bearers.setdefault(first, {})
        namesakes.setdefault(key, spelling)
    for spelling in keys:
        if spelling not in bearers:
            continue
        known = bearers[spelling].values()
        others = list(known)
        if len(others) == 1:
            yield spelling, others[0]
