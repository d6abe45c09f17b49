"""Two edits of one paragraph, put together word by word where they don't touch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from helplog.text.merging.aligning import common, likeness, words_in

ALIKE: Final = 0.5
"""From this likeness on one text is an edit of another, below it is a new one."""

# Scripts that put no spaces between words are taken apart by characters.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    rooms: tuple[str, ...]
    """The space before each word, and after the last."""


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A change: these base words became those."""

    start: int
    end: int
    first: int
    last: int


def merge_words(base: str, first: str, second: str) -> str | None:
    """One text with both edits; None where they overlap, or where the words alone don't tell which is which."""
    merged = _merge(base, first, second)
    if merged is None or likeness(words_in(base), words_in(merged)) < ALIKE:
        return None
    # Repeated words can be told apart in more than one way: only what comes out the same again is sure.
    again = (
        _merge(base, merged, first),
        _merge(base, merged, second),
        _merge(base, first, merged),
        _merge(base, second, merged),
    )
    return merged if all(text == merged for text in again) else None


def _merge(base: str, first: str, second: str) -> str | None:
    if first == second or second == base:
        return first
    if first == base:
        return second
    origin, one, two = _split(base), _split(first), _split(second)
    hunks = [(*_key(h), h, one) for h in _hunks(origin, one)] + [(*_key(h), h, two) for h in _hunks(origin, two)]
    out: list[str] = []
    at = 0
    done: list[tuple[_Hunk, _Words]] = []
    for _, _, hunk, side in sorted(hunks, key=lambda entry: entry[:2]):
        said = side.words[hunk.first : hunk.last]
        if done and _same(done[-1], hunk, said):
            continue
        if done and _touch(done[-1][0], hunk):
            if not _both_insert(done[-1][0], hunk):
                return None
            joined = _joined(_said(done[-1]), said)
            if joined is not None:
                if joined == _said(done[-1]):
                    continue
                if joined == said:
                    del out[len(out) - len(_written(done[-1])) :]
                    out += _written((hunk, side))
                    done.append((hunk, side))
                    continue
        out += _kept(origin, at, hunk.start)
        out += _written((hunk, side))
        at = hunk.end
        done.append((hunk, side))
    out += _kept(origin, at, len(origin.words))
    return _spaced(out, one, two, origin)


def _split(text: str) -> _Words:
    words, rooms, at = [], [], 0
    for found in _TOKEN.finditer(text):
        rooms.append(text[at : found.start()])
        words.append(found.group())
        at = found.end()
    return _Words(tuple(words), (*rooms, text[at:]))
