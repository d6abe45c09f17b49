"""A list, a quote, a heading, a table straight below a paragraph, with no blank line between.

Python-Markdown takes apart at blank lines alone; here a block is taken apart once more before any
rule looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from markdown.blockprocessors import BlockProcessor

from helplog.prose.dialect.starts import (
    begins_table,
    ends_paragraph,
    is_alone,
    is_box,
    is_quote,
    is_rule,
    marker_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.blockparser import BlockParser

_MAY_END: Final = re.compile(
    r"\n {0,3}(?:[#>|:]|[-+*] |1[.)] |\[\^|-+ *\|)|^ {0,3}#|\x02wzx"
)
_OF_CODE: Final = "    "


class ParagraphEnds(BlockProcessor):
    """Takes a block apart where a row begins something else."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._pieces: list[str] = []

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's signature
        """Whether there is more than one thing in it."""
        if "\n" not in block:
            return False
        if _MAY_END.search(block) is None:
            return False
        self._pieces = pieces_of(block)
        return len(self._pieces) > 1

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002
        """The block as several."""
        blocks[:1] = self._pieces


def pieces_of(block: str) -> list[str]:
    """The parts of a block that begin on a row of their own.

    From a list or a box on it stays whole: where those end they know themselves.
    """
    rows = block.split("\n")
    starts = list(_starts(rows))
    ends = [*starts[1:], len(rows)]
    spans = zip(starts, ends, strict=True)
    return ["\n".join(rows[start:end]) for start, end in spans]


def _starts(rows: list[str]) -> Iterator[int]:
    """Where a part begins; the first of them with the block."""
    yield 0
    begun = rows[0]
    if _is_whole(begun):
        return
    is_in_table = _has_table(rows, 0)
    for number in range(1, len(rows)):
        row = rows[number]
        of_quote = is_quote(begun)
        if of_quote and is_quote(row):
            continue
        has_table = _has_table(rows, number)
        begins = has_table and not is_in_table
        if begins or is_alone(begun) or _ends(row, of_quote=of_quote):
            yield number
            begun = row
            is_in_table = has_table
            if _is_whole(row):
                return


def _ends(row: str, *, of_quote: bool) -> bool:
    if ends_paragraph(row):
        return True
    return of_quote and is_rule(row)


def _is_whole(row: str) -> bool:
    """Whether what begins with this row knows itself where it ends."""
    if row.startswith(_OF_CODE):
        return True
    return is_box(row) or marker_of(row) is not None


def _has_table(rows: list[str], number: int) -> bool:
    """Whether a table begins at a row."""
    below = number + 1
    return below < len(rows) and begins_table(rows[number], rows[below])
