"""Merging a key with one value: the one that is kept, and the other, which becomes a question under `also`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from helplog.model.keys import SCALARS, Merge
from helplog.text.source.blocks import Block
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
    return Value(block.name, tuple(rows), block.written())


def merge_values(first: Value, second: Value) -> tuple[Value, str]:
    """Which of two values stays, whatever their order, and what the other one says; nothing where they say the same.

    A function that sees no clock can't know the later one. It takes the same one on every device.
    """
    if _bare(first.text) == _bare(second.text):
        return max(first, second, key=lambda value: (len(value.text), value.rows)), ""
    if not _bare(first.text) or not _bare(second.text):
        return (first if _bare(first.text) else second), ""
    kept, other = sorted((first, second), key=_rank)
    return kept, f"{other.name}: {' '.join(_said_alone(other.text, kept.text).split())}"


def _said_alone(text: str, kept: str) -> str:
    """A value without quotes, and without its comment where the one that is kept has the same."""
    at = comment_at(text) if "\n" not in text else -1
    return _bare(text[:at] if at > 0 and kept.endswith(text[at:]) else text)


def _rank(value: Value) -> tuple[bool, bool, str, tuple[str, ...]]:
    bare = _bare(value.text)
    # Words once private stay private until their writer says otherwise.
    known = SCALARS.get(value.name)
    stays = known is not None and known.merge is Merge.TRUE_STAYS
    shown = stays and says_no(bare)
    return shown, is_none(bare), bare, value.rows


def _bare(text: str) -> str:
    """A value without the quotes around it; a comment alone is no value."""
    stripped = text.strip()
    if stripped.startswith(("# ", "#\n")) and "\n" not in stripped:
        return ""
    if (
        len(stripped) > 1
        and stripped[0] == stripped[-1]
        and stripped[0] in "\"'"
        and stripped[0] not in stripped[1:-1]
    ):
        return stripped[1:-1] if "\\" not in stripped else stripped
    return stripped
