"""The text of a flow collection: where each character stands, and where its brackets are closed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot
from helplog.text.source.lines import SPACES, Line, Lines
from helplog.text.source.quoting import closing_quote

DEEPEST: Final = 8
"""Nobody nests lists deeper by hand."""
CLOSERS: Final = {"[": "]", "{": "}"}
"""What closes each bracket."""
_TOKEN = late_pattern(r"[\[\]{},:\n]|\s+|[^\[\]{},:\s]+")


class Flow:
    """The text of one flow collection, and where in the file each character of it stands."""

    def __init__(self, rows: Lines) -> None:
        self.rows = rows
        self.text = "\n".join(row.text for row in rows)
        self._starts: list[int] = []
        """For each row, the index in the text at which it begins."""
        start = 0
        for row in rows:
            self._starts.append(start)
            start += len(row.text) + 1

    def spot(self, index: int) -> Spot:
        """The place of a character."""
        row = self._row(index)
        line = self.rows[row]
        within = index - self._starts[row]
        column = line.start + within + 1
        return Spot(line.number, column)

    def line(self, start: int, end: int) -> Line:
        """A piece of the text as a line of its own; line ends within become spaces."""
        spot = self.spot(start)
        indent = spot.column - 1
        piece = self.text[start:end]
        text = piece.replace("\n", " ").rstrip(SPACES)
        row = self._row(start)
        raw = self.rows[row].raw
        return Line(spot.line, indent, indent, text, raw)

    def _row(self, index: int) -> int:
        next_row = bisect_right(self._starts, index)
        return next_row - 1


@lru_cache(maxsize=16)
def bracket_end(text: str, at: int = 0) -> tuple[int, int]:
    """Where the bracket that stands at an index of `text` is closed, and how deep brackets go.

    Returns:
        The index just past the closing bracket, -1 where there is none; the greatest depth.
    """
    awaited: list[str] = []
    deepest = 0
    for token, end in _tokens(text, at):
        closer = CLOSERS.get(token)
        if closer is not None:
            awaited.append(closer)
            deepest = max(deepest, len(awaited))
            continue
        if not awaited or token != awaited[-1]:
            continue
        awaited.pop()
        if not awaited:
            return end, deepest
    return -1, deepest


def _tokens(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Brackets, signs, spaces and words, each with the index just past it.

    A quote counts only where a value begins; what it holds is no bracket.
    """
    value_begins = True
    while at < len(text):
        token = _TOKEN.match(text, at)
        if value_begins and text[at] in "\"'":
            at = past_quote(text, at)
            value_begins = False
        elif token:
            at = token.end()
            word = token.group()
            yield word, at
            if not word.isspace():
                value_begins = word in {"[", "{", ",", ":"}


def past_quote(text: str, at: int) -> int:
    """Index just past the quoted text that begins here, or past its sign if nothing closes it."""
    close = closing_quote(text, at)
    return max(at, close) + 1
