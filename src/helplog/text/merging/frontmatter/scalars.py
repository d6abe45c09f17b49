"""Merging a key with one value: one is kept, and the other becomes a question under `also`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from helplog.model.keys import SCALARS, Merge
from helplog.text.source.collections.blocks import Block
from helplog.text.source.scalars import comment_at
from helplog.text.source.words import is_none
from helplog.text.values.private_words import says_no


class Value(NamedTuple):
    """A key's value as written."""

    name: str
    rows: tuple[str, ...]
    text: str
    """The value alone, without its common indentation."""


def value_of(block: Block, rows: Sequence[str]) -> Value:
    """The value of a key."""
    text = block.written()
    return Value(block.name, tuple(rows), text)


def merge_values(first: Value, second: Value) -> tuple[Value, str]:
    """Which of two values stays, whatever their order, and what the other one says.

    Nothing where they say the same.
    A function that sees no clock can't know the later one. It takes the same one on every device.
    """
    one = _bare(first.text)
    two = _bare(second.text)
    if one == two:
        longer = max(first, second, key=_length)
        return longer, ""
    if not two:
        return first, ""
    if not one:
        return second, ""
    versions = (first, second)
    kept, other = sorted(versions, key=_rank)
    said = _said_alone(other.text, kept.text)
    words = said.split()
    said = " ".join(words)
    return kept, f"{other.name}: {said}"


def _length(value: Value) -> tuple[int, tuple[str, ...]]:
    return len(value.text), value.rows


def _said_alone(text: str, kept: str) -> str:
    """A value without quotes, and without its comment where the one that is kept has the same."""
    if "\n" in text:
        return _bare(text)
    at = comment_at(text)
    comment = text[at:]
    if at > 0 and kept.endswith(comment):
        text = text[:at]
    return _bare(text)


def _rank(value: Value) -> tuple[bool, bool, str, tuple[str, ...]]:
    bare = _bare(value.text)
    # Words once private stay private until their writer says otherwise.
    known = SCALARS.get(value.name)
    shown = False
    if known and known.merge is Merge.TRUE_STAYS:
        shown = says_no(bare)
    none = is_none(bare)
    return shown, none, bare, value.rows


def _bare(text: str) -> str:
    """A value without the quotes around it; a comment alone is no value."""
    stripped = text.strip()
    one_row = "\n" not in stripped
    if one_row and stripped.startswith("# "):
        return ""
    inner = stripped[1:-1]
    for quote in "\"'":
        quoted = f"{quote}{inner}{quote}"
        if stripped != quoted:
            continue
        if quote not in inner and "\\" not in inner:
            return inner
    return stripped
