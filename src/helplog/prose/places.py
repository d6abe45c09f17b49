"""Where in a file something stands of which only the finished HTML is known.

What Markdown or a browser made of it may be spelt differently: entities, escapes, percent signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import Final
from urllib.parse import unquote

from helplog.model.diagnostic import Place
from helplog.model.journal import Writing
from helplog.prose.masking import without_code

_LOOKED_FOR: Final = 200
"""So many letters tell where an address stands."""
_SPELT: Final = re.compile(
    r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|\\[!-/:-@\[-`{-~]|(?:%[0-9a-fA-F]{2})+"
)
"""An entity, an escape, percent signs."""


def place_at(writing: Writing, at: int) -> Place:
    """A place in the body, counted in letters, as one in the file."""
    body = writing.body
    rows_above = body.count("\n", 0, at)
    row_start = body.rfind("\n", 0, at) + 1
    line = writing.where.line + rows_above
    column = at - row_start + 1
    return Place(writing.uri, line, column)


def start_of(stretch: str, writing: Writing) -> int:
    """Where in the body a stretch of it begins; where its first words stand, if it was changed."""
    body = writing.body
    at = body.find(stretch)
    if at >= 0:
        return at
    for row in stretch.split("\n"):
        words = row.strip()
        if words:
            return max(0, body.find(words))
    return 0


class Spelt:
    """A text in which words are found that may be spelt differently in it; made plain once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = ""
        self._plain_starts: list[int] = []
        self._written_starts: list[int] = []

    def find(self, words: str, start: int) -> int:
        """Where words stand from `start` on; -1 where they don't.

        Args:
            words: what became of them.
            start: where to begin looking.
        """
        at = self._text.find(words, start)
        if at >= 0:
            return at
        if not self._plain_starts:
            self._make_plain()
        wanted = _SPELT.sub(_letter_of, words)
        plain_start = _other(self._written_starts, self._plain_starts, start)
        plain_at = self._plain.find(wanted, plain_start)
        if plain_at < 0 or not wanted:
            return -1
        return _other(self._plain_starts, self._written_starts, plain_at)

    def _make_plain(self) -> None:
        """Take entities, escapes and percent signs out, and note where each piece begins."""
        parts: list[str] = []
        self._plain_starts.append(0)
        self._written_starts.append(0)
        length = at = 0
        for spelt in _SPELT.finditer(self._text):
            before = self._text[at : spelt.start()]
            letter = _letter_of(spelt)
            parts += [before, letter]
            at = spelt.end()
            for piece, begins in ((before, spelt.start()), (letter, at)):
                length += len(piece)
                self._plain_starts.append(length)
                self._written_starts.append(begins)
        parts.append(self._text[at:])
        self._plain = "".join(parts)


def _other(starts: list[int], other_starts: list[int], at: int) -> int:
    """A place in one of the two texts, as one in the other."""
    number = bisect_right(starts, at) - 1
    return other_starts[number] + at - starts[number]


def _letter_of(spelt: re.Match[str]) -> str:
    written = spelt[0]
    if written.startswith("&"):
        return unescape(written)
    if written.startswith("%"):
        return unquote(written)
    return written[1:]


class Places:
    """One stretch of a file, to look for addresses in.

    Args:
        writing: the file.
        stretch: the part of its body.
    """

    def __init__(self, writing: Writing, stretch: str) -> None:
        self._writing = writing
        self._start = start_of(stretch, writing)
        self._texts: list[tuple[str, Spelt]] = []

    def of_address(self, address: str) -> Place:
        """Where an address was written: outside of code, and as an address, if it can be."""
        if not self._texts:
            masked = without_code(self._writing.body)
            self._texts = [(text, Spelt(text)) for text in (masked, self._writing.body)]
        beginning = address[:_LOOKED_FOR]
        for text, spelt in self._texts:
            for start in (self._start, 0):
                at = _as_address(text, beginning, start)
                if at < 0:
                    at = spelt.find(beginning, start)
                if at >= 0:
                    return place_at(self._writing, at)
        return place_at(self._writing, self._start)._replace(column=1)


def _as_address(text: str, address: str, start: int) -> int:
    """Where something stands as an address, from `start` on; -1 where it doesn't."""
    letters = re.escape(address)
    pattern = re.compile(rf"[(<=\"'\[]\s*({letters})|:\s+({letters})")
    found = pattern.search(text, start)
    if found is None:
        return -1
    return found.start(found.lastindex or 0)
