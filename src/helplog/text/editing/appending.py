"""Where a new item can go, and how: way after way, the one that changes least first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from helplog.model.names import name_key
from helplog.text.editing.forms import block_forms, flow_forms
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.source_text import Edit, SourceText, Way
from helplog.text.editing.style import (
    DEFAULT_MARGIN,
    Hand,
    dash_line,
    hand_of,
    last_item,
    list_block,
    opening_char,
)
from helplog.text.reading.file import Reading
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.blocks import Block
from helplog.text.source.fence import Document
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Listing, Mapping, Node, Scalar, Style
from helplog.text.source.words import is_none, seems_none
from helplog.text.source.writing_yaml import Quote, is_plain, scalar
from helplog.text.values.fields import field_name

_MOST_FORMS = 4
_MOST_LINES = 12


def ways_to_append(
    reading: Reading, source_text: SourceText, new_item: NewItem
) -> Iterator[Way]:
    """Every way of adding an item to a file that has been read."""
    assert reading.document is not None  # noqa: S101 - the caller refused files that are too long
    assert reading.front is not None  # noqa: S101 - the same
    return _Appending(reading.document, reading.front, source_text, new_item).ways()


class _Appending:
    def __init__(
        self,
        document: Document,
        front: Frontmatter,
        source_text: SourceText,
        new_item: NewItem,
    ) -> None:
        self.document = document
        self.front = front
        self.source_text = source_text
        self.new_item = new_item
        self.hand = hand_of(front, new_item.kind, source_text)
        self.block = list_block(front, new_item.kind)

    def ways(self) -> Iterator[Way]:
        if self.block is None:
            return self._new_list()
        if self.block.untouched:
            return self._first_below(self.block)
        node = self.front.last(self.new_item.kind)
        if node is None or last_item(node) is None:
            return self._instead_of_none(self.block, node)
        return self._to_value(self.block, node)

    def _to_value(self, block: Block, node: Node) -> Iterator[Way]:
        if block.head.vacant and dash_line(block):
            yield from self._to_block_list(block)
        elif isinstance(node, Listing) and opening_char(node, self.source_text) == "[":
            yield from self._to_flow_list(node)
        elif isinstance(node, Mapping) and block.head.vacant and node.head is None:
            yield from self._to_people(block, node)
            yield from self._listed_by_lines(block)
        else:
            yield from self._listed_on_line(block, node)
        yield from self._to_block_list(block)

    # Rows

    def _rows(self, margin: str, hand: Hand | None = None) -> Iterator[list[str]]:
        """The item as lines of a block list, form after form."""
        shape = hand or self.hand
        for rows in islice(block_forms(self.new_item, shape), _MOST_FORMS):
            yield _dashed(rows, margin, shape.gap)

    def _margin(self) -> str:
        return DEFAULT_MARGIN if self.hand.margin is None else self.hand.margin

    # Where there is no list yet

    def _new_list(self) -> Iterator[Way]:
        opening = self.document.opening
        key = scalar(self.new_item.kind)
        if opening is None:
            for rows in self._rows(self._margin()):
                yield Way(
                    (self.source_text.below(0, ["---", f"{key}:", *rows, "---"]),)
                )
            return
        margin = self._key_margin()
        for number in _last_lines(self.document.lines, opening.line):
            for rows in self._rows(margin + self._margin()):
                yield Way((self.source_text.below(number, [f"{margin}{key}:", *rows]),))

    def _key_margin(self) -> str:
        """What stands before the keys of the frontmatter."""
        if not self.front.blocks:
            return ""
        return self.source_text.before(self.front.blocks[0].key.start)

    def _first_below(self, block: Block) -> Iterator[Way]:
        """Under a key that nothing stands behind, past the comments that belong to it."""
        number = block.head.number
        for row in block.below:
            if row.blank or row.start <= block.key.start.column - 1:
                break
            number = row.number
        for at in dict.fromkeys((number, block.head.number)):
            for rows in self._rows(self._margin()):
                yield Way((self.source_text.below(at, rows),))

    # Where the list says that there was none

    def _instead_of_none(self, block: Block, node: Node | None) -> Iterator[Way]:
        dash = dash_line(block)
        words = [word for word in _scalars(node) if _says_none(word)]
        if dash and block.head.vacant:
            for word in words[-1:]:
                yield from self._instead_of_word(word, dash)
        elif node is not None and not block.head.vacant:
            colon = self.source_text.past_colon(block.key.end)
            end = self.source_text.at(node.end)
            for rows in self._rows(self._margin()):
                below = self.source_text.below(node.end.line, rows)
                yield Way((Edit(colon, end, ""), below), moves=True)
        yield from self._to_block_list(block)

    def _instead_of_word(self, word: Scalar, dash: Line) -> Iterator[Way]:
        """In the place of a `none` that stands after a dash."""
        start, end = self.source_text.at(word.start), self.source_text.at(word.end)
        for first, *rest in self._rows(dash.raw[: dash.start]):
            bare = first[dash.start :].removeprefix("-").lstrip(SPACES)
            text = self.source_text.newline.join([bare, *rest])
            yield Way((Edit(start, end, text),), moves=True)

    # To a list that is there

    def _to_block_list(self, block: Block) -> Iterator[Way]:
        margin = self.hand.margin
        if margin is None:
            return
        for number in _last_lines(block.below, block.last_line, first=block.last_line):
            for rows in self._rows(margin):
                yield Way((self.source_text.below(number, rows),))

    def _to_flow_list(self, node: Listing) -> Iterator[Way]:
        close = self.source_text.at(node.end) - 1
        if self.source_text.text[close : close + 1] != "]":
            return
        last = self.source_text.at(node.items[-1].end)
        tail = self.source_text.text[last:close]
        before_comment, _, comment = tail.partition("#")
        at = last + len(tail.rstrip(SPACES + "\r\n"))
        after = "," if "," in before_comment else ""
        between = self._between(node)
        for text in islice(flow_forms(self.new_item, self.hand), _MOST_FORMS):
            if not comment or between.startswith(self.source_text.newline):
                # A comma goes behind the last item, never behind a comment that follows it.
                parted = () if after else (Edit(last, last, ","),)
                yield Way(
                    (*parted, Edit(at, at, f"{between}{text}{after}")), moves=True
                )
            yield Way((Edit(last, last, f",{between}{text}"),), moves=True)

    def _between(self, node: Listing) -> str:
        """Between two items: a space, or a line end where each has a line of its own."""
        start = node.items[-1].start
        before = self.source_text.before(start)
        if before.strip(SPACES) or start.line == node.start.line:
            return " "
        return self.source_text.newline + before

    # To a value that is one item, or people as keys

    def _to_people(self, block: Block, node: Mapping) -> Iterator[Way]:
        """`Ana: drove Sam` under `Priya: the report`."""
        keys = [pair.key.text for pair in node.pairs]
        are_people = len(keys) > 1 and not any(map(field_name, keys))
        what = self.new_item.what
        if (
            not are_people
            or not what
            or self.new_item.texts()
            or len(self.new_item.who) != 1
        ):
            return
        [name] = self.new_item.who
        if name_key(name) in map(name_key, keys) or not is_plain(name):
            return
        margin = self.source_text.before(node.pairs[0].key.start)
        row = f"{margin}{name}: {scalar(what, self.hand.quote)}"
        yield Way((self.source_text.below(block.last_line, [row]),))

    def _listed_by_lines(self, block: Block) -> Iterator[Way]:
        """A mapping becomes the first items of a list: a dash before each, the rest under it."""
        first = next(row for row in block.below if not row.idle)
        margin = first.raw[: first.start]
        edits = listing_edits(block, self.source_text)
        hand = self.hand._replace(margin=margin, gap=" ")
        for rows in self._rows(margin, hand):
            yield Way(
                (*edits, self.source_text.below(block.last_line, rows)), moves=True
            )

    def _listed_on_line(self, block: Block, node: Node) -> Iterator[Way]:
        """A value on the line of its key becomes the first item of a list."""
        colon = self.source_text.past_colon(block.key.end)
        start = self.source_text.at(node.start)
        hand = self.hand
        if _is_long_text(node):
            hand = hand._replace(as_text=False, quote=Quote.NONE)
        for margin in dict.fromkeys((self._margin(), self._key_margin())):
            moved = Edit(colon, start, f"{self.source_text.newline}{margin}- ")
            for number in _last_lines(
                block.below, block.last_line, first=block.last_line
            ):
                for rows in self._rows(margin, hand):
                    yield Way((moved, self.source_text.below(number, rows)), moves=True)


def listing_edits(block: Block, source_text: SourceText) -> tuple[Edit, ...]:
    """Makes the mapping below a key a list: a dash before each person, the rest moved under it."""
    first = next(row for row in block.below if not row.idle)
    edits: list[Edit] = []
    for row in block.below:
        if row.number > block.last_line or row.blank:
            continue
        at = source_text.starts[row.number - 1] + min(row.start, first.start)
        dash = "- " if row is first or _begins_person(row, first) else "  "
        edits.append(Edit(at, at, dash))
    return tuple(edits)


def _begins_person(row: Line, first: Line) -> bool:
    if row.idle or row.indent != first.indent:
        return False
    key = row.text.split(":", 1)[0].strip(SPACES + "\"'")
    return not field_name(key)


def _dashed(rows: Sequence[str], margin: str, gap: str) -> list[str]:
    first, *rest = rows
    under = margin + " " * (1 + len(gap))
    return [f"{margin}-{gap}{first}", *(under + row for row in rest)]


def _last_lines(
    rows: Sequence[Line], default: int, first: int | None = None
) -> Iterator[int]:
    """Line numbers below which something can be added, each once.

    They are: past the last text, past each comment after it, at the end. A comment may be part of a
    text that goes on over several lines, and then the end of that text lies below it.
    """
    written = [row.number for row in rows if not row.blank]
    numbers: list[int] = []
    if first is not None:
        later = [number for number in written if number >= first]
        numbers = [first, *later[:_MOST_LINES]]
    last_written = written[-1] if written else default
    end = rows[-1].number if rows else default
    yield from dict.fromkeys([*numbers, last_written, end])


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _scalars(item)


def _says_none(word: Scalar) -> bool:
    return is_none(word.text) or seems_none(word.text) or word.text in {"no", ""}


def _is_long_text(node: Node) -> bool:
    if not isinstance(node, Scalar):
        return False
    return node.style is Style.BLOCK or node.start.line != node.end.line
