"""Fields unindented below a list, put under its one item: so that the two are merged as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.text.reading.outside_fields import (
    may_be_of,
    pair_of,
    sole_item,
    with_fields,
    with_fields_below,
)
from helplog.text.source.collections.blocks import Block, split_blocks
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.lines import dash_length, first_written, read_line
from helplog.text.source.nodes import Node
from helplog.text.values.fields import is_item_key


def fields_outside(blocks: Sequence[Block]) -> dict[int, list[Block]]:
    """The fields outside of each list that has one item they are all of, by the list's line."""
    found: dict[int, list[Block]] = {}
    for block, fields in with_fields_below(blocks):
        if not fields or block.untouched:
            continue
        item = sole_item(Kind(block.name), _node_of(block))
        if item and all(may_be_of(item, field) for field in fields):
            found[block.key.start.line] = fields
    return found


def taken_in(
    block: Block, fields: Sequence[Block], rows: Sequence[str], last: int
) -> tuple[str, ...] | None:
    """The rows of a list with the fields outside moved under its item.

    None where that would say another thing.

    Args:
        block: the list.
        fields: what stands below it.
        rows: of the whole frontmatter.
        last: the number of the last row of the last field.
    """
    start = block.key.start.line - 1
    end = fields[0].key.start.line - 1
    margin = _margin_of_fields(block)
    inside = [margin + row if row.strip() else row for row in rows[end:last]]
    moved = (*rows[start:end], *inside)
    lines = [read_line(n, row) for n, row in enumerate(moved, start=1)]
    split = split_blocks(lines, Findings(""), Spans())
    if len(split.blocks) != 1 or split.stray:
        return None
    pairs = [pair_of(field, Findings(""), Spans()) for field in fields]
    kind = Kind(block.name)
    before = sole_item(kind, with_fields(_node_of(block), pairs))
    after = sole_item(kind, _node_of(split.blocks[0]))
    if before is None or after is None or not _same(before, after):
        return None
    return moved


def _same(before: Item, after: Item) -> bool:
    return replace(before, where=after.where) == after


def _margin_of_fields(block: Block) -> str:
    """What stands before the fields of a list's one item, once they are under it."""
    first = first_written(block.below)
    if not block.head.vacant or first is None:
        return "  "
    dash = dash_length(first.text, tolerant=True)
    width = first.start
    if dash:
        width = first.after(dash).start
    return " " * width


def _node_of(block: Block) -> Node:
    outline = Outline(Findings(""), is_item_key, Spans(), tolerant=True)
    return outline.value(block.head, block.below)
