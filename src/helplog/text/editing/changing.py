"""How an item that is there can be given a field, or another value of one: way after way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Values
from enum import Enum, auto
from typing import NamedTuple

from helplog.model.journal import FieldValue, Item
from helplog.model.late_patterns import late_pattern
from helplog.text.editing.appending import listing_edits
from helplog.text.editing.forms import block_forms, field_row, flow_forms
from helplog.text.editing.new_item import of_text, written_value
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    Way,
    Ways,
    inserted,
    moving,
)
from helplog.text.editing.style import Hand, hand_of, opening_char, quote_of
from helplog.text.reading.file import Reading
from helplog.text.source.collections.blocks import Block
from helplog.text.source.findings import Spot
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar, Style
from helplog.text.source.writing_yaml import Quote, number
from helplog.text.values.endings import ending_of
from helplog.text.values.fields import field_name

_NO_SPACE = late_pattern(f"[^{SPACES}]")


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

    node: Scalar | Mapping
    """The whole value it is, or the mapping that it is some keys of."""
    pairs: tuple[Pair, ...]
    """Its own keys."""
    stand: Stand
    block: Block


def ways_to_change(
    reading: Reading, source_text: SourceText, at: int, values: Values[str, FieldValue]
) -> Ways:
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
        changing = _Changing(reading, source_text, item, found, values)
        yield from changing.ways()


def _find(reading: Reading, item: Item) -> Iterator[_Found]:
    assert reading.front is not None  # noqa: S101 - a file with items has one
    assert reading.writing is not None  # noqa: S101 - and is a writing
    front = reading.front
    kind = item.kind
    blocks: list[Block] = []
    for block in front.blocks:
        if block.name != kind or block.untouched:
            continue
        blocks.append(block)
    nodes = front.values.get(kind, [])
    spot = _spot_of(item)
    spots = map(_spot_of, reading.writing.items)
    starts = frozenset(spots)
    for block, node in zip(blocks, nodes, strict=False):
        search = _Search(spot, starts, block)
        yield from search.within(node, Stand.KEY)


def _spot_of(item: Item) -> Spot:
    place = item.where
    return Spot(place.line, place.column)


class _Search(NamedTuple):
    """Looks for the item that begins at a place."""

    spot: Spot
    starts: frozenset[Spot]
    """Where the file's items begin."""
    block: Block

    def within(self, node: Node, stand: Stand) -> Iterator[_Found]:
        if isinstance(node, Scalar):
            if node.start == self.spot:
                yield _Found(node, (), stand, self.block)
        elif isinstance(node, Listing):
            # A list after a key and a colon is a block list unless brackets say otherwise; its
            # places tell them apart.
            inner = Stand.BLOCK
            if stand is Stand.FLOW or _is_flow(node):
                inner = Stand.FLOW
            for part in node.items:
                yield from self.within(part, inner)
        else:
            pairs = self._own_pairs(node)
            if pairs:
                yield _Found(node, pairs, stand, self.block)
            for pair in node.pairs:
                yield from self.within(pair.value, stand)

    def _own_pairs(self, node: Mapping) -> tuple[Pair, ...]:
        """The keys of the item that begins at the place, up to those of the next one."""
        keys = [pair.key.start for pair in node.pairs]
        if self.spot in keys:
            begins = keys.index(self.spot)
        elif node.start == self.spot:
            begins = 0
        else:
            return ()
        end = begins + 1
        for key in keys[end:]:
            if key in self.starts:
                break
            end += 1
        return node.pairs[begins:end]


