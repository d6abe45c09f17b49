"""Where a new item can go, and how: way after way, the one that changes least first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from helplog.model.names import name_key
from helplog.text.editing.forms import block_forms, flow_forms
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    Ways,
    adding,
    inserted,
    moving,
)
from helplog.text.editing.style import (
    Hand,
    dash_line,
    hand_of,
    last_item,
    list_block,
    opening_char,
)
from helplog.text.reading.file import Reading
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.collections.blocks import Block
from helplog.text.source.file.fence import Document
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Listing, Mapping, Node, Scalar, Style
from helplog.text.source.words import is_none, seems_none
from helplog.text.source.writing_yaml import Quote, is_plain, scalar
from helplog.text.values.fields import field_name

_MOST_LINES = 13


def ways_to_append(
    reading: Reading, source_text: SourceText, new_item: NewItem
) -> Ways:
    """Every way of adding an item to a file that has been read."""
    assert reading.document is not None  # noqa: S101 - the caller refused files that are too long
    assert reading.front is not None  # noqa: S101 - the same
    front = reading.front
    appending = _Appending(reading.document, front, source_text, new_item)
    return appending.ways()


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
        self.kind = new_item.kind
        self.hand = hand_of(front, self.kind, source_text)

    def ways(self) -> Ways:
        block = list_block(self.front, self.kind)
        if block is None:
            return self._new_list()
        if block.untouched:
            return self._first_below(block)
        node = self.front.last(self.kind)
        item = last_item(node)
        if node is None or item is None:
            return self._instead_of_none(block, node)
        return self._to_value(block, node)

    def _to_value(self, block: Block, node: Node) -> Ways:
        goes_below = block.head.vacant
        opening = opening_char(node, self.source_text)
        if goes_below and dash_line(block):
            yield from self._to_block_list(block)
            return
        if isinstance(node, Listing) and opening == "[":
            yield from self._to_flow_list(node)
        elif isinstance(node, Mapping) and goes_below and not node.head:
            yield from self._to_people(block, node)
            yield from self._listed_by_lines(block)
        else:
            yield from self._listed_on_line(block, node)
        yield from self._to_block_list(block)

    # Rows

    def _rows(self, margin: str, hand: Hand | None = None) -> Iterator[list[str]]:
        """The item as lines of a block list, form after form."""
        hand = hand or self.hand
        dash = f"{margin}-{hand.gap}"
        under = margin + " " * (1 + len(hand.gap))
        for first, *others in block_forms(self.new_item, hand):
            rows = [dash + first]
            rows += [under + row for row in others]
            yield rows

    def _rows_below(self, numbers: Iterable[int], margin: str) -> Ways:
        """The item as lines of a block list, below one line or another."""
        for number in numbers:
            for rows in self._rows(margin):
                below = self.source_text.below(number, rows)
                yield adding(below)

    # Where there is no list yet

    def _new_list(self) -> Ways:
        document = self.document
        source_text = self.source_text
        margin = key_margin(self.front, source_text)
        key = f"{margin}{self.kind}:"
        dash_margin = margin + self.hand.dash_margin
        if document.opening is None:
            for rows in self._rows(dash_margin):
                front = ["---", key, *rows, "---"]
                yield adding(source_text.below(0, front))
            return
        numbers = last_lines(document.lines, document.opening.line)
        for number in dict.fromkeys(numbers):
            for rows in self._rows(dash_margin):
                keyed = [key, *rows]
                edit = source_text.below(number, keyed)
                yield adding(edit)

    def _first_below(self, block: Block) -> Ways:
        """Under a key that nothing stands behind, past the comments that belong to it."""
        under_key = block.head.number
        past_comments = under_key
        for row in block.below:
            is_under = row.start >= block.key.start.column
            if row.blank or not is_under:
                break
            past_comments = row.number
        numbers = dict.fromkeys([past_comments, under_key])
        return self._rows_below(numbers, self.hand.dash_margin)

    # Where the list says that there was none

    def _instead_of_none(self, block: Block, node: Node | None) -> Ways:
        if block.head.vacant:
            dash = dash_line(block)
            word = _last_none(node)
            if dash and word:
                yield from self._instead_of_word(word, dash)
        elif node is not None:
            source_text = self.source_text
            colon = source_text.past_colon(block.key.end)
            end = source_text.at(node.end)
            nothing = Edit(colon, end, "")
            last = node.end.line
            margin = self.hand.dash_margin
            for rows in self._rows(margin):
                below = source_text.below(last, rows)
                yield moving(nothing, below)
        yield from self._to_block_list(block)

    def _instead_of_word(self, word: Scalar, dash: Line) -> Ways:
        """In the place of a `none` that stands after a dash."""
        source_text = self.source_text
        margin = dash.raw[: dash.start]
        for first, *rest in self._rows(margin):
            dashed = first.removeprefix(margin)
            undashed = dashed.removeprefix("-")
            rows = [undashed.lstrip(SPACES), *rest]
            text = source_text.newline.join(rows)
            instead = source_text.instead_of(word, text)
            yield moving(instead)

    # To a list that is there

    def _to_block_list(self, block: Block) -> Ways:
        margin = self.hand.margin
        if margin is not None:
            numbers = _lines_below(block)
            yield from self._rows_below(numbers, margin)

    def _to_flow_list(self, node: Listing) -> Ways:
        source_text = self.source_text
        text = source_text.text
        close = source_text.at(node.end) - 1
        if not text.startswith("]", close):
            return
        previous = node.items[-1]
        last = source_text.at(previous.end)
        tail = text[last:close]
        before_comment, _, comment = tail.partition("#")
        has_comma = "," in before_comment
        blank = SPACES + "\r\n"
        written = tail.rstrip(blank)
        past_comment = last + len(written)
        between = self._between(node)
        has_own_line = between.startswith(source_text.newline)
        # What is on a comment's line belongs to the comment.
        may_follow = has_own_line or not comment
        forms = flow_forms(self.new_item, self.hand)
        for form in forms:
            if may_follow and has_comma:
                with_comma = f"{between}{form},"
                yield moving(inserted(past_comment, with_comma))
            elif may_follow and comment:
                # A comma goes behind the last item, never behind a comment that follows it.
                comma = inserted(last, ",")
                added_text = between + form
                added = inserted(past_comment, added_text)
                yield moving(comma, added)
            after_comma = f",{between}{form}"
            edit = inserted(last, after_comma)
            yield moving(edit)

    def _between(self, node: Listing) -> str:
        """Between two items: a space, or a line end where each has a line of its own."""
        start = node.items[-1].start
        if start.line == node.start.line:
            return " "
        before = self.source_text.before(start)
        if before.strip(SPACES):
            return " "
        return self.source_text.newline + before

    # To a value that is one item, or people as keys

    def _to_people(self, block: Block, node: Mapping) -> Ways:
        """`Ana: drove Sam` under `Priya: the report`."""
        keys = [pair.key.text for pair in node.pairs]
        if len(keys) <= 1:
            return
        names = map(field_name, keys)
        if any(names):
            return
        new_item = self.new_item
        what = new_item.what
        if not what or new_item.texts():
            return
        if len(new_item.who) != 1:
            return
        [name] = new_item.who
        if not is_plain(name):
            return
        known = map(name_key, keys)
        if name_key(name) in known:
            return
        first = node.pairs[0].key
        margin = self.source_text.before(first.start)
        text = scalar(what, self.hand.quote)
        row = f"{margin}{name}: {text}"
        below = self.source_text.below(block.last_line, [row])
        yield adding(below)

    def _listed_by_lines(self, block: Block) -> Ways:
        """A mapping becomes the first items of a list: a dash before each, the rest under it."""
        first = _first_written(block)
        margin = first.raw[: first.start]
        dashes = listing_edits(block, self.source_text)
        hand = self.hand._replace(gap=" ")
        last = block.last_line
        for rows in self._rows(margin, hand):
            below = self.source_text.below(last, rows)
            yield moving(*dashes, below)

    def _listed_on_line(self, block: Block, node: Node) -> Ways:
        """A value on the line of its key becomes the first item of a list."""
        source_text = self.source_text
        colon = source_text.past_colon(block.key.end)
        start = source_text.at(node.start)
        hand = self.hand
        if _is_long_text(node):
            hand = hand._replace(as_text=False, quote=Quote.NONE)
        own_margin = key_margin(self.front, self.source_text)
        margins = [hand.dash_margin, own_margin]
        for margin in dict.fromkeys(margins):
            dash = f"{source_text.newline}{margin}- "
            moved = Edit(colon, start, dash)
            for number in _lines_below(block):
                for rows in self._rows(margin, hand):
                    below = source_text.below(number, rows)
                    yield moving(moved, below)


def key_margin(front: Frontmatter, source_text: SourceText) -> str:
    """What stands before the keys of a frontmatter."""
    for block in front.blocks:
        return source_text.before(block.key.start)
    return ""


def listing_edits(block: Block, source_text: SourceText) -> list[Edit]:
    """Makes the mapping below a key a list: a dash before each person, the rest moved under it."""
    first = _first_written(block)
    last = block.last_line
    edits: list[Edit] = []
    for row in block.below:
        if row.blank or row.number > last:
            continue
        at = source_text.starts[row.number - 1]
        at += min(row.start, first.start)
        dash = "  "
        if row is first or _begins_person(row, first):
            dash = "- "
        edit = inserted(at, dash)
        edits.append(edit)
    return edits


def _first_written(block: Block) -> Line:
    return next(row for row in block.below if not row.idle)


def _begins_person(row: Line, first: Line) -> bool:
    if row.idle or row.indent != first.indent:
        return False
    before_colon, *_ = row.text.split(":")
    around = SPACES + "\"'"
    key = before_colon.strip(around)
    return field_name(key) is None


def _lines_below(block: Block) -> Iterable[int]:
    """Line numbers below which something can be added to a list, each once.

    They are: past the last text, past each comment after it, at the end. A comment may be part of a
    text that goes on over several lines, and then the end of that text lies below it.
    """
    last = block.last_line
    numbers = [last]
    for row in block.below:
        if row.blank or row.number < last:
            continue
        numbers.append(row.number)
    ends = last_lines(block.below, last)
    numbers = numbers[:_MOST_LINES]
    return dict.fromkeys(numbers + ends)


def last_lines(rows: Sequence[Line], default: int) -> list[int]:
    """The last line with text or a comment, and the very last; the default where none is there."""
    last_written = default
    end = default
    for row in rows:
        end = row.number
        if not row.blank:
            last_written = end
    return [last_written, end]


def _last_none(node: Node | None) -> Scalar | None:
    """The last word of a value that says that there was none."""
    found: Scalar | None = None
    for word in _scalars(node):
        if _says_none(word):
            found = word
    return found


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _scalars(item)


def _says_none(word: Scalar) -> bool:
    text = word.text
    if is_none(text) or seems_none(text):
        return True
    return text in {"no", ""}


def _is_long_text(node: Node) -> bool:
    if not isinstance(node, Scalar):
        return False
    if node.style is Style.BLOCK:
        return True
    return node.start.line != node.end.line
