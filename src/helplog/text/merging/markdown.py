"""A body in the pieces that are merged: paragraphs, list items, headings, code, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from helplog.model.late_patterns import late_pattern
from helplog.text.source.code_fences import closes_code, closing_row, opening_fence

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
    last = filled[-1]
    closed = -1
    for n in filled:
        if _COMMENT_END in rows[n]:
            closed = n
    pieces: list[Piece] = []
    at = first
    while at <= last:
        end, sort = _end(rows, at, last, closed)
        own = rows[at:end]
        text = "\n".join(own) + _missing_end(own)
        at = end
        while at <= last and not rows[at].strip():
            at += 1
        gap = None
        if at <= last:
            gap = tuple(rows[end:at])
        piece = Piece(text, sort, gap)
        pieces.append(piece)
    lead = tuple(rows[:first])
    below = ["", *rows[last + 1 :]]
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


def _end(rows: Sequence[str], at: int, last: int, closed: int) -> tuple[int, Sort]:
    """Index just past the piece that begins at a row, and what it is.

    No comment ends below the row `closed`.
    """
    row = rows[at]
    fence = opening_fence(row)
    if fence:
        end = _past_code(rows, at + 1, last, fence)
        return end, Sort.WHOLE
    if row.lstrip().startswith(_COMMENT):
        end = _past_comment(rows, at, last, closed)
        return end, Sort.WHOLE
    if _HEADING.match(row):
        return at + 1, Sort.HEADING
    if _RULE.match(row):
        return at + 1, Sort.WHOLE
    return _lines(rows, at, last)


def _past_code(rows: Sequence[str], at: int, last: int, fence: str) -> int:
    for n in range(at, last + 1):
        if closes_code(rows[n], fence):
            return n + 1
    return last + 1


def _lines(rows: Sequence[str], at: int, last: int) -> tuple[int, Sort]:
    """The same for a paragraph, a list item or a table: rows without a blank one between."""
    item = bool(_LIST_ITEM.match(rows[at]))
    end = at + 1
    while end <= last:
        row = rows[end]
        if not row.strip() or _begins(row, inside_item=item):
            break
        end += 1
    if item:
        return end, Sort.ITEM
    if _is_indented_or_table(rows[at:end]):
        return end, Sort.WHOLE
    return end, Sort.TEXT


def _is_indented_or_table(rows: Sequence[str]) -> bool:
    first, *others = rows
    if first.startswith(_INDENTED):
        return True
    if "|" not in first or not others:
        return False
    return _TABLE_RULE.match(others[0]) is not None


def _begins(row: str, *, inside_item: bool) -> bool:
    """Whether a row ends the text above it without a blank row between."""
    if opening_fence(row) or row.startswith(_COMMENT):
        return True
    if _HEADING.match(row) or _LIST_ITEM.match(row):
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
    if _past_end(rows, 0, len(rows) - 1) is not None:
        return ""
    return " -->"


def _past_comment(rows: Sequence[str], at: int, last: int, closed: int) -> int:
    end = _past_end(rows, at, min(last, closed))
    if end is not None:
        return end
    # A comment nobody closed goes as far as its paragraph.
    while at <= last and rows[at].strip():
        at += 1
    return at


def _past_end(rows: Sequence[str], at: int, last: int) -> int | None:
    from_column = len(_COMMENT)
    for n in range(at, last + 1):
        if rows[n].find(_COMMENT_END, from_column) >= 0:
            return n + 1
        from_column = 0
    return None
