"""How a list is written, so that what joins it looks as if the same hand had typed it."""

from __future__ import annotations

from typing import Final, NamedTuple

from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.editing.source_text import SourceText
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.collections.blocks import KIND_KEYS, Block
from helplog.text.source.lines import Line
from helplog.text.source.nodes import Listing, Mapping, Node, Scalar, Style
from helplog.text.source.writing_yaml import Quote
from helplog.text.values.fields import field_name

_DEFAULT_MARGIN: Final = "  "
_DASH = late_pattern(r"[-*+•–—](\s+|$)")


class Hand(NamedTuple):
    """What is peculiar to the way a list is written."""

    margin: str | None = None
    """What stands before a dash; None where the list shows none."""
    gap: str = " "
    """What stands between a dash and its text."""
    as_text: bool = False
    """Items are texts in quotes, `"Priya: review the report"`."""
    long: bool = False
    """Items name `who` and `what`."""
    who_key: str = "who"
    what_first: bool = False
    who_quote: Quote = Quote.NONE
    """The quotes around a person, where items name `who`."""
    quote: Quote = Quote.NONE
    """The quotes around what an item is about."""
    order: tuple[str, ...] = ()
    """Fields, in the order the last item has them."""

    @property
    def dash_margin(self) -> str:
        """What stands before a dash, or can."""
        if self.margin is None:
            return _DEFAULT_MARGIN
        return self.margin


def hand_of(front: Frontmatter, kind: Kind, source_text: SourceText) -> Hand:
    """How the list of a kind is written; where it holds nothing, how the other lists are."""
    block = list_block(front, kind)
    hand = Hand(margin=_margin_in(front, block))
    node = last_item(front.last(kind))
    if node is None:
        # From another list only its form is taken over: quotes belong to what stands in them.
        return hand._replace(long=_are_others_long(front))
    dash: Line | None = None
    if block:
        dash = dash_line(block)
    if dash:
        margin = dash.raw[: dash.start]
        gap = _gap(dash)
        hand = Hand(margin=margin, gap=gap)
    return _with_form(hand, node, source_text)


def _are_others_long(front: Frontmatter) -> bool:
    """Whether the items of the last list that holds any name `who` and `what`."""
    for listed in reversed(front.lists):
        last = front.last(listed.name)
        item = last_item(last)
        if item is None:
            continue
        if isinstance(item, Mapping):
            return _is_long(item)
        return False
    return False


def list_block(front: Frontmatter, kind: Kind) -> Block | None:
    """The key that a new item goes under: the last one that holds something, else the last one."""
    found: Block | None = None
    for block in front.blocks:
        if block.name != kind:
            continue
        if found is None or found.untouched or not block.untouched:
            found = block
    return found


def last_item(node: Node | None) -> Node | None:
    """The last item of a list's value."""
    if isinstance(node, Listing):
        for part in reversed(node.items):
            found = last_item(part)
            if found is not None:
                return found
        return None
    if node is None or _says_nothing(node):
        return None
    return node


def _says_nothing(node: Scalar | Mapping) -> bool:
    if isinstance(node, Scalar):
        if node.empty:
            return True
        return node.text in {"none", "~", "null"}
    return not node.pairs and not node.head


def dash_line(block: Block) -> Line | None:
    """The last line that begins an item of a block list; None where the value is no such list."""
    rows = (row for row in block.below if not row.idle)
    first = next(rows, None)
    if first is None:
        return None
    if not _DASH.match(first.text):
        return None
    last = first
    for row in rows:
        if row.indent != first.indent:
            continue
        if _DASH.match(row.text):
            last = row
    return last


def opening_char(node: Node, source_text: SourceText) -> str:
    """The first character of a value as it stands in the file."""
    at = source_text.at(node.start)
    return source_text.text[at : at + 1]


def quote_of(node: Node, source_text: SourceText) -> Quote:
    """The quotes a text stands in."""
    if not isinstance(node, Scalar):
        return Quote.NONE
    if node.style is not Style.QUOTED:
        return Quote.NONE
    mark = opening_char(node, source_text)
    if mark in {"'", '"'}:
        return Quote(mark)
    return Quote.DOUBLE


def _gap(dash: Line) -> str:
    found = _DASH.match(dash.text)
    if found is None:
        return " "
    gap = found[1]
    if not gap or gap.strip(" "):
        return " "
    return gap


def _margin_in(front: Frontmatter, block: Block | None) -> str | None:
    """The margin of any list in the frontmatter, those of items before others."""
    items_first = sorted(front.blocks, key=lambda other: other.name not in KIND_KEYS)
    for other in items_first:
        if other is block:
            continue
        dash = dash_line(other)
        if dash is None:
            continue
        margin = dash.raw[: dash.start]
        if margin.strip(" "):
            return None
        return margin
    return None


def _with_form(hand: Hand, node: Node, source_text: SourceText) -> Hand:
    if isinstance(node, Scalar):
        quote = quote_of(node, source_text)
        is_quoted = quote is not Quote.NONE
        return hand._replace(as_text=is_quoted, quote=quote)
    if not isinstance(node, Mapping):
        return hand
    names = _names(node)
    order = tuple(filter(None, names))
    is_long = _is_long(node)
    hand = hand._replace(long=is_long, order=order)
    # Of two keys that are called the same, the first one counts.
    for pair in reversed(node.pairs):
        name = field_name(pair.key.text)
        quote = quote_of(pair.value, source_text)
        if name == "who":
            hand = hand._replace(who_key=pair.key.text, who_quote=quote)
        elif name in {"what", None}:
            hand = hand._replace(quote=quote)
    if "what" in order and "who" in order:
        what_at = order.index("what")
        what_first = what_at < order.index("who")
        hand = hand._replace(what_first=what_first)
    return hand


def _names(node: Mapping) -> list[str | None]:
    """What the keys of an item are called in the vocabulary; None for one that isn't in it."""
    return [field_name(pair.key.text) for pair in node.pairs]


def _is_long(node: Mapping) -> bool:
    names = _names(node)
    return "who" in names or "what" in names
