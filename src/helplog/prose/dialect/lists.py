"""Lists as CommonMark has them: what belongs to an item is known by where its words begin.

Two blanks nest under a bullet, three under `1.`; an item may be empty; another bullet begins
another list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from helplog.prose.dialect.starts import (
    Marker,
    ends_paragraph,
    is_box,
    is_rule,
    marker_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS: Final = {True: "ol", False: "ul"}
_MARKS: Final = frozenset("-+*0123456789")
_NO_ROW: Final = ""


class _Row(NamedTuple):
    """A row of the text that may go on with a list."""

    text: str
    after_blank: bool
    block: int
    """Which block it stands in."""


class _Reading:
    """A list that is being read, row by row."""

    def __init__(self, first: Marker) -> None:
        self.first = first
        self.items: list[list[str]] = [[first.words]]
        self.is_loose = False
        self._offset = first.offset

    def takes(self, row: _Row) -> bool:
        """Takes a row, unless the list is over."""
        text = row.text
        indent = len(text) - len(text.lstrip(" "))
        if indent >= self._offset:
            return self._goes_on(row)
        marker = marker_of(text)
        if marker is not None:
            return self._next(marker, row)
        if row.after_blank or ends_paragraph(text):
            return False
        if is_rule(text) or is_box(text):
            return False
        self.items[-1].append(text.lstrip(" "))
        return True

    def _goes_on(self, row: _Row) -> bool:
        item = self.items[-1]
        words = row.text[self._offset :]
        if row.after_blank:
            if item == [_NO_ROW]:
                return False  # nothing belongs to an empty item across a blank line
            if not words.startswith("  ") and not _goes_on_within(item, words):
                self.is_loose = True
            item.append(_NO_ROW)
        item.append(words)
        return True

    def _next(self, marker: Marker, row: _Row) -> bool:
        first = self.first
        if marker.sign != first.sign:
            return False
        if marker.is_numbered != first.is_numbered:
            return False
        self.is_loose |= row.after_blank
        self._offset = marker.offset
        self.items.append([marker.words])
        return True


def _goes_on_within(item: list[str], words: str) -> bool:
    """Whether words go on with a list in the item, not with the item itself."""
    if marker_of(words) is None:
        return False
    return any(marker_of(row) is not None for row in item[1:])


class Lists(BlockProcessor):
    """Takes all blocks of a list at once."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the parser's signature
        """Whether its first row is an item."""
        head = block.lstrip(" \n")[:1]
        return head in _MARKS and marker_of(_first_row(block)) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """The list as elements; what stands below it stays among the blocks."""
        rows = _rows(blocks)
        marker = marker_of(next(rows).text)
        if marker is None:
            return
        reading = _Reading(marker)
        for row in rows:
            if not reading.takes(row):
                _leave(blocks, row, rows)
                break
        else:
            blocks.clear()
        self._build(parent, reading)

    def _build(self, parent: Element, reading: _Reading) -> None:
        whole, is_loose = self._list_in(parent, reading)
        state = "looselist" if is_loose else "list"
        for rows in reading.items:
            item = SubElement(whole, "li")
            text = "\n".join(rows)
            self.parser.state.set(state)
            self.parser.parseChunk(item, text)
            self.parser.state.reset()

    def _list_in(self, parent: Element, reading: _Reading) -> tuple[Element, bool]:
        """The list that the items go into: one that a box has begun already, or a new one."""
        tag = _TAGS[reading.first.is_numbered]
        before = self.lastChild(parent)
        if before is not None and before.tag == tag and not reading.first.is_numbered:
            return before, True
        whole = SubElement(parent, tag)
        number = reading.first.number
        if number is not None and number != 1:
            whole.set("start", str(number))
        return whole, reading.is_loose


def _first_row(block: str) -> str:
    return block.lstrip("\n").partition("\n")[0]


def _rows(blocks: list[str]) -> Iterator[_Row]:
    """The rows of all blocks, without blank ones."""
    for number, block in enumerate(blocks):
        after_blank = number > 0
        for text in block.split("\n"):
            if text.strip():
                yield _Row(text, after_blank, number)
                after_blank = False
            else:
                after_blank = True


def _leave(blocks: list[str], row: _Row, rows: Iterator[_Row]) -> None:
    """Leaves what a list does not take: the rest of a block, and the blocks below it."""
    rest = [row.text]
    below = row.block + 1
    for other in rows:
        if other.block != row.block:
            break
        rest.append(other.text)
    kept = "\n".join(rest)
    blocks[:below] = [kept]
