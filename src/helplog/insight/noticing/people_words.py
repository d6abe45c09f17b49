"""What a language calls people, and how it names somebody whom a sentence has in another case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Case(NamedTuple):
    """How an article or a possessive reads in the nominative."""

    word: str
    adjective: str
    """The ending of an adjective after it."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What a language calls people. All in small letters."""

    kin: frozenset[str]
    """`mum`, `oma`: names by themselves."""
    heads: frozenset[str]
    """`sister`, `neighbour`: people once an article or a possessive stands before."""
    titles: frozenset[str]
    leads: frozenset[str]
    """`my`, `the`, `a`."""
    adjectives: frozenset[str]
    no_names: frozenset[str]
    names: frozenset[str]
    """Names that look like other words: `Ned`, `Emily`."""
    no_name_ends: tuple[str, ...]
    """Endings of words that are no names."""
    pronouns: frozenset[str]
    joins: frozenset[str]
    """`and`, `&`."""
    selves: frozenset[str]
    """`I`, `ich`: in `Sam and I`."""
    places: frozenset[str]
    """`from`, `at`: what may follow somebody and say where they are met."""
    thing_leads: frozenset[str] = frozenset()
    """Words before a capital that make it a noun; of a language that writes all nouns with one."""
    nouns_have_capitals: bool = False
    singular: Mapping[str, str] = field(default_factory=dict)
    """`nachbarn` -> `Nachbar`, after an article in the singular."""
    genders: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[tuple[str, str], Case] = field(default_factory=dict)
    """By article and gender."""

    def nominative(self, words: list[str], head: int) -> list[str]:
        """`dem netten Nachbarn` as `der nette Nachbar`; English stays, but for a first capital.

        Args:
            words: an article or a possessive, adjectives, and who it is.
            head: which of them says who: `Nachbarn`.
        """
        lead = words[0].lower()
        noun = words[head].casefold()
        singular = self.singular.get(noun)
        if singular and (lead, "m") in self.cases:
            words = [*words[:head], singular, *words[head + 1 :]]
            noun = singular.casefold()
        gender = self.genders.get(noun, "")
        case = self.cases.get((lead, gender))
        if case is None:
            return [lead, *words[1:]]
        stem = case.word
        adjectives = [_stem(word) + case.adjective for word in words[1:head]]
        return [stem, *adjectives, *words[head:]]


def _stem(adjective: str) -> str:
    for ending in ("en", "em", "er", "es", "e"):
        if adjective.endswith(ending):
            return adjective.removesuffix(ending)
    return adjective
