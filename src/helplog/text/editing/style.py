"""How a list is written, so that what joins it looks as if the same hand had typed it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from helplog.model.kinds import Kind
from helplog.text.editing.source_text import SourceText
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.blocks import KIND_KEYS, Block
from helplog.text.source.lines import Line
from helplog.text.source.nodes import Listing, Mapping, Node, Scalar, Style
from helplog.text.source.writing_yaml import Quote
from helplog.text.values.fields import field_name

DEFAULT_MARGIN: Final = "  "
_DASH = re.compile(r"[-*+•–—](\s+|$)")


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


def hand_of(front: Frontmatter, kind: Kind, source_text: SourceText) -> Hand:
    """How the list of a kind is written; where it holds nothing, how the other lists are."""
    block = list_block(front, kind)
    node = last_item(front.last(kind))
    if node is None:
        others = [last_item(front.last(other.name)) for other in front.lists]
        other = next(filter(None, reversed(others)), None)
        # From another list only its form is taken over: quotes belong to what stands in them.
        return Hand(
            margin=_margin_in(front, block), long=isinstance(other, Mapping) and _is_long(other)
        )
    dash = dash_line(block) if block else None
    margin = dash.raw[: dash.start] if dash else _margin_in(front, block)
    return _with_form(Hand(margin=margin, gap=_gap(dash) if dash else " "), node, source_text)


def list_block(front: Frontmatter, kind: Kind) -> Block | None:
    """The key that a new item goes under: the last one that holds something, else the last one there is."""
    blocks = [block for block in front.blocks if block.name == kind]
    return next(
        (block for block in reversed(blocks) if not block.untouched), blocks[-1] if blocks else None
    )


def last_item(node: Node | None) -> Node | None:
    """The last item of a list's value."""
    if isinstance(node, Listing):
        return next((found for part in reversed(node.items) if (found := last_item(part))), None)
    if isinstance(node, Scalar):
        return None if node.empty or node.text in {"none", "~", "null"} else node
    return node if node and (node.pairs or node.head) else None


def dash_line(block: Block) -> Line | None:
    """The last line that begins an item of a block list; None where the value is no such list."""
    first = next((row for row in block.below if not row.idle), None)
    if first is None or not _DASH.match(first.text):
        return None
    rows = [
        row
        for row in block.below
        if row.indent == first.indent and not row.idle and _DASH.match(row.text)
    ]
    return rows[-1]


def opening_char(node: Node, source_text: SourceText) -> str:
    """The first character of a value as it stands in the file."""
    return source_text.text[source_text.at(node.start) :][:1]


def quote_of(node: Node, source_text: SourceText) -> Quote:
    """The quotes a text stands in."""
    if not isinstance(node, Scalar) or node.style is not Style.QUOTED:
        return Quote.NONE
    mark = opening_char(node, source_text)
    return Quote(mark) if mark in {"'", '"'} else Quote.DOUBLE


def _gap(dash: Line) -> str:
    found = _DASH.match(dash.text)
    gap = found[1] if found else ""
    return gap if gap and not gap.strip(" ") else " "


def _margin_in(front: Frontmatter, block: Block | None) -> str | None:
    """The margin of any list in the frontmatter, those of items before others."""
    others = sorted(
        (b for b in front.blocks if b is not block), key=lambda b: b.name not in KIND_KEYS
    )
    dash = next(filter(None, map(dash_line, others)), None)
    return dash.raw[: dash.start] if dash and not dash.raw[: dash.start].strip(" ") else None


def _with_form(hand: Hand, node: Node, source_text: SourceText) -> Hand:
    if isinstance(node, Scalar):
        quote = quote_of(node, source_text)
        return hand._replace(as_text=quote is not Quote.NONE, quote=quote)
    if not isinstance(node, Mapping):
        return hand
    pairs = [(field_name(pair.key.text), pair) for pair in node.pairs]
    names = [name for name, _ in pairs]
    who = next((pair for name, pair in pairs if name == "who"), None)
    what = next((pair for name, pair in pairs if name in {"what", None}), None)
    return hand._replace(
        long=_is_long(node),
        who_key=who.key.text if who else "who",
        what_first="what" in names and "who" in names and names.index("what") < names.index("who"),
        who_quote=quote_of(who.value, source_text) if who else Quote.NONE,
        quote=quote_of(what.value, source_text) if what else Quote.NONE,
        order=tuple(filter(None, names)),
    )


def _is_long(node: Mapping) -> bool:
    return not {"who", "what"}.isdisjoint(
        filter(None, (field_name(pair.key.text) for pair in node.pairs))
    )
