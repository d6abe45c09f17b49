"""Two texts of which one is the other with more written to it, where both were added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.model.late_patterns import late_pattern

Words = Sequence[str]

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
    rows = _rows(longer)
    others = _rows(shorter)
    if holds_run(rows, others, at_start=at_start):
        return True
    words = longer.split()
    said = shorter.split()
    real_words = list(filter(_WORD.search, said))
    if len(real_words) < fewest:
        return False
    if holds_run(words, said, at_start=at_start):
        return True
    return _holds_sentence(words, said, at_start=at_start)


def _rows(text: str) -> list[str]:
    return [row.rstrip() for row in text.split("\n")]


def _holds_sentence(words: Words, said: Words, *, at_start: bool) -> bool:
    """Whether words hold others in one piece, of which the last may have another stop after it.

    A sentence that goes on has a comma where it had its full stop.
    """
    *begun, last = said
    end = last.rstrip(_STOPS)
    if not end:
        return False
    candidates = words
    if at_start:
        candidates = words[len(begun) : len(said)]
    tried = 0
    for word in dict.fromkeys(candidates):
        if word.rstrip(_STOPS) != end:
            continue
        tried += 1
        if tried > _MOST_STOPS:
            break
        sentence = [*begun, word]
        if holds_run(words, sentence, at_start=at_start):
            return True
    return False


def holds_run(longer: Words, shorter: Words, *, at_start: bool = False) -> bool:
    """Whether a sequence of rows or words holds another one in one piece.

    None of the rows or words has a line end in it.
    """
    if at_start or not shorter:
        beginning = longer[: len(shorter)]
        return list(beginning) == list(shorter)
    if len(shorter) > len(longer):
        return False
    return _between_ends(shorter) in _between_ends(longer)


def _between_ends(words: Words) -> str:
    """Each row or word with a line end before and after it."""
    text = "\n".join(words)
    return f"\n{text}\n"
