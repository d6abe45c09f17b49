"""An item of a list by its fields, as written, and two edits of one item put together field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from helplog.model.keys import FIELDS, Merge
from helplog.text.merging.choosing import changed
from helplog.text.merging.effort import spend
from helplog.text.merging.extended import FEWEST_WORDS, is_grown
from helplog.text.merging.flowing import split_flow
from helplog.text.merging.ordering import BASE, FIRST, SECOND, by_key, in_order
from helplog.text.source.findings import Findings
from helplog.text.source.keys import split_key
from helplog.text.source.lines import SPACES, Line, dash_length, is_block_header, read_line
from helplog.text.source.nodes import Mapping, as_text
from helplog.text.source.outline import Outline
from helplog.text.source.spanning import Spans
from helplog.text.source.writing_yaml import scalar
from helplog.text.values.fields import field_name, is_item_key
from helplog.text.values.private_words import KEY, says_no

HEAD: Final = "\0head"
"""Stands for the text an item begins with, `Priya: review the report`, which has no field's
name."""
_NOTE: Final = "note"
_REMEMBERED: Final = 1024
"""Each item is compared with many others."""
_DASH = re.compile(rf"([-\u2013\u2014\u2212\u2022\u2023*+]|[0-9]{{1,2}}[.)])([{SPACES}]*)")


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
        return " ".join(value_of(self).split())


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
            return (
                self.dash + "{" + ", ".join(" ".join(field.rows) for field in self.fields) + "}",
            )
        margin = " " * len(self.dash)
        inner = [row for field in self.fields for row in field.rows]
        return tuple(
            (margin if n else self.dash) + row if row.strip() else row
            for n, row in enumerate(inner)
        )


def itemise(rows: Sequence[str]) -> Itemised | None:
    """An item's rows by fields; None where they can't be told apart for certain.

    Args:
        rows: the item's rows; the first begins with its dash.
    """
    dash = _DASH.match(rows[0])
    if not dash or not dash.group()[len(dash[1]) :] or not rows[0][dash.end() :]:
        return None
    width = dash.end()
    inner = [rows[0][width:]]
    for row in rows[1:]:
        if row.strip() and row[:width].strip(" "):
            return None
        inner.append(row[width:] if row.strip() else "")
    if inner[0].startswith("{") and not inner[0].startswith("{{"):
        return _flow(dash.group(), inner)
    starts = _field_starts(inner)
    if starts is None:
        return None
    pieces = [inner[a:b] for a, b in zip(starts, [*starts[1:], len(inner)], strict=True)]
    return Itemised(dash.group(), _named([_without_room(piece) for piece in pieces]))


def _without_room(rows: Sequence[str]) -> tuple[str, ...]:
    """A field's rows without the blank ones below it: at an item's end they would be none of its own."""
    last = next((n for n in range(len(rows) - 1, 0, -1) if rows[n].strip()), 0)
    return tuple(rows[: last + 1])


def _flow(dash: str, inner: Sequence[str]) -> Itemised | None:
    parts = split_flow(inner[0]) if len(inner) == 1 else None
    if parts is None:
        return None
    return Itemised(dash, _named([(part,) for part in parts]), flow=True)


def _field_starts(inner: Sequence[str]) -> list[int] | None:
    """The rows on which fields begin; a comment begins one of its own.

    None where a list stands below a text.
    """
    starts = [0]
    spans = Spans()
    lines = [read_line(n, row) for n, row in enumerate(inner)]
    until = _past_value(lines, 0, spans)
    for n in range(1, len(inner)):
        line = lines[n]
        if n < until or line.blank:
            continue
        if line.start:
            if dash_length(line.text, tolerant=False) and not _may_hold_list(lines[starts[-1]]):
                return None
            continue
        if dash_length(line.text, tolerant=False):
            return None
        if line.idle or split_key(line, is_item_key):
            starts.append(n)
            until = _past_value(lines, n, spans)
    return starts


def _may_hold_list(line: Line) -> bool:
    key = split_key(line, is_item_key)
    rest = key.rest if key else line
    return rest.vacant or is_block_header(rest.text)


def _past_value(lines: Sequence[Line], at: int, spans: Spans) -> int:
    """Index of the first row that can't belong to the quote or bracket that begins on a row."""
    line = lines[at]
    key = split_key(line, is_item_key)
    text = key.rest.text if key else line.text
    if is_block_header(text):
        return at + 1
    return at + 1 + spans.rows_within(text, lines, at + 1, lambda _: False)


def _named(pieces: Sequence[tuple[str, ...]]) -> tuple[Written, ...]:
    seen: dict[str, int] = {}
    fields: list[Written] = []
    for rows in pieces:
        name = _name(rows[0], first=not fields)
        count = seen[name] = seen.get(name, 0) + 1
        fields.append(Written(name if count == 1 else f"{name} {count}", rows))
    return tuple(fields)


def _name(row: str, *, first: bool) -> str:
    line = read_line(1, row)
    if line.idle and not first:
        return row.strip()
    key = split_key(line, is_item_key)
    if key is None:
        return HEAD
    known = field_name(key.key.text)
    if known:
        return known
    return HEAD if first else key.key.text


def value_of(field: Written) -> str:
    """The text a field holds, quotes and comments taken off."""
    lines = [read_line(n + 1, row) for n, row in enumerate(field.rows)]
    outline = Outline(Findings(""), is_item_key, Spans(), tolerant=True)
    if field.name == HEAD:
        node = outline.item(lines[0], lines[1:])
        if isinstance(node, Mapping) and not node.head:
            return ", ".join(f"{pair.key.text}: {as_text(pair.value)}" for pair in node.pairs)
        return as_text(node)
    key = split_key(lines[0], is_item_key)
    return as_text(outline.value(key.rest if key else lines[0], lines[1:]))


