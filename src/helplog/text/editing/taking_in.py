"""Fields unindented below a list are taken into its one item, so that another can follow.

Below a list of two items nobody would know whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helplog.model.journal import Item
from helplog.text.editing.appending import listing_edits
from helplog.text.editing.forms import block_forms
from helplog.text.editing.new_item import NewItem, of_text
from helplog.text.editing.source_text import Edit, SourceText, Ways, inserted, moving
from helplog.text.editing.style import Hand, dash_line, hand_of, list_block, quote_of
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.reading.outside_fields import with_fields_below
from helplog.text.source.collections.blocks import Block
from helplog.text.source.lines import Line
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar


class _One(NamedTuple):
    """The one item of a list, and its fields outside."""

    block: Block
    node: Scalar | Mapping
    """The item itself, without them; a text where it has no other fields."""
    outside: tuple[Pair, ...]


def ways_to_take_in(
    front: Frontmatter,
    source_text: SourceText,
    items: Sequence[Item],
    new_item: NewItem,
) -> Ways:
    """Every way of adding an item to a list that has fields outside."""
    one = _one(front, new_item)
    if one is None:
        return
    hand = hand_of(front, new_item.kind, source_text)
    taking = _TakingIn(front, source_text, one, hand, new_item)
    item = next(item for item in items if item.kind is new_item.kind)
    yield from taking.ways(item)


def line_below(
    front: Frontmatter, source_text: SourceText, new_item: NewItem
) -> Edit | None:
    """A blank line between an empty list and a key of the writer's own that is called as a field.

    None where there is no such key: without the line it would be the first item's.
    """
    block = list_block(front, new_item.kind)
    for owner, fields in with_fields_below(front.blocks):
        if owner is block and fields:
            start = source_text.starts[fields[0].key.start.line - 1]
            return inserted(start, source_text.newline)
    return None


def _one(front: Frontmatter, new_item: NewItem) -> _One | None:
    block = list_block(front, new_item.kind)
    last = front.last(new_item.kind)
    node = _last_in(last)
    if block is None or not isinstance(node, Mapping):
        return None
    own = []
    outside = []
    for pair in node.pairs:
        if pair.outside:
            outside.append(pair)
        else:
            own.append(pair)
    if not outside:
        return None
    if node.head and not own:
        return _One(block, node.head, tuple(outside))
    node_left = node._replace(pairs=tuple(own))
    return _One(block, node_left, tuple(outside))


def _last_in(node: Node | None) -> Node | None:
    """The last thing of a list that says something, however deep."""
    while isinstance(node, Listing):
        parts = [part for part in node.items if not _says_nothing(part)]
        node = None
        if parts:
            node = parts[-1]
    return node


def _says_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


class _TakingIn(NamedTuple):
    front: Frontmatter
    source_text: SourceText
    one: _One
    hand: Hand
    new_item: NewItem

    def ways(self, item: Item) -> Ways:
        """Every way, given the item that is there."""
        block = self.one.block
        dash = dash_line(block)
        if not block.head.vacant:
            margin = self.hand.dash_margin
            for moved in self._after_key(item, margin):
                yield from self._with_new(moved, margin, self.hand)
        elif dash:
            margin = dash.raw[: dash.start]
            under = " " * len(self.hand.gap) + " "
            for edits in self._rewritten(item, f"{margin}{under}"):
                yield from self._with_new(edits, margin, self.hand)
        else:
            margin = self.source_text.before(self.one.node.start)
            dashes = listing_edits(block, self.source_text)
            spaced = self.hand._replace(gap=" ")
            yield from self._with_new(dashes, margin, spaced)

    def _after_key(self, item: Item, margin: str) -> Iterator[list[Edit]]:
        """The item on the line of its key, moved below it, after a dash."""
        source_text = self.source_text
        node = self.one.node
        colon = source_text.past_colon(self.one.block.key.end)
        dash = f"{source_text.newline}{margin}- "
        if isinstance(node, Mapping):
            begins = source_text.at(node.start)
            edit = Edit(colon, begins, dash)
            yield [edit]
            return
        for text in self._forms(item, f"{margin}  "):
            ends = source_text.at(node.end)
            text_after_dash = dash + text
            yield [Edit(colon, ends, text_after_dash)]

    def _rewritten(self, item: Item, under: str) -> Iterator[list[Edit]]:
        """The item after its dash, with keys where it was a text alone."""
        node = self.one.node
        if isinstance(node, Mapping):
            yield []
            return
        for text in self._forms(item, under):
            edit = self.source_text.instead_of(node, text)
            yield [edit]

    def _forms(self, item: Item, under: str) -> Iterator[str]:
        node = self.one.node
        assert isinstance(node, Scalar)  # noqa: S101 - one with keys stays as it is
        old = of_text(item, node.text, {})
        quote = quote_of(node, self.source_text)
        hand = Hand(quote=quote)
        for rows in block_forms(old, hand):
            yield f"{self.source_text.newline}{under}".join(rows)

    def _with_new(self, edits: Sequence[Edit], margin: str, hand: Hand) -> Ways:
        """The fields moved under the item, and the new one below them."""
        under = f"{margin} {hand.gap}"
        moved = list(self._indented(under))
        rows_there = self._rows()
        last = max(row.number for row in rows_there)
        for first, *others in block_forms(self.new_item, hand):
            rows = [f"{margin}-{hand.gap}{first}", *(under + row for row in others)]
            edit = self.source_text.below(last, rows)
            yield moving(*edits, *moved, edit)

    def _indented(self, under: str) -> Iterator[Edit]:
        for row in self._rows():
            begins = self.source_text.starts[row.number - 1]
            yield inserted(begins, under)

    def _rows(self) -> Iterator[Line]:
        """The lines of the fields outside."""
        keys = {pair.key.start for pair in self.one.outside}
        for block in self.front.blocks:
            if block.key.start not in keys:
                continue
            yield block.head
            for row in block.below:
                if not row.blank and row.number <= block.last_line:
                    yield row
