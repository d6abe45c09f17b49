"""An item of a list by its fields, and two edits of one item put together field by field."""

from __future__ import annotations

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
from helplog.text.merging.ordering import FIRST, by_key, in_order, things_of
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
Found = tuple["Written | None", "Written | None", "Written | None"]
"""One field in the base, the first and the second version."""
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
            inner = ", ".join(" ".join(field.rows) for field in self.fields)
            return (f"{self.dash}{{{inner}}}",)
        rows: list[str] = []
        before = self.dash
        for field in self.fields:
            for row in field.rows:
                rows.append(before + row if row.strip() else row)
                before = " " * len(self.dash)
        return tuple(rows)


def itemise(rows: Sequence[str]) -> Itemised | None:
    """An item's rows by fields; None where they can't be told apart for certain.

    Args:
        rows: the item's rows; the first begins with its dash.
    """
    dash = _DASH.match(rows[0])
    if not dash or not dash[2] or not rows[0][dash.end() :]:
        return None
    inner = _without_margin(rows, dash.end())
    if inner is None:
        return None
    if inner[0].startswith("{") and not inner[0].startswith("{{"):
        return _flow(dash.group(), inner)
    starts = _field_starts(inner)
    if starts is None:
        return None
    pieces: list[tuple[str, ...]] = []
    for start, end in pairwise([*starts, len(inner)]):
        pieces.append(_without_room(inner[start:end]))
    return Itemised(dash.group(), _named(pieces))


def _without_margin(rows: Sequence[str], width: int) -> list[str] | None:
    """An item's rows without its dash and what stands below it; None where a row begins there."""
    inner = [rows[0][width:]]
    for row in rows[1:]:
        if not row.strip():
            inner.append("")
        elif row[:width].strip(" "):
            return None
        else:
            inner.append(row[width:])
    return inner


def _without_room(rows: Sequence[str]) -> tuple[str, ...]:
    """A field's rows without the blank ones below it: at an item's end they are none of its own."""
    end = len(rows)
    while end > 1 and not rows[end - 1].strip():
        end -= 1
    return tuple(rows[:end])


def _flow(dash: str, inner: Sequence[str]) -> Itemised | None:
    if len(inner) > 1:
        return None
    parts = split_flow(inner[0])
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
    for n, line in enumerate(lines):
        if n < until or line.blank:
            continue
        if dash_length(line.text, tolerant=False):
            if not line.start or not _may_hold_list(lines[starts[-1]]):
                return None
        elif not line.start and (line.idle or split_key(line, is_item_key)):
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
            return ", ".join(
                f"{pair.key.text}: {as_text(pair.value)}" for pair in node.pairs
            )
        return as_text(node)
    key = split_key(lines[0], is_item_key)
    return as_text(outline.value(key.rest if key else lines[0], lines[1:]))


def merge_items(base: Itemised | None, first: Itemised, second: Itemised) -> Itemised:
    """One item with the fields of both.

    Where the same field says two things, the second becomes part of the note.
    """
    versions = (base.fields if base else (), first.fields, second.fields)
    keys = [[field.name for field in fields] for fields in versions]
    merged: list[Written] = []
    aside: list[str] = []
    for match in in_order(by_key(*keys), lambda n: first.fields[n].name):
        kept, other = _settled(things_of(match, versions), versions)
        if kept:
            merged.append(kept)
        if other:
            aside.append(f"also: {other}")
    if aside:
        merged = _with_note(merged, aside)
    dash = changed(base.dash if base else None, first.dash, second.dash)
    return Itemised(dash, tuple(merged), flow=first.flow and second.flow)


def is_grown_item(longer: Itemised, shorter: Itemised) -> bool:
    """Whether an item is another one with more written to its texts, with the same fields."""
    own, others = _values(longer), _values(shorter)
    if own.keys() != others.keys():
        return False
    for name, value in own.items():
        fewest = FEWEST_WORDS + (name == HEAD)
        other = others[name]
        if value != other and not is_grown(value, other, at_start=True, fewest=fewest):
            return False
    return True


@lru_cache(_REMEMBERED)
def _values(item: Itemised) -> dict[str, str]:
    return {field.name: field.value for field in item.fields}


