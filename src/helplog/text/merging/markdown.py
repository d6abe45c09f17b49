"""A body in the pieces that are merged: paragraphs, list items, headings, code, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from helplog.text.source.code_fences import closes_code, closing_row, opening_fence

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_COMMENT = "<!--"
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
    first = next((n for n, row in enumerate(rows) if row.strip()), len(rows))
    last = next((n for n in range(len(rows) - 1, -1, -1) if rows[n].strip()), -1)
    if last < 0:
        return Body((), (), text)
    closed = max((n for n, row in enumerate(rows) if "-->" in row), default=-1)
    pieces: list[Piece] = []
    at = first
    while at <= last:
        end, sort = _end(rows, at, last, closed)
        after = next(n for n in range(end, len(rows) + 1) if n > last or rows[n].strip())
        gap = tuple(rows[end:after]) if after <= last else None
        pieces.append(Piece("\n".join(rows[at:end]) + _missing_end(rows[at:end]), sort, gap))
        at = after
    tail = "".join("\n" + row for row in rows[last + 1 :])
    return Body(tuple(rows[:first]), tuple(pieces), tail)


def join_body(body: Body) -> str:
    """The text of a body."""
    rows = list(body.lead)
    for n, piece in enumerate(body.pieces):
        rows.append(piece.text)
        if n + 1 < len(body.pieces):
            rows += piece.gap or ()
    return "\n".join(rows) + body.tail if rows else body.tail


def _end(rows: Sequence[str], at: int, last: int, closed: int) -> tuple[int, Sort]:
    """Index just past the piece that begins at a row, and what it is; no comment ends below the row `closed`."""
    row = rows[at]
    fence = opening_fence(row)
    if fence:
        return next(
            (n + 1 for n in range(at + 1, last + 1) if closes_code(rows[n], fence)), last + 1
        ), Sort.WHOLE
    if row.lstrip().startswith(_COMMENT):
        return _past_comment(rows, at, last, closed), Sort.WHOLE
    if _HEADING.match(row):
        return at + 1, Sort.HEADING
    if _RULE.match(row):
        return at + 1, Sort.WHOLE
    return _lines(rows, at, last)


def _lines(rows: Sequence[str], at: int, last: int) -> tuple[int, Sort]:
    """The same for a paragraph, a list item or a table: rows without a blank one between."""
    item = bool(_LIST_ITEM.match(rows[at]))
    end = at + 1
    while end <= last and rows[end].strip() and not _begins(rows[end], inside_item=item):
        end += 1
    if item:
        return end, Sort.ITEM
    table = "|" in rows[at] and end > at + 1 and _TABLE_RULE.match(rows[at + 1])
    return end, Sort.WHOLE if table or rows[at].startswith(_INDENTED) else Sort.TEXT


def _begins(row: str, *, inside_item: bool) -> bool:
    """Whether a row ends the text above it without a blank row between."""
    if opening_fence(row) or _HEADING.match(row) or _LIST_ITEM.match(row) or row.startswith("<!--"):
        return True
    # Under a paragraph `---` makes it a heading; under a list item it is a rule.
    return inside_item and bool(_RULE.match(row))


def _missing_end(rows: Sequence[str]) -> str:
    """The closing fence that a piece of code lacks, or the end of a comment."""
    fence = opening_fence(rows[0])
    if fence:
        closed = any(closes_code(row, fence) for row in rows[1:])
        return "" if closed else "\n" + closing_row(rows[0])
    opened = rows[0].lstrip().startswith(_COMMENT)
    return " -->" if opened and _past_end(rows, 0, len(rows) - 1) is None else ""


def _past_comment(rows: Sequence[str], at: int, last: int, closed: int) -> int:
    end = _past_end(rows, at, min(last, closed))
    # A comment nobody closed goes as far as its paragraph.
    return end or next((n for n in range(at, last + 1) if not rows[n].strip()), last + 1)


def _past_end(rows: Sequence[str], at: int, last: int) -> int | None:
    return next(
        (n + 1 for n in range(at, last + 1) if "-->" in rows[n][len(_COMMENT) if n == at else 0 :]),
        None,
    )
