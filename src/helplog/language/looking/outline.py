"""How a file is made: its items and headings, what folds, what grows when one selects more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lsprotocol import types

from helplog.language.documents.document import Document
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Extent, extent_of, parts_of
from helplog.model.journal import Item
from helplog.model.kinds import KINDS, Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.collections.blocks import Block
from helplog.text.source.file.code_fences import after_row
from helplog.text.source.findings import Spot

_HEADING: Final = late_pattern(
    r"(#{1,6})[ \t]+(.+?)(?:[ \t]*\{[^{}]*\})?[ \t]*#*[ \t]*$"
)
_NAMELESS: Final = "…"


def symbols(file: OpenFile) -> list[types.DocumentSymbol]:
    """The lists with their items, and the headings of the words below them."""
    return [*_lists(file), *_headings(file)]


def told(item: Item) -> str:
    """An item in a few words: `Priya: look over the report`."""
    who = ", ".join(item.who)
    return ": ".join(filter(None, (who, item.what))) or _NAMELESS


def _lists(file: OpenFile) -> Iterator[types.DocumentSymbol]:
    document = file.document
    for block in _blocks(file):
        key = extent_of(block.key, document)
        whole = document.range(key.start, _end_of_line(document, block.last_line))
        if block.name not in KINDS:
            yield types.DocumentSymbol(
                block.name,
                types.SymbolKind.Property,
                whole,
                document.range(*key),
            )
            continue
        kind = Kind(block.name)
        yield types.DocumentSymbol(
            kind.spec.title,
            types.SymbolKind.Array,
            whole,
            document.range(*key),
            children=[*_items(file, kind, block)],
        )


def _items(file: OpenFile, kind: Kind, block: Block) -> Iterator[types.DocumentSymbol]:
    document = file.document
    for item, (start, end) in file.spans:
        here = block.key.start.line <= item.where.line <= block.last_line
        if item.kind is not kind or not here:
            continue
        first = document.index_of(start)
        last = max(first, document.index_of(end))
        name = min(last, _end_of_line(document, start.line))
        yield types.DocumentSymbol(
            told(item),
            types.SymbolKind.Event,
            document.range(first, last),
            document.range(first, name),
            detail=f"{item.weight_lb:g} lb" if item.weight_lb is not None else None,
        )


def _headings(file: OpenFile) -> Iterator[types.DocumentSymbol]:
    document = file.document
    headings = [*_heading_rows(file)]
    last_line = len(document.source.starts)
    for number, level, words in headings:
        below = [row for row, depth, _ in headings if row > number and depth <= level]
        last = below[0] - 1 if below else last_line
        start = document.index_of(Spot(number, 1))
        yield types.DocumentSymbol(
            words,
            types.SymbolKind.String,
            document.range(start, _end_of_line(document, last)),
            document.range(start, _end_of_line(document, number)),
        )


def _heading_rows(file: OpenFile) -> Iterator[tuple[int, int, str]]:
    """The number of each heading's line, its depth and its words."""
    if file.reading.document is None:
        return
    fence = ""
    first = file.reading.document.body_line
    for number in range(first, len(file.document.source.starts) + 1):
        row = file.document.line(number)
        fence, is_code = after_row(row, fence)
        found = None if is_code else _HEADING.match(row)
        if found:
            yield number, len(found[1]), found[2]


def folding(file: OpenFile) -> list[types.FoldingRange]:
    """The frontmatter, its lists, items of several lines, and what stands under a heading."""
    rows = {*_folds(file)}
    return [
        types.FoldingRange(first - 1, last - 1)
        for first, last in sorted(rows)
        if last > first
    ]


def _folds(file: OpenFile) -> Iterator[tuple[int, int]]:
    document = file.reading.document
    if document is not None and document.opening is not None:
        yield document.opening.line, max(document.opening.line, document.body_line - 1)
    for block in _blocks(file):
        yield block.key.start.line, block.last_line
    for _, (start, end) in file.spans:
        yield start.line, end.line
    for symbol in _headings(file):
        yield symbol.range.start.line + 1, symbol.range.end.line + 1


def selection(file: OpenFile, position: types.Position) -> types.SelectionRange:
    """What is selected step by step: a value, its item, its list, the frontmatter, all of it."""
    document = file.document
    index = document.index(position)
    extents = {Extent(index, index), Extent(0, len(document.text))}
    extents.update(one for one in _enclosing(file) if one.holds(index))
    chosen: types.SelectionRange | None = None
    around: Extent | None = None
    for extent in sorted(extents, key=lambda one: one.start - one.end):
        if around and not (around.start <= extent.start and extent.end <= around.end):
            continue
        around = extent
        chosen = types.SelectionRange(document.range(*extent), chosen)
    assert chosen is not None  # noqa: S101 - the whole text is among them
    return chosen


def _enclosing(file: OpenFile) -> Iterator[Extent]:
    document = file.document
    for part in parts_of(file.reading):
        yield extent_of(part.value, document)
    for _, (start, end) in file.spans:
        yield Extent(document.index_of(start), document.index_of(end))
    yield from _lines(document, _folds(file))
    count = len(document.source.starts)
    yield from _lines(document, ((number, number) for number in range(1, count + 1)))


def _lines(document: Document, rows: Iterable[tuple[int, int]]) -> Iterator[Extent]:
    for first, last in rows:
        start = document.index_of(Spot(first, 1))
        yield Extent(start, max(start, _end_of_line(document, last)))


def _blocks(file: OpenFile) -> list[Block]:
    if file.reading.front is None:
        return []
    return file.reading.front.blocks


def _end_of_line(document: Document, number: int) -> int:
    return document.index_of(Spot(number, len(document.line(number)) + 1))
