"""Names as a sentence of the catalogue has them: in the case that its language asks for.

A translation writes `{who:dative}` or `{who:accusative}`, in French `{who:de}` or `{who:à}`, where
English has `{who}`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from helplog.pages.wording.contraction import LEADS, led
from helplog.pages.wording.declension import Case, bent
from helplog.pages.words import Words


def in_case(name: str, case: str) -> tuple[str, str]:
    """What stands before a name in a case, often nothing, and the name as it is there.

    Args:
        name: as written.
        case: what a sentence asks for behind the colon.
    """
    if case in LEADS:
        return led(name, case)
    return "", bent(name, Case(case))


class Named(str):
    """Names to be filled in: as written, or as the sentence asks for them."""

    __slots__ = ("_names", "_words")
    _names: tuple[str, ...]
    _words: Words

    def __new__(cls, names: Iterable[str], words: Words) -> Self:
        """Name somebody.

        Args:
            names: as written.
            words: the language that joins them.
        """
        several = tuple(names)
        named = super().__new__(cls, words.all_of(several) if several else "")
        named._names, named._words = several, words
        return named

    def __format__(self, case: str) -> str:
        """The names in a case; as written where none is asked for."""
        if not case:
            return str(self)
        named = ["".join(in_case(name, case)) for name in self._names]
        if named:
            return self._words.all_of(named)
        return ""
