"""Sentences to somebody: to one person, to several, and to whoever bears a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from helplog.pages.words import Words

_TITLES: Final = frozenset(
    {
        *("frau", "herr", "herrn", "fr", "hr", "dr", "prof"),
        *("madame", "monsieur", "mademoiselle", "mme", "mlle", "docteur", "maître"),
    }
)
"""Who is named by one is a `Sie` in German and a `vous` in French; English has one word for
everyone."""
_SHORT_TITLES: Final = frozenset({"m."})
"""Titles by their full stop alone: a person may be called M."""


def to_them(message: str, who: Sequence[str], words: Words) -> str:
    """A sentence to these people, in the form that the language has for them.

    Args:
        message: in English.
        who: their names as written; nobody is spoken to as one person is.
        words: the language.
    """
    if has_title(who):
        return words.formal(message)
    several = len(who)
    return words.form(message, message, max(1, several))


def has_title(who: Iterable[str]) -> bool:
    """Whether one of them is named by a title, `Frau Pell`, `M. Osei`."""
    firsts = [name.strip().partition(" ")[0].casefold() for name in who]
    return any(
        first.rstrip(".") in _TITLES or first in _SHORT_TITLES for first in firsts
    )