def _settled(
    found: Found, versions: Sequence[Sequence[Written]]
) -> tuple[Written | None, str]:
    """What becomes of one field, and what the other version says of it."""
    base, first, second = found
    if _is_privacy(found):
        return _privacy(found, versions)
    if first is None or second is None:
        return _left(base, first or second), ""
    before = base.rows if base else None
    if second.rows in (first.rows, before):
        return first, ""
    if first.rows == before:
        return second, ""
    known = FIELDS.get(first.name)
    if known and known.merge is Merge.PARTS:
        return _with_parts_of_both(base, first, second), ""
    return _decided(first, second)


def _is_privacy(found: Found) -> bool:
    return any(field.name == KEY for field in filter(None, found))


def _left(base: Written | None, left: Written | None) -> Written | None:
    """What becomes of a field that one version took out: it stays where the other changed it."""
    if base and left and left.rows == base.rows:
        return None
    return left


def _privacy(
    found: Found, versions: Sequence[Sequence[Written]]
) -> tuple[Written | None, str]:
    """What becomes of an item's `private`.

    One side may take it away where the other left the item alone; where that one wrote on under it,
    it stays.
    """
    base, first, second = found
    before, one, two = map(_without_privacy, versions)
    if first == second:
        return first, ""
    if base and (second, two) == (base, before):
        return first, ""
    if base and (first, one) == (base, before):
        return second, ""
    kept, other = sorted((first, second), key=_shown)
    if kept is None or _shown(kept)[0] == _shown(other)[0]:
        return kept, ""
    if other:
        return kept, f"{KEY}: {other.value}"
    return kept, f"{KEY}: no" if base else ""


def _without_privacy(fields: Sequence[Written]) -> list[Written]:
    return [field for field in fields if field.name != KEY]


def _shown(private: Written | None) -> tuple[bool, str, tuple[str, ...]]:
    """Whether an item with this under `private`, or without it, is shown."""
    if private is None:
        return True, "", ()
    return says_no(private.value), private.value, private.rows


def _decided(first: Written, second: Written) -> tuple[Written, str]:
    """A field that both versions changed: the one that is kept, and what the other one says."""
    if first.value == second.value:
        return max(first, second, key=_length), ""
    if not first.value:
        return second, ""
    if not second.value:
        return first, ""
    for longer, shorter in ((first, second), (second, first)):
        if is_grown(longer.value, shorter.value, at_start=True):
            return longer, ""
    kept, other = sorted((first, second), key=lambda field: (field.value, field.rows))
    if other.name == HEAD:
        return kept, other.value
    return kept, f"{other.name}: {other.value}"


def _length(field: Written) -> tuple[int, tuple[str, ...]]:
    return sum(map(len, field.rows)), field.rows


def _with_parts_of_both(
    base: Written | None, first: Written, second: Written
) -> Written:
    before = _note_parts(base.value) if base else []
    parts = before, _note_parts(first.value), _note_parts(second.value)
    new: list[str] = []
    merged: list[str] = []
    for match in in_order(by_key(*parts), lambda n: parts[FIRST][n]):
        of_base, one, two = things_of(match, parts)
        part = one or two or ""
        if of_base is None:
            new.append(part)
            merged.append(part)
        elif one is not None and two is not None:
            merged.append(part)
    spend(len(new) * sum(map(len, new)))
    grown = {part for part in new if _has_grown(part, new)}
    kept = [part for part in merged if part not in grown]
    return Written(first.name, (f"{first.name}: {scalar('; '.join(kept))}",))


def _has_grown(part: str, parts: Sequence[str]) -> bool:
    """Whether one of some parts of a note is this one with more written to it."""
    return any(is_grown(other, part) for other in parts)


def _note_parts(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split("; ")))


def _with_note(fields: Sequence[Written], aside: Sequence[str]) -> list[Written]:
    """The fields with one more thing said in the note."""
    names = [field.name for field in fields]
    at = len(fields)
    said: list[str] = []
    if _NOTE in names:
        at = names.index(_NOTE)
        said = _note_parts(fields[at].value)
    missing: list[str] = []
    for text in aside:
        missing += [part for part in _note_parts(text) if part not in said]
    if not missing:
        return list(fields)
    note = Written(_NOTE, (f"{_NOTE}: {scalar('; '.join(said + missing))}",))
    return [*fields[:at], note, *fields[at + 1 :]]
