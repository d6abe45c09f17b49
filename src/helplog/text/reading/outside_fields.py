"""Fields of an item that stand unindented below its list: `alone: x`, and `cost: y` under it.

Where the list has one item, that one is meant; where it has several, nobody can know which, and the
field is kept as it is written. Either way it is named. A blank line between ends the list.

A few names are keys of the whole file as well: `private` always is, `load` is where its value is a
number from 0 to 10, and `person` and `name` are the item's only where it names nobody yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from helplog.model.journal import Item
from helplog.model.keys import FIELDS, SCALARS
from helplog.model.kinds import Kind
from helplog.text.source.collections.blocks import KIND_KEYS, Block
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    as_text,
    is_blank,
)
from helplog.text.values.field_types import UnreadableError, read_ten
from helplog.text.values.fields import carries, field_name, is_item_key
from helplog.text.values.items import ListReader

_ANY_DAY: Final = date(2000, 1, 1)
"""Whether there is one item doesn't depend on its day."""
_PERSON: Final = "person"
_NAMES: Final = (_PERSON, "name")
_LOAD: Final = "load"


def with_fields_below(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Every key of a frontmatter, each list with the fields that stand right below it."""
    group: list[Block] = []
    for block in blocks:
        if group and _goes_on(group, block):
            group.append(block)
            continue
        if group:
            yield group[0], group[1:]
        group = [block]
    if group:
        yield group[0], group[1:]


def _goes_on(group: Sequence[Block], block: Block) -> bool:
    """Whether a key is a field of the list that a group of keys begins with."""
    owner, last = group[0], group[-1]
    if owner.name not in KIND_KEYS:
        return False
    kind = Kind(owner.name)
    if not is_outside(block, kind):
        return False
    end = last.below[-1].number if last.below else last.head.number
    # A line between that is of no key, such as another item, ends the list.
    if block.key.start.line > end + 1:
        return False
    return not any(row.blank and row.number > last.last_line for row in last.below)


def is_outside(block: Block, kind: Kind) -> bool:
    """Whether a key below a list is a field of its items, and not a key of the file."""
    if block.name in KIND_KEYS:
        return False
    name = field_name(block.key.text)
    if name is None:
        return False
    if block.name == _LOAD:
        return carries(_LOAD, kind) and not _is_ten(block)
    if block.name == _PERSON:
        return kind.spec.holds_person
    return block.name not in SCALARS


def _is_ten(block: Block) -> bool:
    if block.untouched:
        return True
    # as it is read, without a comment beside it
    value = pair_of(block, Findings(""), Spans()).value
    try:
        read_ten(as_text(value))
    except UnreadableError:
        return False
    return True


def sole_item(kind: Kind, node: Node | None) -> Item | None:
    """The item of a list, where it has exactly one and nothing else."""
    if node is None or is_blank(node):
        return None
    unheard = Findings("")
    reader = ListReader(kind, _ANY_DAY, unheard, private=False)
    reading = reader.read(node)
    if len(reading.items) != 1:
        return None
    if reading.none or reading.unread:
        return None
    return reading.items[0]


def may_be_of(item: Item, block: Block) -> bool:
    """Whether a field below a list is meant of its one item.

    What other programs put at the top of a file, `name: …`, is the item's only where it has a use
    for it.
    """
    key = block.key.text.casefold()
    if block.untouched:
        return False
    if key in _NAMES:
        return not item.who and item.kind.spec.holds_person
    if has_use(item, block):
        return True
    from helplog.model.ordinary_keys import is_ordinary_key  # noqa: PLC0415 - seldom

    return not is_ordinary_key(key)


def has_use(item: Item, block: Block) -> bool:
    """Whether items of this list have such a field at all."""
    name = field_name(block.key.text)
    return name not in FIELDS or carries(name, item.kind)


def pair_of(block: Block, findings: Findings, spans: Spans) -> Pair:
    """A key at the top as the field it is."""
    outline = Outline(findings, is_item_key, spans, tolerant=False)
    value = outline.value(block.head, block.below)
    return Pair(block.key, value, outside=True)


def with_fields(node: Node, pairs: Sequence[Pair]) -> Node:
    """A list of one item, with fields of it that stand outside."""
    if isinstance(node, Scalar):
        all_pairs = tuple(pairs)
        return Mapping(all_pairs, node.start, node.end, node)
    if isinstance(node, Mapping):
        return node._replace(pairs=(*node.pairs, *pairs))
    items = list(node.items)
    for n, part in enumerate(items):
        if not _is_empty(part):
            items[n] = with_fields(part, pairs)
    all_items = tuple(items)
    return node._replace(items=all_items)


def _is_empty(node: Node) -> bool:
    if isinstance(node, Listing):
        empty_ones = map(_is_empty, node.items)
        return all(empty_ones)
    return is_blank(node)
