"""German names in the cases that a sentence asks for: `von meiner Schwester`, `an Herrn Krause`.

What somebody is called is bent where it is no name: behind `mein` and `der`, and a title. Names
stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.pages.handoffs.grammar import word_set


class Case(StrEnum):
    """A case that is asked for; who does something is called as written."""

    DATIVE = "dative"
    ACCUSATIVE = "accusative"


class _Ending(NamedTuple):
    """What a word before a noun ends in, by the noun's gender."""

    masculine: str
    neuter: str
    feminine: str
    plural: str


_OF_POSSESSIVES: Final = {
    Case.DATIVE: _Ending("em", "em", "er", "en"),
    Case.ACCUSATIVE: _Ending("en", "", "e", "e"),
}
_ARTICLES: Final = {
    Case.DATIVE: _Ending("dem", "dem", "der", "den"),
    Case.ACCUSATIVE: _Ending("den", "das", "die", "die"),
}
_POSSESSIVE: Final = late_pattern(
    r"(mein|dein|sein|ihr|unser|euer|eur|ein)(e?)", re.IGNORECASE
)
_PLURALS: Final = word_set(
    "brüder schwestern söhne töchter mütter väter tanten onkel omas opas freunde kollegen "
    "nachbarn neffen nichten cousins cousinen enkel jungs mädels jungen schwager "
    "mitbewohner chefs geschwister schüler"
)
_PLURAL_ENDS: Final = ("eltern", "kinder", "leute", "innen", "kollegen", "nachbarn")
_NEUTER_ENDS: Final = ("chen", "lein", "kind", "team", "baby", "paar", "amt", "büro")
_WEAK: Final = late_pattern(
    r"(?:\w*nachbar|\w*kollege|\w*neffe|\w*junge|\w*pate|\w*kunde|\w*student|\w*patient)",
    re.IGNORECASE,
)
"""Men who end in -n in every case but the first."""
_ADJECTIVE: Final = late_pattern(r"[a-zäöüß]+?(?:er|es|e)")
_ADJECTIVE_END: Final = late_pattern(r"(?:er|es|e)$")


def bent(name: str, case: Case) -> str:
    """What somebody is called, in a case; whatever is not known to bend stays as it is.

    Args:
        name: as written, `meine große Schwester`, `Herr Krause`, `Ines`.
        case: the case that a sentence asks for.
    """
    first, _, rest = name.partition(" ")
    if first == "Herr" and rest:
        return f"Herrn {rest}"
    words = rest.split(" ")
    at = _noun_at(words)
    if at is None:
        return name
    gender = _gender(first, words[at])
    led = _led(first, gender, case)
    if not led:
        return name
    if led.casefold() != first.casefold() or case is Case.DATIVE:
        words[:at] = [_ADJECTIVE_END.sub("en", word) for word in words[:at]]
    words[at] = _noun(words[at], gender, case)
    if first[:1].isupper():
        led = led.capitalize()
    return " ".join((led, *words))


def _noun_at(words: Sequence[str]) -> int | None:
    """Where the first capital stands; None where anything but adjectives is before it."""
    for at, word in enumerate(words):
        if word[:1].isupper():
            return at
        if not _ADJECTIVE.fullmatch(word):
            return None
    return None


def _gender(first: str, noun: str) -> str:
    """A noun's gender, by the word before it and by the noun."""
    said, plain = first.casefold(), noun.casefold()
    if said == "die" or said.endswith("e"):
        is_plural = plain in _PLURALS or plain.endswith(_PLURAL_ENDS)
        return "plural" if is_plural else "feminine"
    if said == "das":
        return "neuter"
    if said != "der" and plain.endswith(_NEUTER_ENDS):
        return "neuter"
    return "masculine"


def _led(first: str, gender: str, case: Case) -> str:
    """The word before a noun in a case; empty for one that does not bend."""
    plainly = first.casefold()
    if plainly in {"der", "die", "das"}:
        article = getattr(_ARTICLES[case], gender)
        return str(article)
    found = _POSSESSIVE.fullmatch(first)
    if found is None:
        return ""
    stem, ending = found[1].casefold(), getattr(_OF_POSSESSIVES[case], gender)
    if stem == "euer" and ending:
        stem = "eur"
    return f"{stem}{ending}"


def _noun(noun: str, gender: str, case: Case) -> str:
    if gender == "masculine" and _WEAK.fullmatch(noun):
        if noun.endswith(("e", "r")):
            return f"{noun}n"
        return f"{noun}en"
    bends = gender == "plural" and case is Case.DATIVE
    if bends and not noun.endswith(("n", "s")):
        return f"{noun}n"
    return noun
