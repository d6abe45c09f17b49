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
    """Pairs of people whose names are at most one edit apart, or of whom one is the other's first name.

    Two people who each have a note are two people: the writer has said so. People named in private
    entries alone stay out of it, since a suggestion would tell their names.

    Args:
        people: everyone.
        names: who is who, for the aliases.
    """
    shown = {person.key: person for person in people if not person.private}
    aliases = names.spellings()
    keys = {spelt: key for key in shown for spelt in sorted(aliases.get(key, {key}))}
    pairs = {
        (min(one, other), max(one, other))
        for a, b in (*_slips(sorted(keys)), *_first_names(keys))
        if (one := keys[a]) != (other := keys[b])
    }
    return tuple(
        SamePerson(shown[one], shown[other])
        for one, other in sorted(pairs)
        if shown[one].note is None or shown[other].note is None
    )


def _slips(spellings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs at most one edit apart, without comparing every name with every other.

    Two texts within one edit of each other share a text that is one of them or lacks one character;
    names that share none are never looked at.
    """
    around: dict[str, list[str]] = {}
    for spelt in (spelt for spelt in spellings if len(spelt) <= LONGEST_ALIKE):
        for near in {spelt, *(spelt[:i] + spelt[i + 1 :] for i in range(len(spelt)))}:
            around.setdefault(near, []).append(spelt)
    for alike in around.values():
        if len(alike) <= MOST_ALIKE:
            yield from ((a, b) for a, b in combinations(alike, 2) if is_slip(a, b))


def _first_names(keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of a lone first name and the only person who bears it with more names."""
    bearers: dict[str, dict[str, str]] = {}
    for spelt, key in keys.items():
        first, _, rest = spelt.partition(" ")
        if rest:
            bearers.setdefault(first, {}).setdefault(key, spelt)
    for spelt in keys:
        if len(others := bearers.get(spelt, {})) == 1:
            yield spelt, next(iter(others.values()))
