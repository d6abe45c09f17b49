"""The lines of a frontmatter as they stand while one types, sound YAML or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from helplog.language.documents.document import Document
from helplog.model.keys import FIELD_NAMES
from helplog.model.late_patterns import late_pattern
from helplog.text.source.collections.blocks import canonical, is_known_key
from helplog.text.values.fields import field_name

_FENCE: Final = late_pattern(r"(?:---|\.\.\.)[ \t]*$")
_KEY: Final = late_pattern(r"([^\s:#'\"\[\]{}-][^:#\n]{0,60}?)[ \t]*:(?=\s|$)")
_DASHES: Final = late_pattern(r"(?:[-*+•–][ \t]+)+|[-*+•–]$")


class Row(NamedTuple):
    """One line, taken apart."""

    indent: int
    """Characters before anything else."""
    text_at: int
    """Where the text after its dashes begins."""
    text: str
    """From there on."""

    @property
    def dashed(self) -> bool:
        """Whether an item, or a part of a list, begins on it."""
        return self.text_at > self.indent

    @property
    def key(self) -> str:
        """The key that its text begins with; empty where it begins with none."""
        found = _KEY.match(self.text)
        return found[1] if found else ""

    @property
    def value_at(self) -> int:
        """Where what stands after its key begins, blanks left out."""
        found = _KEY.match(self.text)
        if found is None:
            return self.text_at
        behind = self.text[found.end() + 1 :]
        gap = len(behind) - len(behind.lstrip(" \t"))
        return self.text_at + found.end() + 1 + gap


def row_of(line: str) -> Row:
    """A line, taken apart."""
    bare = line.lstrip(" \t\u00a0")
    indent = len(line) - len(bare)
    dashes = _DASHES.match(bare)
    text_at = indent
    if dashes:
        text_at += dashes.end()
    return Row(indent, text_at, line[text_at:])


class Front(NamedTuple):
    """Where the frontmatter stands, by the reader's numbers of lines."""

    first: int
    """The first line after the opening fence."""
    last: int
    """The last one before the closing fence; the file's last where it is not closed yet."""

    def holds(self, number: int) -> bool:
        """Whether a line is in it."""
        return self.first <= number <= self.last


def front_of(document: Document) -> Front | None:
    """The frontmatter of a text; None where there is none yet."""
    count = len(document.source.starts)
    number = 1
    while number < count and not document.line(number).strip():
        number += 1
    if document.line(number).rstrip() != "---":
        return None
    for below in range(number + 1, count + 1):
        if _FENCE.match(document.line(below)):
            return Front(number + 1, below - 1)
    return Front(number + 1, count)


def key_above(document: Document, front: Front, number: int) -> str:
    """The key at the top that a line stands under, by its known name; empty where there is none."""
    for above in range(number, front.first - 1, -1):
        row = row_of(document.line(above))
        if row.indent or row.dashed or not row.key:
            continue
        if above < number and not is_top_key(row.key) and is_field(row.key):
            continue  # a field that stands unindented below its list
        return canonical(row.key)
    return ""


def is_top_key(key: str) -> bool:
    """Whether a key is one at the top of a frontmatter."""
    return is_known_key(key)


def is_field(key: str) -> bool:
    """Whether a key is a field of items."""
    return key.casefold() in FIELD_NAMES


def top_keys(document: Document, front: Front, but: int) -> frozenset[str]:
    """The keys that are there, those of one line left out."""
    found = set()
    for number in range(front.first, front.last + 1):
        row = row_of(document.line(number))
        if number != but and not row.indent and not row.dashed and row.key:
            found.add(canonical(row.key))
    return frozenset(found)


def fields_of_item(document: Document, front: Front, number: int) -> frozenset[str]:
    """The fields that the item around a line has, those of the line itself left out."""
    found = set()
    for near in _rows_of_item(document, front, number):
        name = field_name(row_of(document.line(near)).key)
        if name and near != number:
            found.add(name)
    return frozenset(found)


def _rows_of_item(document: Document, front: Front, number: int) -> Iterator[int]:
    """The numbers of the lines of an item: from its dash, or its key, to the next one's."""
    first = number
    while first > front.first and not _begins_item(document.line(first)):
        first -= 1
    yield first
    for below in range(first + 1, front.last + 1):
        if _begins_item(document.line(below)):
            return
        yield below


def _begins_item(line: str) -> bool:
    row = row_of(line)
    if row.dashed:
        return True
    return not row.indent and bool(row.key) and is_top_key(row.key)
