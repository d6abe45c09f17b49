"""Two edits of one item of a list, put together field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from helplog.model.keys import FIELDS, Merge
from helplog.text.merging.alignment.choosing import changed
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.alignment.extended import FEWEST_WORDS, is_grown
from helplog.text.merging.alignment.ordering import by_key, in_order, things_of
from helplog.text.merging.frontmatter.itemising import HEAD, Itemised, Written, parts_of
from helplog.text.source.writing_yaml import scalar
from helplog.text.values.private_words import KEY, says_no

Rows = Sequence[str]
Found = tuple[Written | None, Written | None, Written | None]
"""One field in the base, the first and the second version."""
Fields = Sequence[Written]
Versions = Sequence[Fields]
"""All fields of the three."""
Outcome = tuple[Written | None, str]
"""A field that is kept, and what the other version says of it."""
PartsIn = Callable[[Written], list[str]]
_NOTE: Final = "note"
_ON_ONE_ROW: Final = 2
"""Rows of two fields that have one each."""
_REMEMBERED: Final = 1024
"""Each item is compared with many others."""
_NO_ITEM: Final = Itemised("", ())


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
    of_both = _both(found, first, second)
    if of_both:
        return of_both, ""
    return _decided(first, second)


def _both(found: Found, first: Written, second: Written) -> Written | None:
    """The field with the parts of both, where it is made of parts."""
    known = FIELDS.get(first.name)
    if known is None:
        return None
    if known.merge is Merge.PARTS:
        return _of_parts(first.name, _parts_of_both(found, _parts_of_text))
    if known.merge is Merge.LIST:
        in_rows = len(first.rows) + len(second.rows) > _ON_ONE_ROW
        merged = _parts_of_both(found, parts_of)
        return _of_list(first.name, merged, in_rows=in_rows)
    return None


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


def _parts_of_both(found: Found, parts_in: PartsIn) -> list[str]:
    """The parts of a text, or the elements of a list, that both versions leave there."""
    before, own, others = (parts_in(field) if field else [] for field in found)
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
    return [part for part in merged if part not in grown]


def _grown(parts: Rows) -> set[str]:
    """Parts of a note that are there with more written to them as well."""
    letters = sum(map(len, parts))
    spend(len(parts) * letters)
    return {part for part in parts if _has_grown(part, parts)}


def _has_grown(part: str, parts: Rows) -> bool:
    """Whether one of some parts of a note is this one with more written to it."""
    return any(is_grown(other, part) for other in parts)


def _parts_of_text(field: Written) -> list[str]:
    return _note_parts(field.value)


def _note_parts(text: str) -> list[str]:
    parts = map(str.strip, text.split("; "))
    return list(dict.fromkeys(parts))


def _of_parts(name: str, parts: Rows) -> Written:
    """A field with these parts."""
    text = "; ".join(parts)
    row = f"{name}: {scalar(text)}"
    return Written(name, (row,))


def _of_list(name: str, parts: Rows, *, in_rows: bool) -> Written:
    """A field with these elements, in brackets unless one version has it in rows."""
    if in_rows:
        rows = [f"  - {scalar(part)}" for part in parts]
        return Written(name, (f"{name}:", *rows))
    inner = ", ".join(scalar(part, flow=True) for part in parts)
    return Written(name, (f"{name}: [{inner}]",))


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
