"""Names as a sentence of the catalogue has them: in the case that its language asks for.

A translation writes `{who:dative}` or `{who:accusative}` where English has `{who}`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from helplog.pages.declension import Case, bent
from helplog.pages.words import Words


class Named(str):
    """Names to be filled in: as written, or bent where the sentence says so."""

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
        return self._words.all_of([bent(name, Case(case)) for name in self._names])
