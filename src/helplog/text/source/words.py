"""Small words with a meaning of their own: yes, no, none, numbers, numbers of days."""

from __future__ import annotations

from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES

YES: Final = frozenset({"yes", "y", "true", "on"})
NO: Final = frozenset({"no", "n", "false", "off"})
_NONE = frozenset({"none", "~", "null", "none this week", "[]", "{}"})
_SAYS_NONE = frozenset(
    {
        "nothing",
        "nobody",
        "no one",
        "no-one",
        "noone",
        "n/a",
        "nothing this week",
        "nobody this week",
        "nothing today",
        "nobody today",
        "no one today",
        "nichts",
        "niemand",
        "nichts heute",
        "heute nichts",
        "niemand heute",
        "0",
    }
)
_NUMBER = late_pattern(r"([+-]?)([0-9]{1,9}(?:[.,][0-9]{1,9})?|[.,][0-9]{1,9})")
_THOUSANDS = late_pattern(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}")
_SPAN = late_pattern(r"([0-9]{1,5})[ \t]*([A-Za-z]*)\.?")
_DAYS_IN = {
    **dict.fromkeys(("", "d", "day", "days"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 7),
    **dict.fromkeys(("m", "mo", "month", "months"), 30),
    **dict.fromkeys(("y", "yr", "year", "years"), 365),
}
_RHYTHMS = {
    "daily": 1,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30,
    "quarterly": 91,
    "yearly": 365,
}


def plain_word(text: str) -> str:
    """A word for comparing: no case, no spaces around, no full stop."""
    return text.strip(SPACES).rstrip(".!").casefold()


def yes_or_no(text: str) -> bool | None:
    """True or false where the word says so, else None."""
    word = plain_word(text)
    if word in YES:
        return True
    if word in NO:
        return False
    return None


def is_none(text: str) -> bool:
    """Whether a value says explicitly that there was none."""
    return plain_word(text) in _NONE


def seems_none(text: str) -> bool:
    """Whether a value is another way of saying none."""
    return plain_word(text) in _SAYS_NONE


def number_in(text: str) -> float | None:
    """The number a text is, `2.5`, `2,5` or `1,000`; None where it is none."""
    bare = text.strip(SPACES)
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "")
    found = _NUMBER.fullmatch(bare)
    if not found:
        return None
    digits = found[2].replace(",", ".")
    value = float(digits)
    if found[1] == "-":
        return -value
    return value


def days_in(text: str) -> int | None:
    """The days in `30d`, `6 weeks`, `1 month` (30), `weekly`; None where it says no such thing."""
    word = text.strip(SPACES).casefold().removeprefix("every ").strip(SPACES)
    if word in _RHYTHMS:
        return _RHYTHMS[word]
    if word in _DAYS_IN and word:
        return _DAYS_IN[word]
    found = _SPAN.fullmatch(word)
    if not found or found[2] not in _DAYS_IN:
        return None
    days = int(found[1]) * _DAYS_IN[found[2]]
    return days or None
