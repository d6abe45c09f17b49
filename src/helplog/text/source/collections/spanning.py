"""Quotes and brackets that are closed some lines further down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from helplog.text.source.collections.flow_text import bracket_end
from helplog.text.source.lines import Line, Lines, is_block_header
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import is_comment, opens_collection

_MOST_ROWS: Final = 400
_BUDGET: Final = 300_000
_CLOSERS: Final = {'"': '"', "'": "'", "[": "]", "{": "}"}
_OPENERS: Final = frozenset({*_CLOSERS, "|", ">"})
"""What a value begins with that may go on below; most begin with something else."""


class Continuation(NamedTuple):
    """How far down a value goes that begins on one line."""

    before: int = 0
    """Lines before this index are within its quote or bracket."""
    deeper_than: int | None = None
    """Lines indented further are its text, as below `|` or `>`."""

    def holds(self, at: int, line: Line) -> bool:
        """Whether a line, by its index, belongs to the value."""
        if at < self.before:
            return True
        if self.deeper_than is None:
            return False
        return line.blank or line.indent > self.deeper_than


_ENDED: Final = Continuation()


class Spans:
    """Looks ahead for the end of quotes and brackets, within a budget for the whole file.

    Without the budget, a file of nothing but opening brackets would be searched once for each of
    them.
    """

    def __init__(self) -> None:
        self.left = _BUDGET
        """Characters that may still be looked at."""

    def continuation(
        self,
        value: str,
        indent: int,
        lines: Lines,
        at: int,
        stops: Callable[[Line], bool],
    ) -> Continuation:
        """How far down a value goes.

        Args:
            value: its text on its first line.
            indent: beyond this indentation lies its text, if it is a block.
            lines: those among which it stands.
            at: the index of its own line.
            stops: tells lines that can't be part of a quote or bracket.
        """
        if value[:1] not in _OPENERS:
            return _ENDED
        if is_block_header(value):
            return Continuation(deeper_than=indent)
        below = at + 1
        within = below + self.rows_within(value, lines, below, stops)
        return Continuation(within)

    def rows_within(
        self, value: str, lines: Lines, at: int, stops: Callable[[Line], bool]
    ) -> int:
        """How many lines, from index `at` on, belong to the quote or bracket a value begins with.

        0 where it is closed on its own line, or nowhere.
        """
        if not _is_open(value):
            return 0
        closer = _CLOSERS[value[0]]
        texts = [value]
        for line in lines[at : at + _MOST_ROWS]:
            if self.left <= 0 or stops(line):
                return 0
            texts.append(line.text)
            self.left -= len(line.text) + 1
            if closer not in line.text:
                continue
            whole = "\n".join(texts)
            self.left -= len(whole)
            end = _end(whole)
            if end < 0:
                continue
            if not is_comment(whole[end:]):
                return 0
            return len(texts) - 1
        return 0


def _is_open(value: str) -> bool:
    """Whether a value begins with a quote or bracket that is not closed on its line."""
    if value[:1] not in {'"', "'"} and not opens_collection(value):
        return False
    return _end(value) < 0


def _end(text: str) -> int:
    """Index just past the end of the quote or bracket, -1 where there is none."""
    if text[0] in "[{":
        return bracket_end(text)[0]
    close = closing_quote(text)
    if close < 0:
        return -1
    return close + 1
