"""A body in the pieces that are merged: paragraphs, list items, headings, code, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from helplog.model.late_patterns import late_pattern
from helplog.text.source.file.code_fences import closes_code, closing_row, opening_fence

_HEADING = late_pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
_LIST_ITEM = late_pattern(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_TABLE_RULE = late_pattern(
    r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$"
)
_RULE = late_pattern(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_COMMENT = "<!--"
_COMMENT_END = "-->"
_INDENTED = ("    ", "\t")


class Sort(Enum):
    """What a piece is, as far as merging cares."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    WHOLE = "whole"
    """Code, a table, a comment: never merged word by word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a body."""

    text: str
    """Its lines, without the last line end."""
    sort: Sort
    gap: tuple[str, ...] | None = None
    """The blank rows between it and the next; None where it is the last."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body in pieces."""

    lead: tuple[str, ...]
    """Blank rows above the first piece."""
    pieces: tuple[Piece, ...]
    tail: str
    """What follows the last piece: nothing, a line end, blank lines."""


def split_body(text: str) -> Body:
    """Takes a body apart, so that putting it together gives the same text.

    Only code and comments that nobody closed are closed: what another device wrote below them is
    neither.
    """
    rows = text.split("\n")
    filled = [n for n, row in enumerate(rows) if row.strip()]
    if not filled:
        return Body((), (), text)
    first = filled[0]
    end = filled[-1] + 1
    lead = tuple(rows[:first])
    splitter = _Splitter(rows[first:end])
    pieces = splitter.pieces()
    below = ["", *rows[end:]]
    tail = "\n".join(below)
    return Body(lead, tuple(pieces), tail)


def join_body(body: Body) -> str:
    """The text of a body."""
    rows = list(body.lead)
    last = len(body.pieces) - 1
    for n, piece in enumerate(body.pieces):
        rows.append(piece.text)
        if n < last and piece.gap is not None:
            rows += piece.gap
    return "\n".join(rows) + body.tail


class _Splitter:
    """Takes rows apart that begin and end with filled ones."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.last_comment = 0
        """Just past the last row in which a comment may end."""
        for n, row in enumerate(rows):
            if _COMMENT_END in row:
                self.last_comment = n + 1

    def pieces(self) -> list[Piece]:
        """The pieces, each with the blank rows below it."""
        pieces: list[Piece] = []
        at = 0
        while at < len(self.rows):
            end, sort = self._end(at)
            own = self.rows[at:end]
            text = "\n".join(own)
            text += _missing_end(own)
            at = self._past_blank(end)
            gap = None
            if at < len(self.rows):
                gap = tuple(self.rows[end:at])
            piece = Piece(text, sort, gap)
            pieces.append(piece)
        return pieces

    def _past_blank(self, at: int) -> int:
        while at < len(self.rows) and not self.rows[at].strip():
            at += 1
        return at

    def _end(self, at: int) -> tuple[int, Sort]:
        """Index just past the piece that begins at a row, and what it is."""
        row = self.rows[at]
        fence = opening_fence(row)
        if fence:
            end = self._past_code(at + 1, fence)
            return end, Sort.WHOLE
        if row.lstrip().startswith(_COMMENT):
            end = self._past_comment(at)
            return end, Sort.WHOLE
        if _HEADING.match(row):
            return at + 1, Sort.HEADING
        if _RULE.match(row):
            return at + 1, Sort.WHOLE
        return self._past_lines(at)

    def _past_code(self, at: int, fence: str) -> int:
        for n in range(at, len(self.rows)):
            if closes_code(self.rows[n], fence):
                return n + 1
        return len(self.rows)

    def _past_comment(self, at: int) -> int:
        end = _past_comment_end(self.rows, at, self.last_comment)
        if end is not None:
            return end
        # A comment nobody closed goes as far as its paragraph.
        while at < len(self.rows) and self.rows[at].strip():
            at += 1
        return at

    def _past_lines(self, at: int) -> tuple[int, Sort]:
        """The same for a paragraph, a list item or a table: rows without a blank one between."""
        first = self.rows[at]
        is_item = _LIST_ITEM.match(first) is not None
        end = at + 1
        while end < len(self.rows):
            row = self.rows[end]
            if not row.strip():
                break
            if _begins(row, inside_item=is_item):
                break
            end += 1
        if is_item:
            return end, Sort.ITEM
        if first.startswith(_INDENTED):
            return end, Sort.WHOLE
        if "|" in first and end > at + 1:
            below = self.rows[at + 1]
            if _TABLE_RULE.match(below):
                return end, Sort.WHOLE
        return end, Sort.TEXT


def _begins(row: str, *, inside_item: bool) -> bool:
    """Whether a row ends the text above it without a blank row between."""
    if opening_fence(row):
        return True
    if row.startswith(_COMMENT):
        return True
    if _HEADING.match(row):
        return True
    if _LIST_ITEM.match(row):
        return True
    # Under a paragraph `---` makes it a heading; under a list item it is a rule.
    return inside_item and _RULE.match(row) is not None


def _missing_end(rows: Sequence[str]) -> str:
    """The closing fence that a piece of code lacks, or the end of a comment."""
    first = rows[0]
    fence = opening_fence(first)
    if fence:
        for row in rows[1:]:
            if closes_code(row, fence):
                return ""
        return "\n" + closing_row(first)
    if not first.lstrip().startswith(_COMMENT):
        return ""
    end = _past_comment_end(rows, 0, len(rows))
    if end is not None:
        return ""
    return " -->"


def _past_comment_end(rows: Sequence[str], at: int, end: int) -> int | None:
    """Index just past the row, of those up to another, in which the comment ends."""
    from_column = len(_COMMENT)
    for n in range(at, end):
        found = rows[n].find(_COMMENT_END, from_column)
        if found >= 0:
            return n + 1
        from_column = 0
    return None
