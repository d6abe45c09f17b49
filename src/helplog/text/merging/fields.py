"""An item of a list by its fields, and two edits of one item put together field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from helplog.model.keys import FIELDS, Merge
from helplog.model.late_patterns import late_pattern
from helplog.text.merging.choosing import changed
from helplog.text.merging.effort import spend
from helplog.text.merging.extended import FEWEST_WORDS, is_grown
from helplog.text.merging.flowing import split_flow
from helplog.text.merging.ordering import by_key, in_order, things_of
from helplog.text.source.findings import Findings
from helplog.text.source.keys import split_key
from helplog.text.source.lines import (
    SPACES,
    Line,
    dash_length,
    is_block_header,
    read_line,
)
from helplog.text.source.nodes import Mapping, as_text
from helplog.text.source.outline import Outline
from helplog.text.source.spanning import Spans
from helplog.text.source.writing_yaml import scalar
from helplog.text.values.fields import field_name, is_item_key
from helplog.text.values.private_words import KEY, says_no

HEAD: Final = "\0head"
"""Stands for the text an item begins with, `Priya: review the report`, which has no field's
name."""
Rows = Sequence[str]
Found = tuple["Written | None", "Written | None", "Written | None"]
"""One field in the base, the first and the second version."""
Fields = Sequence["Written"]
Versions = Sequence[Fields]
"""All fields of the three."""
Outcome = tuple["Written | None", str]
"""A field that is kept, and what the other version says of it."""
_NOTE: Final = "note"
_REMEMBERED: Final = 1024
"""Each item is compared with many others."""
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


_NO_ITEM: Final = Itemised("", ())


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
    inner = _without_margin(rows, len(dash))
    if inner is None:
        return None
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


def _without_margin(rows: Rows, width: int) -> list[str] | None:
    """An item's rows without its dash and what stands below it; None where a row begins there."""
    head = rows[0]
    inner = [head[width:]]
    for row in rows[1:]:
        margin = row[:width]
        if not row.strip():
            inner.append("")
        elif margin.strip(" "):
            return None
        else:
            inner.append(row[width:])
    return inner


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
    return row.startswith("{") and not row.startswith("{{")


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


def value_of(field: Written) -> str:
    """The text a field holds, quotes and comments taken off."""
    lines = _lines(field.rows)
    head = lines[0]
    below = lines[1:]
    findings = Findings("")
    outline = Outline(findings, is_item_key, Spans(), tolerant=True)
    if field.name != HEAD:
        start = _value_on(head)
        node = outline.value(start, below)
        return as_text(node)
    node = outline.item(head, below)
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


def merge_items(base: Itemised | None, first: Itemised, second: Itemised) -> Itemised:
    """One item with the fields of both.

    Where the same field says two things, the second becomes part of the note.
    """
    before = base or _NO_ITEM
    versions = (before.fields, first.fields, second.fields)
    names = _names(before.fields)
    own = _names(first.fields)
    others = _names(second.fields)
    matches = by_key(names, own, others)
    merged: list[Written] = []
    aside: list[str] = []
    for match in in_order(matches, lambda n: own[n]):
        found = things_of(match, versions)
        kept, other = _settled(found, versions)
        if kept:
            merged.append(kept)
        if other:
            aside.append(f"also: {other}")
    if aside:
        merged = _with_note(merged, aside)
    dash = changed(before.dash, first.dash, second.dash)
    flow = first.flow and second.flow
    return Itemised(dash, tuple(merged), flow)


def _names(fields: Fields) -> list[str]:
    return [field.name for field in fields]


def is_grown_item(longer: Itemised, shorter: Itemised) -> bool:
    """Whether an item is another one with more written to its texts, with the same fields."""
    own = _values(longer)
    others = _values(shorter)
    if own.keys() != others.keys():
        return False
    for name, value in own.items():
        other = others[name]
        if value == other:
            continue
        fewest = FEWEST_WORDS
        if name == HEAD:
            fewest += 1
        goes_on = is_grown(value, other, at_start=True, fewest=fewest)
        if not goes_on:
            return False
    return True


@lru_cache(_REMEMBERED)
def _values(item: Itemised) -> dict[str, str]:
    return {field.name: field.value for field in item.fields}


def _settled(found: Found, versions: Versions) -> Outcome:
    """What becomes of one field, and what the other version says of it."""
    base, first, second = found
    if _is_privacy(found):
        return _privacy(found, versions)
    if first is None or second is None:
        left = _left(base, first or second)
        return left, ""
    before = None
    if base:
        before = base.rows
    if second.rows in (first.rows, before):
        return first, ""
    if first.rows == before:
        return second, ""
    known = FIELDS.get(first.name)
    if known and known.merge is Merge.PARTS:
        merged = _with_parts_of_both(base, first, second)
        return merged, ""
    return _decided(first, second)


