"""Names that may mean one person: suggested, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def same_people(people: Sequence[Person], names: Names) -> tuple[SamePerson, ...]:
    """Pairs of people whose names are one edit apart, or one of them the other's first name.

    Two people who each have a note are two people: the writer has said so. People named in private
    entries alone stay out of it, since a suggestion would tell their names.

    Args:
        people: everyone.
        names: who is who, for the aliases.
    """
    shown = {person.key: person for person in people if not person.private}
    aliases = names.spellings()
    keys: dict[str, str] = {}
    for key in shown:
        for spelt in sorted(aliases.get(key, {key})):
            keys[spelt] = key
    found = []
    for one, other in sorted(_pairs(keys)):
        if shown[one].note is None or shown[other].note is None:
            found.append(SamePerson(shown[one], shown[other]))
    return tuple(found)


def _pairs(keys: Mapping[str, str]) -> set[tuple[str, str]]:
    """The keys of two people each, the lesser first, who have names that are alike.

    Args:
        keys: spelling of a name -> key of the person.
    """
    pairs = set()
    for first, second in (*_slips(sorted(keys)), *_first_names(keys)):
        one, other = sorted((keys[first], keys[second]))
        if one != other:
            pairs.add((one, other))
    return pairs


def _slips(spellings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs at most one edit apart, without comparing every name with every other.

    Two texts within one edit of each other share a text that is one of them or lacks one character;
    names that share none are never looked at.
    """
    around: dict[str, list[str]] = {}
    for spelt in spellings:
        if len(spelt) <= LONGEST_ALIKE:
            for near in _itself_and_one_shorter(spelt):
                around.setdefault(near, []).append(spelt)
    for alike in around.values():
        if len(alike) > MOST_ALIKE:
            continue
        for first, second in combinations(alike, 2):
            if is_slip(first, second):
                yield first, second


def _itself_and_one_shorter(spelt: str) -> set[str]:
    near = {spelt}
    for at in range(len(spelt)):
        near.add(spelt[:at] + spelt[at + 1 :])
    return near


def _first_names(keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of a lone first name and the only person who bears it with more names."""
    bearers: dict[str, dict[str, str]] = {}
    for spelt, key in keys.items():
        first, _, rest = spelt.partition(" ")
        if rest:
            bearers.setdefault(first, {}).setdefault(key, spelt)
    for spelt in keys:
        others = tuple(bearers.get(spelt, {}).values())
        if len(others) == 1:
            yield spelt, others[0]
