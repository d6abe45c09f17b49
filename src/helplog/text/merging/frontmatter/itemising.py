"""An item of a list taken apart into its fields, as they are written, and put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.frontmatter.flowing import split_flow
from helplog.text.merging.frontmatter.indentation import cut_margin
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.keys import split_key
from helplog.text.source.lines import (
    SPACES,
    Line,
    dash_length,
    is_block_header,
    read_line,
)
from helplog.text.source.nodes import Mapping, Node, as_text, scalars_in
from helplog.text.source.scalars import begins_with_placeholder
from helplog.text.values.fields import field_name, is_item_key

HEAD: Final = "\0head"
"""Stands for the text an item begins with, `Priya: review the report`, which has no field's
name."""
Rows = Sequence[str]
_DASH = late_pattern(
    rf"([-\u2013\u2014\u2212\u2022\u2023*+]|[0-9]{{1,2}}[.)])([{SPACES}]*)"
)


@dataclass(frozen=True, slots=True)
class Written:
    """One field as written."""

    name: str
    """Its name in the vocabulary, HEAD, or the key as written; numbered where it is there twice."""
    rows: tuple[str, ...]
    """Its rows, without the indentation of the item's fields."""

    @property
    def value(self) -> str:
        """What it says, as far as two spellings are to be told apart."""
        words = value_of(self).split()
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Itemised:
    """An item by its fields."""

    dash: str
    """The dash with the room after it, `- `."""
    fields: tuple[Written, ...]
    flow: bool = False
    """Written as `{who: Ana, what: a lift}`."""

    def rows(self) -> tuple[str, ...]:
        """The item as rows, dash first."""
        if self.flow and self.fields:
            return (self._on_one_row(),)
        rows: list[str] = []
        before = self.dash
        margin = " " * len(self.dash)
        for field in self.fields:
            for row in field.rows:
                if row.strip():
                    rows.append(before + row)
                else:
                    rows.append(row)
                before = margin
        return tuple(rows)

    def _on_one_row(self) -> str:
        fields = [" ".join(field.rows) for field in self.fields]
        inner = ", ".join(fields)
        return f"{self.dash}{{{inner}}}"


def itemise(rows: Rows) -> Itemised | None:
    """An item's rows by fields; None where they can't be told apart for certain.

    Args:
        rows: the item's rows; the first begins with its dash.
    """
    found = _DASH.match(rows[0])
    if found is None:
        return None
    dash = found[0]
    room = found[2]
    if not room or dash == rows[0]:
        return None
    width = len(dash)
    below = cut_margin(rows[1:], width, " ")
    if below is None:
        return None
    inner = [rows[0][width:], *below]
    if _is_flow(inner[0]):
        return _flow(dash, inner)
    starts = _field_starts(inner)
    if starts is None:
        return None
    pieces: list[tuple[str, ...]] = []
    bounds = [*starts, len(inner)]
    for start, end in pairwise(bounds):
        own = inner[start:end]
        pieces.append(_without_room(own))
    return Itemised(dash, _named(pieces))


def _without_room(rows: Rows) -> tuple[str, ...]:
    """A field's rows without the blank ones below it: at an item's end they are none of its own."""
    end = len(rows)
    while end > 1:
        last = rows[end - 1]
        if last.strip():
            break
        end -= 1
    return tuple(rows[:end])


def _is_flow(row: str) -> bool:
    """Whether an item is written in braces; two of them begin a template's word."""
    return row.startswith("{") and not begins_with_placeholder(row)


def _flow(dash: str, inner: Rows) -> Itemised | None:
    if len(inner) > 1:
        return None
    parts = split_flow(inner[0])
    if parts is None:
        return None
    pieces = [(part,) for part in parts]
    return Itemised(dash, _named(pieces), flow=True)


def _field_starts(inner: Rows) -> list[int] | None:
    """The rows on which fields begin; a comment begins one of its own.

    None where a list stands below a text.
    """
    spans = Spans()
    lines = _lines(inner)
    start = 0
    starts = [start]
    until = _past_value(lines, start, spans)
    for n, line in enumerate(lines):
        if n < until or line.blank:
            continue
        if dash_length(line.text, tolerant=False):
            if not line.start:
                return None
            if not _may_hold_list(lines[start]):
                return None
            continue
        if line.start:
            continue
        if line.idle or split_key(line, is_item_key):
            start = n
            starts.append(start)
            until = _past_value(lines, start, spans)
    return starts


def _lines(rows: Rows) -> list[Line]:
    return [read_line(n, row) for n, row in enumerate(rows, start=1)]


def _value_on(line: Line) -> Line:
    """What stands behind a row's key; the whole row where it has none."""
    key = split_key(line, is_item_key)
    if key is None:
        return line
    return key.rest


def _may_hold_list(line: Line) -> bool:
    value = _value_on(line)
    if value.vacant:
        return True
    return is_block_header(value.text)


def _past_value(lines: Sequence[Line], at: int, spans: Spans) -> int:
    """Index of the first row that can't belong to the quote or bracket that begins on a row."""
    below = at + 1
    value = _value_on(lines[at])
    if is_block_header(value.text):
        return below
    within = spans.rows_within(value.text, lines, below, _ends_nothing)
    return below + within


def _ends_nothing(_: Line) -> bool:
    return False


def _named(pieces: Sequence[tuple[str, ...]]) -> tuple[Written, ...]:
    times: Counter[str] = Counter()
    fields: list[Written] = []
    for rows in pieces:
        name = _name(rows[0], first=not fields)
        times[name] += 1
        count = times[name]
        if count > 1:
            name = f"{name} {count}"
        field = Written(name, rows)
        fields.append(field)
    return tuple(fields)


def _name(row: str, *, first: bool) -> str:
    line = read_line(1, row)
    if line.idle and not first:
        return row.strip()
    key = split_key(line, is_item_key)
    if key is None:
        return HEAD
    written = key.key.text
    known = field_name(written)
    if known:
        return known
    if first:
        return HEAD
    return written


def parts_of(field: Written) -> list[str]:
    """The texts of a field that is a list of them, or one."""
    return [part.text.strip() for part in scalars_in(_node_of(field))]


def _node_of(field: Written) -> Node:
    lines = _lines(field.rows)
    start = _value_on(lines[0])
    return _outline().value(start, lines[1:])


def _outline() -> Outline:
    return Outline(Findings(""), is_item_key, Spans(), tolerant=True)


def value_of(field: Written) -> str:
    """The text a field holds, quotes and comments taken off."""
    if field.name != HEAD:
        return as_text(_node_of(field))
    lines = _lines(field.rows)
    node = _outline().item(lines[0], lines[1:])
    if not isinstance(node, Mapping):
        return as_text(node)
    if node.head:
        return as_text(node)
    said: list[str] = []
    for pair in node.pairs:
        key = pair.key.text
        value = as_text(pair.value)
        said.append(f"{key}: {value}")
    return ", ".join(said)
