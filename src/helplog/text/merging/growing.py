"""Two texts of which one is the other with more written to it, where nothing older tells which they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

FEWEST_WORDS: Final = 3
"""Fewer words than this begin many a sentence; as a row of their own they are one all the same."""
_WORD = re.compile(r"\w")
_STOPS: Final = ".,;:!?\u2026"


def is_grown(longer: str, shorter: str, *, at_start: bool = False, fewest: int = FEWEST_WORDS) -> bool:
    """Whether a text holds another one whole and in one piece: its rows, or its words however they are wrapped.

    Args:
        longer: the one that may hold the other.
        shorter: the other.
        at_start: it has to begin with it.
        fewest: so many words at least, where it isn't whole rows.
    """
    if len(longer) <= len(shorter):
        return False
    rows, own = ([row.rstrip() for row in text.split("\n")] for text in (longer, shorter))
    if _holds(rows, own, at_start=at_start):
        return True
    words, said = longer.split(), shorter.split()
    if sum(_WORD.search(word) is not None for word in said) < fewest:
        return False
    # A sentence that goes on has a comma where it had its full stop.
    last = said[-1].rstrip(_STOPS)
    return _holds([*words], said, at_start=at_start) or (
        bool(last) and _holds([*words], [*said[:-1], last], at_start=at_start, stops=True)
    )


def _holds(longer: Sequence[str], shorter: Sequence[str], *, at_start: bool, stops: bool = False) -> bool:
    width = len(shorter)
    places = range(1 if at_start else len(longer) - width + 1) if width <= len(longer) else ()
    return any(
        list(longer[n : n + width - 1]) == list(shorter[:-1])
        and (longer[n + width - 1].rstrip(_STOPS) if stops else longer[n + width - 1]) == shorter[-1]
        for n in places
    )
