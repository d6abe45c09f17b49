"""A frontmatter by keys, each known one read as a value; duplicates, slips and strays named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from helplog.model.fix import Fix
from helplog.model.keys import SCALARS
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.reading.outside_fields import (
    has_use,
    may_be_of,
    pair_of,
    sole_item,
    with_fields,
    with_fields_below,
)
from helplog.text.reading.secrecy import private_in_front
from helplog.text.source.collections.blocks import (
    KIND_KEYS,
    KNOWN_KEYS,
    LISTS,
    Block,
    Blocks,
    is_spelling,
    split_blocks,
)
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.file.fence import Document
from helplog.text.source.findings import Findings
from helplog.text.source.fixing import edit, replacing
from helplog.text.source.keys import KnownKey, no_keys
from helplog.text.source.nodes import Listing, Node, Pair, Scalar
from helplog.text.source.slips import closest, only_closest
from helplog.text.values.away import is_away_key
from helplog.text.values.fields import is_item_key

_SLIP_TARGETS: Final = (
    *Kind,
    *(key for key in SCALARS if key not in {"tz", "created_at"}),
)
_REFERENCE = late_pattern(
    r"(?:^[ \t]*(?:-[ \t]+)*|[:,\[{][ \t]*)"
    r"(&[\w-]+(?=[ \t]|$)|\*[\w-]+(?=[ \t]*(?:$|[,\]}]))|!!\S*|!<\S*)",
    re.MULTILINE,
)
_TAG_LINE = late_pattern(r"#[^\W\d][\w/-]*")


@dataclass(slots=True)
class Frontmatter:
    """What stands between the fences."""

    blocks: list[Block] = field(default_factory=list)
    """Every key in file order, duplicates included."""
    values: dict[str, list[Node]] = field(default_factory=dict)
    """Of each known key that holds something: its values, one for each time it is written."""
    extra: dict[str, str] = field(default_factory=dict)
    """Keys helplog does not know, and lines that are none, as written."""
    private_slip: bool = False
    """Something other than the key itself that says, or may well say, `private: true`."""

    def last(self, name: str) -> Node | None:
        """The value of a key; the last one where it is written more than once."""
        values = self.values.get(name)
        if not values:
            return None
        return values[-1]

    def keep(self, name: str, text: str) -> None:
        """Keeps a text that could not be used."""
        if name in self.extra:
            text = f"{self.extra[name]}\n{text}"
        self.extra[name] = text

    @property
    def lists(self) -> list[Block]:
        """The keys of the lists of items that hold something."""
        return [
            block
            for block in self.blocks
            if block.name in KIND_KEYS and not block.untouched
        ]


def read_frontmatter(document: Document, findings: Findings) -> Frontmatter:
    """Reads the frontmatter of a file."""
    if not document.lines and not document.unread:
        return Frontmatter()
    spans = Spans()
    split = split_blocks(document.lines, findings, spans)
    front = Frontmatter(split.blocks)
    _report_twice(split, findings)
    for block, fields in with_fields_below(split.blocks):
        if block.name in KNOWN_KEYS:
            _read_known(block, front, findings, spans)
        else:
            _keep_unknown(block, front, findings)
        if fields:
            _read_outside(block, fields, front, findings, spans)
    for line in split.stray:
        front.keep(f"line {line.number}", line.text)
    if document.unread:
        front.keep("unread", document.unread)
    front.private_slip = private_in_front(split, document.unread, findings)
    return front


def _read_known(
    block: Block, front: Frontmatter, findings: Findings, spans: Spans
) -> None:
    _report_spelling(block, findings)
    value: Node | None
    if (
        not block.untouched or block.name == "private"
    ):  # whoever typed that meant something by it
        reader = Outline(
            findings, _keys_in(block.name), spans, tolerant=block.name in LISTS
        )
        value = reader.value(block.head, block.below)
    elif block.name == "tags":
        value = _tag_lines(block, findings)
    else:
        value = None
    if value:
        front.values.setdefault(block.name, []).append(value)


def _tag_lines(block: Block, findings: Findings) -> Node | None:
    """`#run` on lines of their own below `tags:`, which YAML takes for comments."""
    rows = [row for row in block.below if _TAG_LINE.fullmatch(row.text)]
    if not rows:
        return None
    edits = [edit(row.spot, row.end, f"- {row.text[1:]}") for row in rows]
    findings.info(
        rows[0].spot,
        "reserved-character",
        "Tags on lines of their own are comments to other YAML readers",
        "Type - run",
        Fix(tuple(edits)),
    )
    tags = tuple(Scalar(row.text, row.spot, row.end) for row in rows)
    return Listing(tags, tags[0].start, tags[-1].end)


def _keys_in(name: str) -> KnownKey:
    if name in KIND_KEYS:
        return is_item_key
    if name == "away":
        return is_away_key
    return no_keys


def _report_spelling(block: Block, findings: Findings) -> None:
    if block.key.text == block.name:
        return
    if not is_spelling(block.key.text, block.name):
        findings.info(
            block.key.start,
            "key-spelling",
            f"`{block.key.text}` is read as `{block.name}`",
            f"Type {block.name}:",
            replacing(block.key.start, block.key.end, block.name),
        )


def _read_outside(
    block: Block,
    fields: Sequence[Block],
    front: Frontmatter,
    findings: Findings,
    spans: Spans,
) -> None:
    """Fields that stand unindented below a list: of its one item, else kept as they are."""
    node = front.last(block.name)
    item = None
    if node and not block.untouched:
        kind = Kind(block.name)
        item = sole_item(kind, node)
    pairs: list[Pair] = []
    for below in fields:
        if item and may_be_of(item, below):
            if has_use(item, below):  # else the reader of the item says so
                _report_read_above(below, block, findings)
            pair = pair_of(below, findings, spans)
            pairs.append(pair)
        elif below.name in KNOWN_KEYS:
            _read_known(below, front, findings, spans)
        else:
            _keep_outside(below, front, findings)
    if node and pairs:
        front.values[block.name][-1] = with_fields(node, pairs)


def _keep_outside(block: Block, front: Frontmatter, findings: Findings) -> None:
    text = block.written()
    _report_references(block, text, findings)
    if not block.untouched:
        _report_outside(block, findings)
    front.keep(block.key.text, text)


def _report_outside(block: Block, findings: Findings) -> None:
    findings.warning(
        block.key.start,
        "field-outside-item",
        f"`{block.key.text}` stands on its own here; it belongs to no item",
        _INDENT,
    )


def _report_read_above(block: Block, above: Block, findings: Findings) -> None:
    from helplog.text.reading.outside_item import indented  # noqa: PLC0415 - seldom

    findings.info(
        block.key.start,
        "field-outside-item",
        f"`{block.key.text}` stands on its own here; it is read as the item's above",
        _INDENT,
        indented(block, above),
    )


_INDENT: Final = "Indent it so that it begins under the first word of its item"


def _keep_unknown(block: Block, front: Frontmatter, findings: Findings) -> None:
    from helplog.model.ordinary_keys import is_ordinary_key  # noqa: PLC0415 - seldom

    name, spot = block.key.text, block.key.start
    text = block.written()
    _report_references(block, text, findings)
    meant = None
    if not is_ordinary_key(name):
        meant = closest(name, _SLIP_TARGETS)
    if meant:
        findings.warning(
            spot,
            "unknown-key",
            f"`{name}` is kept, but means nothing to helplog",
            f"Did you mean `{meant}:`?",
            _renamed(block.key),
        )
    elif is_item_key(name) and not is_ordinary_key(name) and not block.untouched:
        findings.note(
            spot,
            "field-outside-item",
            f"`{name}` stands on its own here, and belongs to no item",
            "If it is of an item, move it below that one, under its first word",
        )
    front.keep(name, text)


def _renamed(key: Scalar) -> Fix | None:
    meant = only_closest(key.text, _SLIP_TARGETS)
    if meant is None:
        return None
    return replacing(key.start, key.end, meant, gains=True)


def _report_references(block: Block, text: str, findings: Findings) -> None:
    head = block.head
    if not any(sign in text for sign in "&*!"):
        return
    if head.text[:1] in {'"', "'", "|", ">"}:
        return
    found = _REFERENCE.search(text)
    if not found:
        return
    spot = block.key.start
    if head.text and "\n" not in text[: found.start()]:
        begins = found.start(1)
        spot = head.spot_at(begins)
    findings.error(
        spot,
        "yaml-reference",
        f"Anchors, aliases and tags ({found[1][:40]}) are not followed",
        "Write the value out here",
    )


def _report_twice(split: Blocks, findings: Findings) -> None:
    first: dict[str, Block] = {}
    for block in split.blocks:
        earlier = first.setdefault(block.name, block)
        if earlier is not block:
            lines = f"lines {earlier.key.start.line} and {block.key.start.line}"
            what = f"`{block.name}` is written twice"
            if block.key.text != earlier.key.text:
                what = f"`{earlier.key.text}` and `{block.key.text}` are one key"
            findings.warning(
                block.key.start,
                "key-twice",
                f"{what}, on {lines}; both are kept",
                "Put both under one key",
            )
