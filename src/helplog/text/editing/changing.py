"""How an item that is there can be given a field, or another value of one: way after way."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Values
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from helplog.model.journal import FieldValue, Item
from helplog.text.editing.appending import listing_edits
from helplog.text.editing.forms import block_forms, field_row, flow_forms
from helplog.text.editing.new_item import NewItem, written_value
from helplog.text.editing.source_text import Edit, SourceText, Way
from helplog.text.editing.style import (
    DEFAULT_MARGIN,
    Hand,
    hand_of,
    opening_char,
    quote_of,
)
from helplog.text.reading.file import Reading
from helplog.text.source.blocks import Block
from helplog.text.source.findings import Spot
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar
from helplog.text.values.fields import field_name

_MOST_FORMS = 4


class Stand(Enum):
    """What an item stands in."""

    KEY = auto()
    """It is the value of its list's key."""
    BLOCK = auto()
    """After a dash."""
    FLOW = auto()
    """Between brackets."""


class _Found(NamedTuple):
    """An item in the file."""

    node: Node
    """The whole value it is, or the mapping that it is some keys of."""
    pairs: tuple[Pair, ...]
    """Its own keys."""
    stand: Stand
    block: Block


def ways_to_change(
    reading: Reading, source_text: SourceText, at: int, values: Values[str, FieldValue]
) -> Iterator[Way]:
    """Every way of setting fields of an item.

    Args:
        reading: the file.
        source_text: its text.
        at: which of the file's items.
        values: the fields, by name.
    """
    assert reading.writing is not None  # noqa: S101 - the caller has refused other files
    item = reading.writing.items[at]
    for found in _find(reading, item):
        yield from _Changing(reading, source_text, item, found, values).ways()


def _find(reading: Reading, item: Item) -> Iterator[_Found]:
    assert reading.front is not None  # noqa: S101 - a file with items has one
    assert reading.writing is not None  # noqa: S101 - and is a writing
    spot = Spot(item.where.line, item.where.column)
    starts = {Spot(i.where.line, i.where.column) for i in reading.writing.items}
    own = [block for block in reading.front.blocks if block.name == item.kind]
    blocks = [block for block in own if not block.untouched]
    for block, node in zip(
        blocks, reading.front.values.get(item.kind, ()), strict=False
    ):
        yield from _within(node, spot, starts, Stand.KEY, block)


def _within(
    node: Node, spot: Spot, starts: set[Spot], stand: Stand, block: Block
) -> Iterator[_Found]:
    if isinstance(node, Scalar):
        if node.start == spot:
            yield _Found(node, (), stand, block)
    elif isinstance(node, Listing):
        # A list after a key and a colon is a block list unless brackets say otherwise; its places
        # tell them apart.
        inner = Stand.FLOW if stand is Stand.FLOW or _is_flow(node) else Stand.BLOCK
        for part in node.items:
            yield from _within(part, spot, starts, inner, block)
    else:
        pairs = _own_pairs(node, spot, starts)
        if pairs:
            yield _Found(node, pairs, stand, block)
        for pair in node.pairs:
            yield from _within(pair.value, spot, starts, stand, block)


def _own_pairs(node: Mapping, spot: Spot, starts: set[Spot]) -> tuple[Pair, ...]:
    """The keys of the item that begins at a place, up to those of the next one."""
    keys = [pair.key.start for pair in node.pairs]
    if spot in keys:
        begins = keys.index(spot)
    elif node.start == spot:
        begins = 0
    else:
        return ()
    end = begins + 1
    while end < len(keys) and keys[end] not in starts:
        end += 1
    return tuple(node.pairs[begins:end])


def _is_flow(node: Listing) -> bool:
    """Whether a list stands in brackets: it begins before its first item."""
    return bool(node.items) and node.start != node.items[0].start


