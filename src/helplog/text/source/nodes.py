"""What a frontmatter value is, whatever it means: text, a list, or keys with values."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from helplog.text.source.findings import Spot


class Style(Enum):
    """How a text was written; bare words such as `none` mean something only where plain."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"


class Scalar(NamedTuple):
    """A text, as meant: quotes and comments taken off."""

    text: str
    start: Spot
    end: Spot
    """Just past its last character."""
    style: Style = Style.PLAIN
    comment: Spot | None = None
    """Where a comment was cut off its end that may have been meant as a part of it."""

    @property
    def empty(self) -> bool:
        """Nothing was written, as after a template's untouched key."""
        return not self.text and self.style is Style.PLAIN


def no_text(spot: Spot) -> Scalar:
    """The value of a key after which nothing stands."""
    return Scalar("", spot, spot)


class Listing(NamedTuple):
    """Several values."""

    items: tuple[Node, ...]
    start: Spot
    end: Spot


class Pair(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node
    outside: bool = False
    """It stands unindented below the list of the item it is a field of."""


class Mapping(NamedTuple):
    """Keys with values, and the text that stood before the first of them, if any."""

    pairs: tuple[Pair, ...]
    start: Spot
    end: Spot
    head: Scalar | None = None
    """`review the report @Priya` in an item whose next line is `weight: 5`."""


Node = Scalar | Listing | Mapping


def written(node: Node) -> str:
    """A value as text on one line, near to how it was written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        items = ", ".join(written(item) for item in node.items)
        return f"[{items}]"
    pairs = ", ".join(f"{pair.key.text}: {written(pair.value)}" for pair in node.pairs)
    if node.head:
        return f"{node.head.text} {{{pairs}}}"
    return f"{{{pairs}}}"


def as_text(node: Node) -> str:
    """A value read as words: a list becomes its parts with commas between."""
    if isinstance(node, Listing):
        return ", ".join(_part(item) for item in node.items)
    return written(node)


def as_lines(node: Node) -> str:
    """A value read as lines of words: each part of a list, or of keys with values, is one."""
    if isinstance(node, Listing):
        lines = map(as_lines, node.items)
        return "\n".join(lines)
    if isinstance(node, Mapping):
        return _joined(node, "\n")
    return node.text


def _part(node: Node) -> str:
    """An element of a list as words; `Sam: the van` in it is a text with a colon."""
    if isinstance(node, Mapping):
        return _joined(node)
    return as_text(node)


def scalars_in(node: Node) -> Iterator[Scalar]:
    """The texts of a value that is one text or a list of them, nested lists opened."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from scalars_in(item)
    else:
        text = _joined(node)
        yield Scalar(text, node.start, node.end)


def _joined(node: Mapping, between: str = ", ") -> str:
    parts: list[str] = []
    if node.head:
        parts.append(node.head.text)
    for pair in node.pairs:
        value = as_text(pair.value)
        parts.append(f"{pair.key.text}: {value}".rstrip())
    return between.join(parts)


def is_blank(node: Node) -> bool:
    """Nothing was written, or only `~`."""
    if not isinstance(node, Scalar):
        return False
    if node.style is not Style.PLAIN:
        return False
    return node.text in {"", "~", "null"}
