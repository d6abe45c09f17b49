"""What stands after one dash of a list, and what it is known by."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.text.merging.aligning import words_in
from helplog.text.merging.effort import spend
from helplog.text.source.findings import Findings
from helplog.text.source.keys import no_keys
from helplog.text.source.lines import Line, read_line
from helplog.text.source.nodes import Node, as_text
from helplog.text.source.outline import Outline
from helplog.text.source.spanning import Spans
from helplog.text.values.fields import is_item_key
from helplog.text.values.items import ListReader

_SOME_DAY: Final = date(2000, 1, 1)
"""Stands for the entry's day, which is the same in all versions."""
_REMEMBERED: Final = 4096
_STEPS_AN_ELEMENT: Final = 100
"""What reading one costs, beside its letters."""


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

    rows: tuple[str, ...]
    """As written, the first beginning with the dash, the others indented from there; or one idle
    row."""
    sense: Sense = field(compare=False)

    @property
    def idle(self) -> bool:
        """A blank row or a comment between elements."""
        row = self.rows[0].lstrip()
        return not row or row.startswith("#")


def element(rows: tuple[str, ...], kind: Kind | None) -> Element:
    """An element of a list of items, or of another list where `kind` is None."""
    spend(_STEPS_AN_ELEMENT + sum(map(len, rows)))
    return Element(rows, _sense(rows, kind))


def idle_element(row: str) -> Element:
    """A blank row or a comment."""
    return Element((row.strip(),), Sense(("idle", row.strip()), ("idle", row.strip())))


def sense_of(node: Node, rows: Sequence[str], kind: Kind | None) -> Sense:
    """What a value says.

    Args:
        node: the value as it is read.
        rows: as it is written, in case that it says nothing that can be read.
        kind: which list of items it stands in; None for another list.
    """
    if kind is None:
        return _sense_of_text(" ".join(as_text(node).split()).strip("\"'"))
    items = ListReader(kind, _SOME_DAY, Findings(""), private=False).read(node).items
    if not items:
        return _sense_of_text(" ".join(" ".join(rows).split()))
    ids = [item.text("id") for item in items]
    said: list[str] = []
    for item in items:
        said += [*item.who, item.what or ""]
    return Sense(
        whole=tuple((who_and_what(item), _fields(item)) for item in items),
        who_and_what=tuple(map(who_and_what, items)),
        id=tuple(filter(None, ids)) or None,
        words=tuple(words_in(" ".join(said))),
    )


def _sense_of_text(text: str) -> Sense:
    known = ("text", text)
    return Sense(known, known, words=tuple(words_in(text)))


def node_below(rows: tuple[str, ...], kind: Kind | None) -> Node:
    """The value of rows that stand below a key."""
    head = Line(1, 0, 0, "", "")
    lines = [read_line(n, "  " + row) for n, row in enumerate(rows, start=2)]
    known = is_item_key if kind else no_keys
    return Outline(Findings(""), known, Spans(), tolerant=True).value(head, lines)


@lru_cache(_REMEMBERED)
def _sense(rows: tuple[str, ...], kind: Kind | None) -> Sense:
    return sense_of(node_below(rows, kind), rows, kind)


def who_and_what(item: Item) -> Hashable:
    """What an item without an id is known by, within its list."""
    return frozenset(map(name_key, item.who)), " ".join((item.what or "").split())


def _fields(item: Item) -> Hashable:
    given = sorted((name, str(value)) for name, value in item.fields.items())
    return tuple(given), tuple(sorted(item.extra.items())), item.weight_lb, item.on