class _Changing:
    def __init__(
        self,
        reading: Reading,
        source_text: SourceText,
        item: Item,
        found: _Found,
        values: Values[str, FieldValue],
    ) -> None:
        assert reading.front is not None  # noqa: S101 - a file with items has one
        self.source_text = source_text
        self.item = item
        self.found = found
        self.values = values
        self.hand = hand_of(reading.front, item.kind, source_text)

    def ways(self) -> Iterator[Way]:
        node = self.found.node
        if isinstance(node, Scalar):
            yield from self._text_to_keys(node)
        elif isinstance(node, Mapping) and opening_char(node, self.source_text) == "{":
            yield Way((*self._replaced(flow=True), *self._in_braces()), moves=True)
        elif self.found.stand is Stand.FLOW:
            yield self._braced()
        else:
            shared = len(self.found.pairs) < self._all_keys()
            yield Way(
                (*self._replaced(flow=False), *self._rows_below("")), moves=shared
            )
            if self.found.stand is Stand.KEY and self.found.block.head.vacant:
                rows = self._rows_below("  ")
                listed = listing_edits(self.found.block, self.source_text)
                yield Way((*listed, *self._replaced(flow=False), *rows), moves=True)

    def _all_keys(self) -> int:
        if not isinstance(self.found.node, Mapping):
            return 0
        return len(self.found.node.pairs)

    # Keys that are there already

    def _present(self) -> dict[str, Pair]:
        named = ((field_name(pair.key.text), pair) for pair in self.found.pairs)
        return {
            name: pair
            for name, pair in named
            if name is not None and name in self.values
        }

    def _replaced(self, *, flow: bool) -> Iterator[Edit]:
        for name, pair in self._present().items():
            value = pair.value
            quote = quote_of(value, self.source_text)
            _, text = field_row(
                name, written_value(name, self.values[name]), quote, flow=flow
            )
            if isinstance(value, Scalar) and value.empty:
                colon = self.source_text.past_colon(pair.key.end)
                yield Edit(colon, colon, f" {text}")
            else:
                yield Edit(
                    self.source_text.at(value.start),
                    self.source_text.at(value.end),
                    text,
                )

    def _missing(self, *, flow: bool) -> list[str]:
        present = self._present()
        missing = [name for name in self.values if name not in present]
        rows: list[str] = []
        for name in missing:
            key, value = field_row(
                name, written_value(name, self.values[name]), flow=flow
            )
            rows.append(f"{key}: {value}")
        return rows

    # Keys to be added

    def _rows_below(self, deeper: str) -> list[Edit]:
        rows = self._missing(flow=False)
        if not rows:
            return []
        margin = self._key_margin() + deeper
        ends = [pair.value.end.line for pair in self.found.pairs]
        last = max(ends, default=self.found.node.end.line)
        return [self.source_text.below(last, [margin + row for row in rows])]

    def _key_margin(self) -> str:
        """What stands before the keys of the item.

        That is what stands before a key that begins its line; else as much room as before the
        first.
        """
        first, *others = [pair.key.start for pair in self.found.pairs] or [
            self.found.node.start
        ]
        for start in others:
            before = self.source_text.before(start)
            if not before.strip(SPACES):
                return before
        return _blanked(self.source_text.before(first))

    def _in_braces(self) -> list[Edit]:
        rows = self._missing(flow=True)
        if not rows:
            return []
        last = self.found.pairs[-1].value
        at = self.source_text.at(last.end)
        return [Edit(at, at, "".join(f", {row}" for row in rows))]

    def _braced(self) -> Way:
        """`[Ana: drove Sam]` becomes `[{Ana: drove Sam, answer: "yes"}]`."""
        start = self.source_text.at(self.found.pairs[0].key.start)
        end = self.source_text.at(self.found.pairs[-1].value.end)
        rows = "".join(f", {row}" for row in self._missing(flow=True))
        return Way((Edit(start, start, "{"), Edit(end, end, f"{rows}}}")), moves=True)

    # A text that has no keys yet

    def _text_to_keys(self, node: Scalar) -> Iterator[Way]:
        new_item = NewItem(
            kind=self.item.kind,
            who=self.item.who,
            what=self.item.what,
            fields=dict(self.values),
        )
        start, end = self.source_text.at(node.start), self.source_text.at(node.end)
        hand = Hand(quote=quote_of(node, self.source_text))
        if self.found.stand is Stand.FLOW:
            for text in islice(flow_forms(new_item, hand), _MOST_FORMS):
                yield Way((Edit(start, end, text),), moves=True)
            return
        before, margin = "", _blanked(self.source_text.before(node.start))
        block = self.found.block
        if node.start.line == block.head.number:
            start = self.source_text.past_colon(block.key.end)
            dash = DEFAULT_MARGIN if self.hand.margin is None else self.hand.margin
            before, margin = f"{self.source_text.newline}{dash}- ", f"{dash}  "
        for first, *rest in islice(block_forms(new_item, hand), _MOST_FORMS):
            below = self.source_text.below(
                node.end.line, [margin + row for row in rest]
            )
            yield Way((Edit(start, end, before + first), below), moves=True)


def _blanked(before: str) -> str:
    return "".join(char if char in SPACES else " " for char in before)
