"""The values of a frontmatter one by one, each with the key and the list it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from helplog.language.documents.document import Document
from helplog.model.kinds import KINDS
from helplog.text.reading.file import Reading
from helplog.text.source.nodes import Listing, Node, Scalar
from helplog.text.values.fields import field_name

TEXT: Final = ""
"""In the place of a field's name: the text of an item itself."""


class Part(NamedTuple):
    """One value."""

    top: str
    """The key at the top, by its known name."""
    field: str
    """The field of an item by its name; empty for its text, and for values that are no items."""
    key: Scalar | None
    """The field's key as it stands there."""
    value: Scalar

    @property
    def in_item(self) -> bool:
        """Whether it is of an item."""
        return self.top in KINDS


class Extent(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int

    def holds(self, index: int) -> bool:
        """Whether a cursor is on it, or right behind it."""
        return self.start <= index <= self.end


def parts_of(reading: Reading) -> Iterator[Part]:
    """The values of a file, list by list."""
    if reading.front is None:
        return
    for top, nodes in reading.front.values.items():
        for node in nodes:
            yield from _within(node, top, TEXT, None)


def _within(node: Node, top: str, field: str, key: Scalar | None) -> Iterator[Part]:
    if isinstance(node, Scalar):
        yield Part(top, field, key, node)
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _within(item, top, field, key)
    else:
        if node.head:
            yield Part(top, field, key, node.head)
        for pair in node.pairs:
            name = field_name(pair.key.text) if top in KINDS else pair.key.text
            if name is None:
                yield Part(top, "who", None, pair.key)
                yield from _within(pair.value, top, "what", None)
            else:
                yield from _within(pair.value, top, name, pair.key)


def extent_of(scalar: Scalar, document: Document) -> Extent:
    """Where a value stands."""
    return Extent(document.index_of(scalar.start), document.index_of(scalar.end))


def extent_in(
    scalar: Scalar, start: int, end: int, document: Document
) -> Extent | None:
    """Where a part of a value's text stands; None where quotes make it another there."""
    whole = extent_of(scalar, document)
    raw = document.text[whole.start : whole.end]
    part, before = scalar.text[start:end], scalar.text[:start]
    at = -1
    for _ in range(before.count(part) + 1):
        at = raw.find(part, at + 1)
    if at < 0 or not part:
        return None
    return Extent(whole.start + at, whole.start + at + len(part))
