"""Two edits of one paragraph, put together word by word where they don't touch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from helplog.text.merging.aligning import common, likeness, words_in
from helplog.text.merging.extended import holds_run
from helplog.text.merging.matching import ALIKE

# Scripts that put no spaces between words are taken apart by characters.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


class _Word(NamedTuple):
    text: str
    room: str
    """The space before it."""


_END: Final = ""
"""Stands for the end of the text, so that the space before it is a word's room like any other."""


class _Region(NamedTuple):
    """A stretch between two words that all three texts share, and that second word."""

    base: list[_Word]
    first: list[_Word]
    second: list[_Word]
    then: tuple[_Word, _Word, _Word]


def merge_words(base: str, first: str, second: str) -> str | None:
    """One text with both edits; None where they overlap, or where the words alone don't tell which is which."""
    merged = _merge(base, first, second)
    if merged is None or likeness(words_in(base), words_in(merged)) < ALIKE:
        return None
    # Repeated words can be told apart in more than one way: only what comes out the same again is
    # sure.
    again = ((merged, first), (merged, second), (first, merged), (second, merged))
    return merged if all(_merge(base, *pair) == merged for pair in again) else None


def _merge(base: str, first: str, second: str) -> str | None:
    if first in {second, base}:
        return second
    if second == base:
        return first
    merged: list[_Word] = []
    for region in _regions(_split(base), _split(first), _split(second)):
        words = _settle(region)
        if words is None:
            return None
        origin, one, two = region.then
        room = two.room if one.room == origin.room else one.room
        merged += [*words, _Word(one.text, room)]
    return "".join(word.room + word.text for word in merged)


def _split(text: str) -> list[_Word]:
    words: list[_Word] = []
    at = 0
    for found in _TOKEN.finditer(text):
        words.append(_Word(found.group(), text[at : found.start()]))
        at = found.end()
    return [*words, _Word(_END, text[at:])]


def _regions(base: list[_Word], first: list[_Word], second: list[_Word]) -> Iterator[_Region]:
    texts = [word.text for word in base]
    in_first = dict(common(texts, [word.text for word in first]))
    in_second = dict(common(texts, [word.text for word in second]))
    at, i, j = 0, 0, 0
    for n, word in enumerate(base):
        if n in in_first and n in in_second:
            one, two = in_first[n], in_second[n]
            yield _Region(base[at:n], first[i:one], second[j:two], (word, first[one], second[two]))
            at, i, j = n + 1, one + 1, two + 1


def _settle(region: _Region) -> list[_Word] | None:
    base, first, second = (_texts(words) for words in region[:3])
    if first in (second, base):
        return region.second
    if second == base:
        return region.first
    if base:
        return None
    if holds_run(first, second):
        return region.first
    return region.second if holds_run(second, first) else [*region.first, *region.second]


def _texts(words: Sequence[_Word]) -> list[str]:
    return [word.text for word in words]
