"""A field that stands on its own below a list: the cure, where the list has one item alone."""

from __future__ import annotations

from helplog.model.fix import Fix, FixEdit
from helplog.text.source.collections.blocks import Block
from helplog.text.source.fixing import moved
from helplog.text.source.lines import dash_length


def indented(block: Block, before: Block) -> Fix | None:
    """The field moved under the first word of the one item above it.

    Args:
        block: the field, with what stands below it.
        before: the list above it.
    """
    dashes = [
        row
        for row in before.below
        if not row.idle and dash_length(row.text, tolerant=True)
    ]
    if len(dashes) != 1:
        return None
    item = dashes[0]
    length = dash_length(item.text, tolerant=True)
    start = block.key.start
    by = item.after(length).indent - (start.column - 1)
    below = moved(block.below, by)
    if by < 0 or below is None:
        return None
    spaces = " " * by
    key = FixEdit(start.line, start.column, start.line, start.column, spaces)
    return Fix((key, *below.edits))
