"""The words that days are said with, `in two weeks`, `nächsten Freitag`, told without a library.

They say at a glance whether it is worth asking the library which day is meant, and tell `met:
yesterday` from `met: Dana`.
"""

from __future__ import annotations

from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.scalars import comment_at
from helplog.text.source.words import NO, YES, plain_word

_MOST_WORDS: Final = 7
_WORD = late_pattern(r"[^\s,.]+")
_FIGURES = late_pattern(r"[0-9]{1,4}(?:st|nd|rd|th|d|w)?")
_ORDINAL = late_pattern(r"[0-9]{1,2}(?:st|nd|rd|th)")
_NUMBERS = late_pattern(r"[0-9]{1,2}[/.-] ?[0-9]{1,2}\.?")
"""`20.11.`, a day without its year."""
_MONTHS: Final = frozenset(
    (
        "january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz maerz "
        "mai juni juli oktober dezember okt dez"
    ).split()
)
_WEEKDAYS: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
        "thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend "
        "sonntag"
    ).split()
)
_DAYS: Final = frozenset(
    ("today yesterday tomorrow heute gestern morgen vorgestern übermorgen").split()
)
_SPANS: Final = frozenset(
    (
        "day days week weeks fortnight month months year years tag tage tagen woche wochen "
        "monat monate monaten jahr jahre jahren"
    ).split()
)
_BESIDE: Final = frozenset(
    (
        "a an one two three four five six seven eight nine ten eleven twelve the in on by at "
        "of from now ago before after until next this last coming ein eine einem einen einer "
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf vor am bis zum den der im "
        "nächste nächsten nächster kommende kommenden diese diesen letzte letzten letzter "
        "vorigen vergangenen"
    ).split()
)
_OF_ITS_OWN: Final = _DAYS | _WEEKDAYS | _SPANS
_ALL: Final = _OF_ITS_OWN | _MONTHS | _BESIDE
_LANGUAGES: Final = ("en", "de")
_ENOUGH: Final = "enough"


def may_be_day(text: str) -> bool:
    """Whether a text is nothing but words that a day is said with, and names one of its own.

    A month alone does not: April may be a person.
    """
    found = _WORD.findall(text)
    words = {word.casefold() for word in found}
    if not 0 < len(found) <= _MOST_WORDS:
        return False
    figures = {word for word in words if _FIGURES.fullmatch(word)}
    if not words <= _ALL | figures:
        return False
    if words & _OF_ITS_OWN:
        return True
    if any(map(_ORDINAL.fullmatch, figures)):
        return True
    return bool(figures and words & _MONTHS)


def may_say_day(text: str, language: str) -> bool:
    """Whether the library may know which day a text means.

    What words other languages have for days isn't known here; of those, all short texts may.

    Args:
        text: what stands where a day is wanted.
        language: the site's.
    """
    if may_be_day(text):
        return True
    if _NUMBERS.fullmatch(text.strip()):
        return True
    count = len(_WORD.findall(text))
    return language not in _LANGUAGES and 0 < count <= _MOST_WORDS


def says_when_or_whether(text: str) -> bool:
    """Whether a value says a day, yes, no or enough, and so names nobody.

    Args:
        text: what stands after a key, quotes and comment with it.
    """
    at = comment_at(text)
    if at >= 0:
        text = text[:at]
    word = plain_word(text).strip("\"'")
    if word in YES or word in NO or word == _ENOUGH:
        return True
    return word[:1].isdigit() or may_be_day(word)
