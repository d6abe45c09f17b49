"""Keys at the top of a day's frontmatter given a value: its load, a stretch away, what rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from helplog.model.journal import Away, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.appending import key_margin, last_lines
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.editing.proving import no_new_findings, still_yaml
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    Ways,
    adding,
    inserted,
    moving,
    open_source_text,
    with_edits,
)
from helplog.text.editing.style import dash_line, opening_char, quote_of
from helplog.text.reading.file import Reading, read_whole
from helplog.text.source.collections.blocks import Block
from helplog.text.source.nodes import Listing, Node, Scalar
from helplog.text.source.writing_yaml import number, scalar


class DayText(NamedTuple):
    """A day's file with one thing more in it."""

    data: bytes
    line: int
    """1-based, of what was written."""
    rows: tuple[str, ...]
    """Its lines as they stand there."""
    was: str = ""
    """What stood in its place; empty where nothing did."""


class _Key(NamedTuple):
    """A key and what is to be read under it afterwards."""

    name: str
    value: str
    """As YAML."""
    wanted: Entry
    """The entry as the reader has to see it then."""
    was: str = ""
    """What the key said so far, where that goes."""


def with_load(uri: str, data: bytes, settings: Settings, load: float) -> DayText:
    """The file with how full the head is, in place of what it said before.

    Args:
        uri: posix path relative to the entries' folder; the file may be still to come, without
            data.
        data: the file as it is.
        settings: the journal's.
        load: 0 to 10.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type.
    """
    before, source_text = open_day(uri, data, settings, f"type load: {number(load)}")
    entry = _entry(before)
    was = "" if entry.load is None else number(entry.load)
    was = was or entry.extra.get("load", "")
    key = _Key("load", number(load), replace(entry, load=load), was)
    return _proved(uri, before, source_text, key, settings)


def with_away(uri: str, data: bytes, settings: Settings, away: Away) -> DayText:
    """The file with a stretch away beside those it has.

    Raises:
        RefusalError: as above.
    """
    ends = f"from: {_day(away.first_on)}, to: {_day(away.last_on)}"
    value = f"{{{ends}}}"
    if away.why:
        value = f"{{{ends}, why: {scalar(away.why, flow=True)}}}"
    before, source_text = open_day(uri, data, settings, f"type away: {value}")
    entry = _entry(before)
    key = _Key("away", value, replace(entry, away=(*entry.away, away)))
    return _proved(uri, before, source_text, key, settings)


def with_resting(uri: str, data: bytes, settings: Settings, words: str) -> DayText:
    """The file with a small ask that rests from here on.

    Raises:
        RefusalError: as above.
    """
    value = scalar(words, flow=True)
    before, source_text = open_day(uri, data, settings, f"type not_now: {value}")
    entry = _entry(before)
    resting = tuple(dict.fromkeys((*entry.not_now, words)))
    key = _Key("not_now", value, replace(entry, not_now=resting))
    return _proved(uri, before, source_text, key, settings)


def open_day(
    uri: str, data: bytes, settings: Settings, hint: str
) -> tuple[Reading, SourceText]:
    """A day's file, read.

    Raises:
        RefusalError: it isn't what helplog can write into.
    """
    before = read_whole(uri, data, settings)
    try:
        source_text = open_source_text(data)
    except UnicodeDecodeError:
        raise RefusalError(
            f"{uri}: the file is not UTF-8 text; save it as UTF-8 in your editor first"
        ) from None
    if before.document is None:
        raise RefusalError(f"{uri}: the file is longer than 5 MiB; divide it first")
    if not isinstance(before.writing, Entry) or before.document.unread:
        raise RefusalError(f"{uri}: this can't be changed safely; {hint} yourself")
    return before, source_text


def _day(on: date) -> str:
    return scalar(on.isoformat(), flow=True)


def _entry(reading: Reading) -> Entry:
    assert isinstance(reading.writing, Entry)  # noqa: S101 - refused before
    return reading.writing


