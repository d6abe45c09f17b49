"""A key of a frontmatter given a value: how full the head is, a stretch away, what rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from helplog.model.journal import Away, Checkin, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.appending import key_margin, last_lines
from helplog.text.editing.opening import ChangedText, Opened, open_file
from helplog.text.editing.proving import same_but, still_yaml
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
from helplog.text.reading.file import read_whole
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.collections.blocks import Block
from helplog.text.source.nodes import Listing, Node, Scalar
from helplog.text.source.writing_yaml import number, scalar

_LOAD: Final = "load"
_AWAY: Final = "away"
_NOT_NOW: Final = "not_now"


class _Key(NamedTuple):
    """A key and what is to be read under it afterwards."""

    name: str
    value: str
    """As YAML."""
    wanted: Entry | Checkin
    """What the file has to say then."""
    was: str = ""
    """What the key said so far, where that goes."""


def with_load(uri: str, data: bytes, settings: Settings, load: float) -> ChangedText:
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
    value = number(load)
    by_hand = _by_hand(_LOAD, value)
    opened = open_file(uri, data, settings, by_hand)
    writing = opened.writing
    was = ""
    if writing.load is not None:
        was = number(writing.load)
    was = was or writing.extra.get(_LOAD, "")
    extra = {name: text for name, text in writing.extra.items() if name != _LOAD}
    after = replace(writing, load=load, extra=extra)
    key = _Key(_LOAD, value, after, was)
    if isinstance(writing, Checkin) and _LOAD in writing.extra:
        raise _refusal(uri, opened, key)  # nobody is told there what goes
    return _proved(uri, opened, key, settings)


def with_away(uri: str, data: bytes, settings: Settings, away: Away) -> ChangedText:
    """The file of a day with a stretch away beside those it has.

    Raises:
        RefusalError: as above.
    """
    ends = f"from: {_day(away.first_on)}, to: {_day(away.last_on)}"
    value = f"{{{ends}}}"
    if away.why:
        value = f"{{{ends}, why: {scalar(away.why, flow=True)}}}"
    by_hand = _by_hand(_AWAY, value)
    opened = open_file(uri, data, settings, by_hand)
    stretches = (*opened.writing.away, away)
    after = replace(opened.writing, away=stretches)
    key = _Key(_AWAY, value, after)
    return _proved(uri, opened, key, settings)


def with_not_now(uri: str, data: bytes, settings: Settings, words: str) -> ChangedText:
    """The file with a small ask that rests from there on; as it is where the ask does already.

    Raises:
        RefusalError: as above.
    """
    parts = words.split()
    line = " ".join(parts)
    value = scalar(line, flow=True)
    by_hand = _by_hand(_NOT_NOW, value)
    opened = open_file(uri, data, settings, by_hand)
    rest = opened.writing.not_now
    if line in rest:
        return _changed(data, opened.front, _NOT_NOW)
    after = replace(opened.writing, not_now=(*rest, line))
    key = _Key(_NOT_NOW, value, after)
    return _proved(uri, opened, key, settings)


def _day(on: date) -> str:
    day = on.isoformat()
    return scalar(day, flow=True)


def _by_hand(name: str, value: str) -> str:
    return f"type it yourself: {name}: {value}"


def _refusal(uri: str, opened: Opened, key: _Key) -> RefusalError:
    by_hand = _by_hand(key.name, key.value)
    return RefusalError(f"{uri}:{opened.line}: this can't be changed safely; {by_hand}")


def _proved(uri: str, opened: Opened, key: _Key, settings: Settings) -> ChangedText:
    """The first way after which the file says just this, and nothing else is changed."""
    before = opened.source_text.text.encode()
    for way in _ways(opened, key):
        data = with_edits(opened.source_text, way.edits)
        if way.moves and not still_yaml(before, data):
            continue
        after = read_whole(uri, data, settings)
        if after.front and same_but(opened.reading, after, key.wanted, key.name):
            return _changed(data, after.front, key.name, key.was)
    raise _refusal(uri, opened, key)


def _changed(data: bytes, front: Frontmatter, name: str, was: str = "") -> ChangedText:
    block = _block(front, name)
    assert block is not None  # noqa: S101 - the file says something under it
    source_text = open_source_text(data)
    first = block.key.start.line
    past = block.last_line + 1
    numbers = range(first, past)
    rows = tuple(source_text.line(line) for line in numbers)
    return ChangedText(data, first, rows, was)


def _block(front: Frontmatter, name: str) -> Block | None:
    """The key; where it is written more than once the last one, whose value counts."""
    found = None
    for block in front.blocks:
        if block.name == name:
            found = block
    return found


def _ways(opened: Opened, key: _Key) -> Ways:
    source_text = opened.source_text
    block = _block(opened.front, key.name)
    if block is None:
        yield from _new_key(opened, key)
        return
    node = opened.front.last(key.name)
    if block.untouched or node is None:
        colon = source_text.past_colon(block.key.end)
        edit = inserted(colon, f" {key.value}")
        yield adding(edit)
    elif key.name == _LOAD:
        yield from _in_its_place(node, source_text, key)
    else:
        yield from _beside(block, node, source_text, key)


def _new_key(opened: Opened, key: _Key) -> Ways:
    source_text, document = opened.source_text, opened.document
    row = f"{key_margin(opened.front, source_text)}{key.name}: {key.value}"
    if document.opening is None:
        fronted = source_text.below(0, ["---", row, "---"])
        yield adding(fronted)
        return
    numbers = last_lines(document.lines, document.opening.line)
    for line in dict.fromkeys(numbers):
        edit = source_text.below(line, [row])
        yield adding(edit)


def _in_its_place(node: Node, source_text: SourceText, key: _Key) -> Ways:
    mark = quote_of(node, source_text).value
    edit = source_text.instead_of(node, f"{mark}{key.value}{mark}")
    yield adding(edit)


def _beside(block: Block, node: Node, source_text: SourceText, key: _Key) -> Ways:
    """A value more beside those that are there: the list goes on, or one is made."""
    margin = source_text.before(block.key.start)
    dash = dash_line(block)
    if dash and block.head.vacant:
        row = f"{dash.raw[: dash.start]}- {key.value}"
        edit = source_text.below(block.last_line, [row])
        yield adding(edit)
        return
    if isinstance(node, Listing) and opening_char(node, source_text) == "[":
        close = source_text.at(node.end) - 1
        yield moving(inserted(close, f", {key.value}"))
    below = source_text.below(block.last_line, [f"{margin}  - {key.value}"])
    if block.head.vacant and not isinstance(node, Scalar):
        dashed = _under_a_dash(block, source_text)
        yield moving(*dashed, below)
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
