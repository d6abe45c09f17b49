"""What stands after one dash of a list, and what it is known by."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from helplog.model.journal import Item, field_text
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.text.merging.alignment.aligning import words_in
from helplog.text.merging.alignment.effort import spend
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.keys import no_keys
from helplog.text.source.lines import Line, read_line
from helplog.text.source.nodes import Node, as_text
from helplog.text.values.fields import is_item_key
from helplog.text.values.items import ListReader

_SOME_DAY: Final = date(2000, 1, 1)
"""Stands for the entry's day, which is the same in all versions."""
_REMEMBERED: Final = 4096
_STEPS_AN_ELEMENT: Final = 100
"""What reading one costs, beside its letters."""


Rows = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """What an element says, whatever its spelling."""

    whole: Hashable
    """Equal where two elements say the same."""
    who_and_what: Hashable = None
    id: Hashable = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list."""

    rows: Rows
    """As written, the first beginning with the dash, the others indented from there; or one idle
    row."""
    sense: Sense = field(compare=False)

    @property
    def idle(self) -> bool:
        """A blank row or a comment between elements."""
        first = self.rows[0]
        text = first.lstrip()
        return not text or text.startswith("#")


def element(rows: Rows, kind: Kind | None) -> Element:
    """An element of a list of items, or of another list where `kind` is None."""
    letters = sum(map(len, rows))
    spend(_STEPS_AN_ELEMENT + letters)
    sense = _sense(rows, kind)
    return Element(rows, sense)


def idle_element(row: str) -> Element:
    """A blank row or a comment."""
    text = row.strip()
    known = "idle", text
    sense = Sense(known, known)
    return Element((text,), sense)


def sense_of(node: Node, rows: Sequence[str], kind: Kind | None) -> Sense:
    """What a value says.

    Args:
        node: the value as it is read.
        rows: as it is written, in case that it says nothing that can be read.
        kind: which list of items it stands in; None for another list.
    """
    if kind is None:
        written = as_text(node)
        text = _with_single_spaces(written)
        unquoted = text.strip("\"'")
        return _sense_of_text(unquoted)
    items = _items_of(node, kind)
    if not items:
        written = " ".join(rows)
        text = _with_single_spaces(written)
        return _sense_of_text(text)
    return _sense_of_items(items)


def _items_of(node: Node, kind: Kind) -> Sequence[Item]:
    findings = Findings("")
    reader = ListReader(kind, _SOME_DAY, findings, private=False)
    return reader.read(node).items


def _sense_of_items(items: Sequence[Item]) -> Sense:
    whole: list[Hashable] = []
    known: list[Hashable] = []
    ids: list[str] = []
    said: list[str] = []
    for item in items:
        of_item = who_and_what(item)
        known.append(of_item)
        fields = _fields(item)
        whole.append((of_item, fields))
        id_given = item.text("id")
        if id_given:
            ids.append(id_given)
        said += item.who
        said.append(item.what or "")
    text = " ".join(said)
    words = words_in(text)
    return Sense(
        whole=tuple(whole),
        who_and_what=tuple(known),
        id=tuple(ids) or None,
        words=tuple(words),
    )


def _sense_of_text(text: str) -> Sense:
    known = "text", text
    words = tuple(words_in(text))
    return Sense(known, known, words=words)


def _with_single_spaces(text: str) -> str:
    words = text.split()
    return " ".join(words)


def node_below(rows: Rows, kind: Kind | None) -> Node:
    """The value of rows that stand below a key."""
    head = Line(1, 0, 0, "", "")
    lines: list[Line] = []
    for number, row in enumerate(rows, start=2):
        line = read_line(number, "  " + row)
        lines.append(line)
    known = is_item_key if kind else no_keys
    findings = Findings("")
    spans = Spans()
    outline = Outline(findings, known, spans, tolerant=True)
    return outline.value(head, lines)


@lru_cache(_REMEMBERED)
def _sense(rows: Rows, kind: Kind | None) -> Sense:
    node = node_below(rows, kind)
    return sense_of(node, rows, kind)


def who_and_what(item: Item) -> Hashable:
    """What an item without an id is known by, within its list."""
    keys = map(name_key, item.who)
    who = frozenset(keys)
    what = _with_single_spaces(item.what or "")
    return who, what


def _fields(item: Item) -> Hashable:
    given: list[tuple[str, str]] = []
    for name, value in item.fields.items():
        written = field_text(value)
        given.append((name, written))
    given.sort()
    extra = sorted(item.extra.items())
    return tuple(given), tuple(extra), item.weight_lb, item.on