def merge_items(base: Itemised | None, first: Itemised, second: Itemised) -> Itemised:
    """One item with the fields of both; where the same field says two things, the second becomes part of the note."""
    versions = [base.fields if base else (), first.fields, second.fields]
    keys = [[field.name for field in fields] for fields in versions]
    merged: list[Written] = []
    aside: list[str] = []
    for match in in_order(by_key(*keys), lambda n: first.fields[n].name):
        of_base, one, two = (
            None if n is None else fields[n] for n, fields in zip(match, versions, strict=True)
        )
        if KEY in {field.name for field in (of_base, one, two) if field}:
            kept, other = _privacy(of_base, one, two, versions)
        else:
            kept, other = _settled(of_base, one, two)
        if kept:
            merged.append(kept)
        if other:
            aside.append(f"also: {other}")
    if aside:
        merged = _with_note(merged, aside)
    flow = first.flow and second.flow
    return Itemised(
        changed(base.dash if base else None, first.dash, second.dash), tuple(merged), flow=flow
    )


def is_grown_item(longer: Itemised, shorter: Itemised) -> bool:
    """Whether an item is another one with more written to its texts, every field being there in both."""
    own, others = _values(longer), _values(shorter)
    return own.keys() == others.keys() and all(
        value == others[name]
        or is_grown(value, others[name], at_start=True, fewest=FEWEST_WORDS + (name == HEAD))
        for name, value in own.items()
    )


@lru_cache(_REMEMBERED)
def _values(item: Itemised) -> dict[str, str]:
    return {field.name: field.value for field in item.fields}


def _settled(
    base: Written | None, first: Written | None, second: Written | None
) -> tuple[Written | None, str]:
    """What becomes of one field, and what the other version says of it."""
    if first is None or second is None:
        left = first or second
        return (None if base and left and left.rows == base.rows else left), ""
    if first.rows == second.rows or (base and second.rows == base.rows):
        return first, ""
    if base and first.rows == base.rows:
        return second, ""
    known = FIELDS.get(first.name)
    if known and known.merge is Merge.PARTS:
        return _with_parts_of_both(base, first, second), ""
    return _decided(first, second)


def _privacy(
    base: Written | None,
    first: Written | None,
    second: Written | None,
    versions: Sequence[Sequence[Written]],
) -> tuple[Written | None, str]:
    """What becomes of an item's `private`.

    One side may take it away where the other left the item alone; where that one wrote on under it,
    it stays.
    """
    of_base, one, two = ([field for field in side if field.name != KEY] for side in versions)
    if first == second or (base and second == base and two == of_base):
        return first, ""
    if base and first == base and one == of_base:
        return second, ""
    kept, other = sorted((first, second), key=_shown)
    if kept is None or _shown(kept)[0] == _shown(other)[0] or not (base or other):
        return kept, ""
    return kept, f"{KEY}: {other.value if other else 'no'}"


def _shown(private: Written | None) -> tuple[bool, str, tuple[str, ...]]:
    """Whether an item with this under `private`, or without it, is shown."""
    return (
        (True, "", ()) if private is None else (says_no(private.value), private.value, private.rows)
    )


def _decided(first: Written, second: Written) -> tuple[Written, str]:
    """A field that both versions changed: the one that is kept, and what the other says where it says another thing."""
    if first.value == second.value:
        return max(first, second, key=lambda field: (sum(map(len, field.rows)), field.rows)), ""
    if not first.value or not second.value:
        return (first if first.value else second), ""
    for longer, shorter in ((first, second), (second, first)):
        if is_grown(longer.value, shorter.value, at_start=True):
            return longer, ""
    kept, other = sorted((first, second), key=lambda field: (field.value, field.rows))
    return kept, other.value if other.name == HEAD else f"{other.name}: {other.value}"


def _with_parts_of_both(base: Written | None, first: Written, second: Written) -> Written:
    parts = [_note_parts(note.value) if note else [] for note in (base, first, second)]
    kept: list[str] = []
    for match in in_order(by_key(*parts), lambda n: parts[FIRST][n]):
        if match[BASE] is None or (match[FIRST] is not None and match[SECOND] is not None):
            n = match[FIRST]
            kept.append(parts[FIRST][n] if n is not None else parts[SECOND][match[SECOND] or 0])
    before = set(parts[BASE])
    new = [part for part in kept if part not in before]
    spend(len(new) * sum(map(len, new)))
    kept = [
        part for part in kept if part in before or not any(is_grown(other, part) for other in new)
    ]
    return Written(first.name, (f"{first.name}: {scalar('; '.join(kept))}",))


def _note_parts(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split("; ")))


def _with_note(fields: Sequence[Written], aside: Sequence[str]) -> list[Written]:
    """The fields with one more thing said in the note."""
    at = next((n for n, field in enumerate(fields) if field.name == _NOTE), None)
    said = dict.fromkeys(_note_parts(fields[at].value)) if at is not None else {}
    missing = [part for text in aside for part in _note_parts(text) if part not in said]
    if not missing:
        return list(fields)
    note = Written(_NOTE, (f"{_NOTE}: {scalar('; '.join([*said, *missing]))}",))
    return [*fields, note] if at is None else [*fields[:at], note, *fields[at + 1 :]]
