"""Two edits of one paragraph, put together word by word where they don't touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.alignment.aligning import (
    Words,
    common,
    likeness,
    words_beside_markup,
)
from helplog.text.merging.alignment.edits import ALIKE
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.extended import holds_run

# Scripts that put no spaces between words are taken apart by characters.
_TOKEN = late_pattern(
    r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
)
_Places = tuple[int, int, int]
"""Where a word stands in the base, the first and the second text."""
_END: Final = ""
"""Stands for the end of the text, so that the space before it is a word's room like any other."""


class _Text(NamedTuple):
    """A text, or a stretch of one, by its words."""

    words: Words
    rooms: Sequence[str]
    """The space before each word."""

    def between(self, start: int, end: int) -> _Text:
        """The stretch from one word up to another."""
        words = self.words[start:end]
        rooms = self.rooms[start:end]
        return _Text(words, rooms)

    def whole(self) -> str:
        """The text as it is written."""
        text: list[str] = []
        for room, word in zip(self.rooms, self.words, strict=True):
            text += (room, word)
        return "".join(text)


def merge_words(base: str, first: str, second: str) -> str | None:
    """One text with both edits.

    Returns:
        None where the edits overlap, or where the words alone don't tell which is which.
    """
    origin = _split(base)
    one = _split(first)
    two = _split(second)
    merged = _merge(origin, one, two)
    if merged is None:
        return None
    before = words_beside_markup(base)
    after = words_beside_markup(merged)
    if likeness(before, after) < ALIKE:
        return None
    # Repeated words can be told apart in more than one way: only what comes out the same again is
    # sure.
    again = _split(merged)
    for side in (one, two):
        if _merge(origin, again, side) != merged:
            return None
    for side in (one, two):
        if _merge(origin, side, again) != merged:
            return None
    return merged


def _split(text: str) -> _Text:
    pieces = _TOKEN.split(text)
    rooms = pieces[::2]
    words = pieces[1::2]
    words.append(_END)
    return _Text(words, rooms)


def _merge(base: _Text, first: _Text, second: _Text) -> str | None:
    if first in (second, base):
        return second.whole()
    if second == base:
        return first.whole()
    steps = len(base.words)
    steps += len(first.words)
    steps += len(second.words)
    spend(steps)
    merged: list[str] = []
    start = of_first = of_second = 0
    for n, i, j in _shared(base, first, second):
        if start < n or of_first < i or of_second < j:
            between = _settle(
                base.between(start, n),
                first.between(of_first, i),
                second.between(of_second, j),
            )
            if between is None:
                return None
            text = between.whole()
            merged.append(text)
        room = first.rooms[i]
        if room == base.rooms[n]:
            room = second.rooms[j]
        merged += (room, base.words[n])
        start = n + 1
        of_first = i + 1
        of_second = j + 1
    return "".join(merged)


def _shared(base: _Text, first: _Text, second: _Text) -> list[_Places]:
    """The words that all three texts have, by their places in each."""
    links = common(base.words, second.words)
    in_second = dict(links)
    links = common(base.words, first.words)
    shared: list[_Places] = []
    for n, i in links:
        j = in_second.get(n)
        if j is not None:
            shared.append((n, i, j))
    return shared


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
    words = [*first.words, *second.words]
    rooms = [*first.rooms, *second.rooms]
    return _Text(words, rooms)