def _is_flow(node: Listing) -> bool:
    """Whether a list stands in brackets: it begins before its first item."""
    if not node.items:
        return False
    first = node.items[0]
    return node.start != first.start


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
        self.pairs = tuple(pair for pair in found.pairs if not pair.outside)
        self.node = found.node
        if not self.pairs and isinstance(found.node, Mapping) and found.node.head:
            self.node = found.node.head
        self.stand = found.stand
        self.block = found.block
        opening = opening_char(self.node, source_text)
        self.in_braces = opening == "{"
        self.flow = self.in_braces or found.stand is Stand.FLOW
        self.values = values
        self.hand = hand_of(reading.front, item.kind, source_text)
        self.present = _present(found.pairs, values)
        """The keys that are there already."""
        told = self._retold()
        self.retold = dict(told)
        """What stands at the end of the item's line, as it has to be."""

    def ways(self) -> Ways:
        yield from self._in_place()
        node = self.node
        if isinstance(node, Scalar):
            yield from self._text_to_keys(node)
        elif self.in_braces:
            yield from self._within_braces()
        elif self.flow:
            yield from self._braced()
        else:
            of_list = [pair for pair in node.pairs if not pair.outside]
            yield from self._in_lines(is_part=len(of_list) > len(self.pairs))

    def _in_place(self) -> Ways:
        """Where everything is there already, under its key or at the end of the item's line."""
        if not self._missing():
            edits = self._replaced()
            yield Way(tuple(edits))

    # Keys that are there already

    def _replaced(self) -> Iterator[Edit]:
        source_text = self.source_text
        for name, pair in self.present.items():
            value = pair.value
            quote = quote_of(value, source_text)
            _, text = self._field_row(name, quote)
            if isinstance(value, Scalar) and value.empty:
                colon = source_text.past_colon(pair.key.end)
                yield inserted(colon, f" {text}")
            else:
                yield source_text.instead_of(value, text)
        yield from self.retold.values()

    # What stands at the end of the item's line

    def _retold(self) -> Iterator[tuple[str, Edit]]:
        line = self._line()
        if line is None:
            return
        start = self.source_text.at(line.start)
        written = self.source_text.text[start : self.source_text.at(line.end)]
        unquoted = written.rstrip("\"'")
        for said in ending_of(self.item.kind, unquoted).said:
            if said.name in self.values and said.name not in self.present:
                text = _told(said.name, self.values[said.name])
                begins = start + said.start
                ends = start + said.end
                yield said.name, Edit(begins, ends, text)

    def _line(self) -> Scalar | None:
        """The text that an item begins with, and may say something at its end."""
        node: Node | None = self.node
        if isinstance(node, Mapping):
            first = self.pairs[0]
            node = node.head
            if node is None and field_name(first.key.text) is None:
                node = first.value
        if isinstance(node, Scalar) and node.style is not Style.BLOCK:
            return node
        return None

    # Keys to be added

    def _missing(self) -> list[str]:
        rows: list[str] = []
        for name in self.values:
            if name in self.present or name in self.retold:
                continue
            key, value = self._field_row(name, Quote.NONE)
            rows.append(f"{key}: {value}")
        return rows

    def _field_row(self, name: str, quote: Quote) -> tuple[str, str]:
        value = self.values[name]
        written = written_value(name, value)
        return field_row(name, written, quote, flow=self.flow)

    def _in_lines(self, *, is_part: bool) -> Ways:
        replaced = list(self._replaced())
        added = self._rows_below("")
        edits = (*replaced, *added)
        yield Way(edits, moves=is_part)
        block = self.block
        if self.stand is not Stand.KEY:
            return
        if not block.head.vacant:
            return
        dashes = listing_edits(block, self.source_text)
        under_dash = self._rows_below("  ")
        yield moving(*dashes, *replaced, *under_dash)

    def _rows_below(self, deeper: str) -> list[Edit]:
        missing = self._missing()
        if not missing:
            return []
        margin = self._key_margin() + deeper
        rows = [margin + row for row in missing]
        last = max(pair.value.end for pair in self.pairs)
        below = self.source_text.below(last.line, rows)
        return [below]

    def _key_margin(self) -> str:
        """What stands before the keys of the item.

        That is what stands before a key that begins its line; else as much room as before the
        first.
        """
        source_text = self.source_text
        first, *others = self.pairs
        for pair in others:
            key = pair.key
            before = source_text.before(key.start)
            if not before.strip(SPACES):
                return before
        key = first.key
        before = source_text.before(key.start)
        return _blanked(before)

    def _within_braces(self) -> Ways:
        last = self.pairs[-1].value
        end = self.source_text.at(last.end)
        more = self._more_keys()
        added = inserted(end, more)
        replaced = self._replaced()
        yield moving(*replaced, added)

    def _braced(self) -> Ways:
        """`[Ana: drove Sam]` becomes `[{Ana: drove Sam, answer: "yes"}]`."""
        first = self.pairs[0].key
        last = self.pairs[-1].value
        start = self.source_text.at(first.start)
        end = self.source_text.at(last.end)
        more = self._more_keys()
        opened = inserted(start, "{")
        closing = more + "}"
        closed = inserted(end, closing)
        yield moving(opened, closed)

    def _more_keys(self) -> str:
        more = ""
        for row in self._missing():
            more += f", {row}"
        return more

    # A text that has no keys yet

    def _text_to_keys(self, node: Scalar) -> Ways:
        missing = {n: v for n, v in self.values.items() if n not in self.present}
        new_item = of_text(self.item, node.text, missing)
        source_text = self.source_text
        quote = quote_of(node, source_text)
        hand = Hand(quote=quote)
        # The text is written anew, with what stood at its end under keys of its own.
        self.retold = {}
        edits = self._replaced()
        replaced = list(edits)
        if self.stand is Stand.FLOW:
            for text in flow_forms(new_item, hand):
                instead = source_text.instead_of(node, text)
                yield moving(instead, *replaced)
            return
        block = self.block
        start = source_text.at(node.start)
        end = source_text.at(node.end)
        before = source_text.before(node.start)
        margin = _blanked(before)
        dash = ""
        if node.start.line == block.head.number:
            start = source_text.past_colon(block.key.end)
            dash_margin = self.hand.dash_margin
            dash = f"{source_text.newline}{dash_margin}- "
            margin = f"{dash_margin}  "
        last = node.end.line
        for first, *others in block_forms(new_item, hand):
            first_row = dash + first
            changed = Edit(start, end, first_row)
            rows = [margin + row for row in others]
            below = source_text.below(last, rows)
            yield moving(changed, below, *replaced)


def _present(pairs: Iterable[Pair], values: Collection[str]) -> dict[str, Pair]:
    present = {}
    for pair in pairs:
        name = field_name(pair.key.text)
        if name is not None and name in values:
            present[name] = pair
    return present


def _told(name: str, value: FieldValue) -> str:
    """A field as it stands at the end of a line."""
    if name == "weight" and isinstance(value, float | int):
        return f"{number(value)} lb"
    value_written = written_value(name, value)
    return str(value_written)


def _blanked(before: str) -> str:
    return _NO_SPACE.sub(" ", before)
