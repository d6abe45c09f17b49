"""Two edits of one paragraph, put together word by word where they don't touch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.aligning import common, likeness, words_in
from helplog.text.merging.effort import spend
from helplog.text.merging.extended import holds_run
from helplog.text.merging.matching import ALIKE

# Scripts that put no spaces between words are taken apart by characters.
_TOKEN = late_pattern(
    r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
)
_END: Final = ""
"""Stands for the end of the text, so that the space before it is a word's room like any other."""


class _Text(NamedTuple):
    """A text, or a stretch of one, by its words."""

    words: Sequence[str]
    rooms: Sequence[str]
    """The space before each word."""

    def between(self, start: int, end: int) -> _Text:
        """The stretch from one word up to another."""
        return _Text(self.words[start:end], self.rooms[start:end])

    def whole(self) -> str:
        """The text as it is written."""
        return "".join(
            room + word for room, word in zip(self.rooms, self.words, strict=True)
        )


def merge_words(base: str, first: str, second: str) -> str | None:
    """One text with both edits.

    Returns:
        None where the edits overlap, or where the words alone don't tell which is which.
    """
    origin, one, two = _split(base), _split(first), _split(second)
    merged = _merge(origin, one, two)
    if merged is None or likeness(words_in(base), words_in(merged)) < ALIKE:
        return None
    # Repeated words can be told apart in more than one way: only what comes out the same again is
    # sure.
    again = _split(merged)
    for pair in ((again, one), (again, two), (one, again), (two, again)):
        if _merge(origin, *pair) != merged:
            return None
    return merged


def _split(text: str) -> _Text:
    pieces = _TOKEN.split(text)
    return _Text([*pieces[1::2], _END], pieces[::2])


def _merge(base: _Text, first: _Text, second: _Text) -> str | None:
    if first in (second, base):
        return second.whole()
    if second == base:
        return first.whole()
    spend(len(base.words) + len(first.words) + len(second.words))
    merged: list[str] = []
    before = (-1, -1, -1)
    for n, i, j in _shared(base.words, first.words, second.words):
        start, of_first, of_second = (index + 1 for index in before)
        if (start, of_first, of_second) != (n, i, j):
            between = _settle(
                base.between(start, n),
                first.between(of_first, i),
                second.between(of_second, j),
            )
            if between is None:
                return None
            merged.append(between.whole())
        unchanged = first.rooms[i] == base.rooms[n]
        merged += (second.rooms[j] if unchanged else first.rooms[i], base.words[n])
        before = (n, i, j)
    return "".join(merged)


def _shared(
    base: Sequence[str], first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """The words that all three texts have, by their places in each."""
    in_second = dict(common(base, second))
    for n, i in common(base, first):
        if n in in_second:
            yield n, i, in_second[n]


def _settle(base: _Text, first: _Text, second: _Text) -> _Text | None:
    """A stretch between two words that all three texts share; None where both changed it."""
    if first.words in (second.words, base.words):
        return second
    if second.words == base.words:
        return first
    if base.words:
        return None
    if holds_run(first.words, second.words):
        return first
    if holds_run(second.words, first.words):
        return second
    return _Text([*first.words, *second.words], [*first.rooms, *second.rooms])