def _is_privacy(found: Found) -> bool:
    names = {field.name for field in found if field}
    return KEY in names


def _left(base: Written | None, left: Written | None) -> Written | None:
    """What becomes of a field that one version took out: it stays where the other changed it."""
    if base and left and left.rows == base.rows:
        return None
    return left


def _privacy(found: Found, versions: Versions) -> Outcome:
    """What becomes of an item's `private`.

    One side may take it away where the other left the item alone; where that one wrote on under it,
    it stays.
    """
    base, first, second = found
    if first == second:
        return first, ""
    before, one, two = map(_without_privacy, versions)
    if base and second == base and two == before:
        return first, ""
    if base and first == base and one == before:
        return second, ""
    kept, other = sorted(found[1:], key=_openness)
    if _is_shown(kept) == _is_shown(other):
        return kept, ""
    return kept, _question(base, other)


def _without_privacy(fields: Fields) -> list[Written]:
    return [field for field in fields if field.name != KEY]


def _question(base: Written | None, other: Written | None) -> str:
    """What is asked where one version shows an item and the other doesn't."""
    if other:
        return f"{KEY}: {other.value}"
    if base:
        return f"{KEY}: no"
    return ""


def _is_shown(private: Written | None) -> bool:
    """Whether an item with this under `private`, or without it, is shown."""
    if private is None:
        return True
    return says_no(private.value)


def _openness(private: Written | None) -> tuple[bool, str, tuple[str, ...]]:
    """Puts what hides an item first."""
    if private is None:
        return True, "", ()
    shown = _is_shown(private)
    return shown, private.value, private.rows


def _decided(first: Written, second: Written) -> Outcome:
    """A field that both versions changed: the one that is kept, and what the other one says."""
    one = first.value
    two = second.value
    if one == two:
        longer = max(first, second, key=_length)
        return longer, ""
    if not one:
        return second, ""
    if not two:
        return first, ""
    if is_grown(one, two, at_start=True):
        return first, ""
    if is_grown(two, one, at_start=True):
        return second, ""
    return _one_kept(first, second)


def _one_kept(first: Written, second: Written) -> Outcome:
    """The same one whatever their order, and what the other says."""
    versions = (first, second)
    kept, other = sorted(versions, key=_value_and_rows)
    if other.name == HEAD:
        return kept, other.value
    return kept, f"{other.name}: {other.value}"


def _value_and_rows(field: Written) -> tuple[str, tuple[str, ...]]:
    return field.value, field.rows


def _length(field: Written) -> tuple[int, tuple[str, ...]]:
    lengths = map(len, field.rows)
    return sum(lengths), field.rows


def _with_parts_of_both(
    base: Written | None, first: Written, second: Written
) -> Written:
    before: list[str] = []
    if base:
        before = _note_parts(base.value)
    own = _note_parts(first.value)
    others = _note_parts(second.value)
    versions = (before, own, others)
    matches = by_key(*versions)
    new: list[str] = []
    merged: list[str] = []
    for match in in_order(matches, lambda n: own[n]):
        of_base, one, two = things_of(match, versions)
        part = one or two or ""
        if of_base is None:
            new.append(part)
        elif one is None or two is None:
            continue
        merged.append(part)
    grown = _grown(new)
    kept = [part for part in merged if part not in grown]
    return _of_parts(first.name, kept)


def _grown(parts: Rows) -> set[str]:
    """Parts of a note that are there with more written to them as well."""
    letters = sum(map(len, parts))
    spend(len(parts) * letters)
    return {part for part in parts if _has_grown(part, parts)}


def _has_grown(part: str, parts: Rows) -> bool:
    """Whether one of some parts of a note is this one with more written to it."""
    return any(is_grown(other, part) for other in parts)


def _note_parts(text: str) -> list[str]:
    parts = map(str.strip, text.split("; "))
    return list(dict.fromkeys(parts))


def _of_parts(name: str, parts: Rows) -> Written:
    """A field with these parts."""
    text = "; ".join(parts)
    row = f"{name}: {scalar(text)}"
    return Written(name, (row,))


def _with_note(fields: Fields, aside: Rows) -> list[Written]:
    """The fields with one more thing said in the note."""
    written = list(fields)
    names = _names(fields)
    said: list[str] = []
    if _NOTE in names:
        at = names.index(_NOTE)
        note = written[at]
        said = _note_parts(note.value)
    else:
        at = len(written)
    missing: list[str] = []
    for text in aside:
        parts = _note_parts(text)
        missing += [part for part in parts if part not in said]
    if missing:
        note = _of_parts(_NOTE, said + missing)
        written[at : at + 1] = [note]
    return written
