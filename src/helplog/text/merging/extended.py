"""Two texts of which one is the other with more written to it, where both were added."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from helplog.model.late_patterns import late_pattern

FEWEST_WORDS: Final = 3
"""Fewer words than this begin many a sentence; as a row of their own they are one all the same."""
_WORD = late_pattern(r"\w")
_STOPS: Final = ".,;:!?\u2026"
_MOST_STOPS: Final = 8
"""So many ways to end the sentence are tried."""


def is_grown(
    longer: str, shorter: str, *, at_start: bool = False, fewest: int = FEWEST_WORDS
) -> bool:
    """Whether a text holds another one whole and in one piece, however it is wrapped.

    Args:
        longer: the one that may hold the other.
        shorter: the other.
        at_start: it has to begin with it.
        fewest: so many words at least, where it isn't whole rows.
    """
    if len(longer) <= len(shorter):
        return False
    if holds_run(_rows(longer), _rows(shorter), at_start=at_start):
        return True
    words, said = longer.split(), shorter.split()
    if sum(_WORD.search(word) is not None for word in said) < fewest:
        return False
    if holds_run(words, said, at_start=at_start):
        return True
    # A sentence that goes on has a comma where it had its full stop.
    last = said[-1].rstrip(_STOPS)
    if not last:
        return False
    return _holds_sentence(words, [*said[:-1], last], at_start=at_start)


def _rows(text: str) -> list[str]:
    return [row.rstrip() for row in text.split("\n")]


def _holds_sentence(
    words: Sequence[str], said: Sequence[str], *, at_start: bool
) -> bool:
    """Whether words hold others in one piece, of which the last may have another stop after it."""
    ends = [n + 1 for n, word in enumerate(words) if word.rstrip(_STOPS) == said[-1]]
    if at_start:
        return len(said) in ends and list(words[: len(said) - 1]) == list(said[:-1])
    stops = dict.fromkeys(words[end - 1] for end in ends)
    return any(
        holds_run(words, [*said[:-1], stop]) for stop in islice(stops, _MOST_STOPS)
    )


def holds_run(
    longer: Sequence[str], shorter: Sequence[str], *, at_start: bool = False
) -> bool:
    """Whether a sequence of rows or words holds another one in one piece.

    None of the rows or words has a line end in it.
    """
    if at_start or not shorter:
        return list(longer[: len(shorter)]) == list(shorter)
    if len(shorter) > len(longer):
        return False
    whole, part = ("\n".join(["", *words, ""]) for words in (longer, shorter))
    return part in whole