def _proved(
    uri: str, before: Reading, source_text: SourceText, key: _Key, settings: Settings
) -> DayText:
    """The first way after which the file says just this, and nothing else is changed."""
    for way in _ways(before, source_text, key):
        data = with_edits(source_text, way.edits)
        if way.moves and not still_yaml(source_text.text.encode(), data):
            continue
        after = read_whole(uri, data, settings)
        if not isinstance(after.writing, Entry) or not no_new_findings(before, after):
            continue
        if _bare(after.writing, key.name) == _bare(key.wanted, key.name):
            return _written(data, after, key)
    line = 1
    if before.document and before.document.opening:
        line = before.document.opening.line
    raise RefusalError(
        f"{uri}:{line}: this can't be changed safely; "
        f"type it yourself: {key.name}: {key.value}"
    )


def _bare(entry: Entry, name: str) -> Entry:
    """An entry wherever its lines stand, and whatever this key held that could not be read."""
    extra = {key: text for key, text in entry.extra.items() if key != name}
    items = tuple(map(anywhere, entry.items))
    return replace(entry, where=NOWHERE, items=items, extra=extra)


def _written(data: bytes, after: Reading, key: _Key) -> DayText:
    assert after.front is not None  # noqa: S101 - it holds the key now
    block = _block(after, key.name)
    assert block is not None  # noqa: S101 - the same
    source_text = open_source_text(data)
    first = block.key.start.line
    numbers = range(first, block.last_line + 1)
    rows = tuple(source_text.line(line) for line in numbers)
    return DayText(data, first, rows, key.was)


def _block(reading: Reading, name: str) -> Block | None:
    """The key, the last one where it is written more than once."""
    assert reading.front is not None  # noqa: S101 - refused before
    found = None
    for block in reading.front.blocks:
        if block.name == name:
            found = block
    return found


def _ways(reading: Reading, source_text: SourceText, key: _Key) -> Ways:
    assert reading.front is not None  # noqa: S101 - refused before
    block = _block(reading, key.name)
    if block is None:
        yield from _new_key(reading, source_text, key)
        return
    node = reading.front.last(key.name)
    if block.untouched or node is None:
        colon = source_text.past_colon(block.key.end)
        yield adding(inserted(colon, f" {key.value}"))
    elif key.name == "load":
        yield from _in_its_place(node, source_text, key)
    else:
        yield from _beside(block, node, source_text, key)


def _new_key(reading: Reading, source_text: SourceText, key: _Key) -> Ways:
    document = reading.document
    assert document is not None  # noqa: S101 - refused before
    assert reading.front is not None  # noqa: S101 - the same
    row = f"{key_margin(reading.front, source_text)}{key.name}: {key.value}"
    if document.opening is None:
        yield adding(source_text.below(0, ["---", row, "---"]))
        return
    numbers = last_lines(document.lines, document.opening.line)
    for line in dict.fromkeys(numbers):
        yield adding(source_text.below(line, [row]))


def _in_its_place(node: Node, source_text: SourceText, key: _Key) -> Ways:
    mark = quote_of(node, source_text).value
    yield adding(source_text.instead_of(node, f"{mark}{key.value}{mark}"))


def _beside(block: Block, node: Node, source_text: SourceText, key: _Key) -> Ways:
    """A value more beside those that are there: the list goes on, or one is made."""
    margin = source_text.before(block.key.start)
    dash = dash_line(block)
    if dash and block.head.vacant:
        row = f"{dash.raw[: dash.start]}- {key.value}"
        yield adding(source_text.below(block.last_line, [row]))
        return
    if isinstance(node, Listing) and opening_char(node, source_text) == "[":
        close = source_text.at(node.end) - 1
        yield moving(inserted(close, f", {key.value}"))
    below = source_text.below(block.last_line, [f"{margin}  - {key.value}"])
    if block.head.vacant and not isinstance(node, Scalar):
        yield moving(*_under_a_dash(block, source_text), below)
        return
    colon = source_text.past_colon(block.key.end)
    start = source_text.at(node.start)
    moved = Edit(colon, start, f"{source_text.newline}{margin}  - ")
    yield moving(moved, below)


def _under_a_dash(block: Block, source_text: SourceText) -> Iterator[Edit]:
    """Keys below their key become the first thing of a list."""
    dash = "- "
    for row in block.below:
        if row.idle or row.number > block.last_line:
            continue
        at = source_text.starts[row.number - 1] + row.start
        yield inserted(at, dash)
        dash = "  "
