"""The splice: an item added or changed, proved, or a refusal that says what to type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from helplog.model.diagnostic import Place
from helplog.model.journal import FieldValue, Item
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.appending import ways_to_append
from helplog.text.editing.changing import ways_to_change
from helplog.text.editing.forms import field_row, typed_by_hand
from helplog.text.editing.new_item import NewItem, anywhere, with_privacy, written_value
from helplog.text.editing.opening import Opened, open_file
from helplog.text.editing.proving import added_at, changed_as, still_yaml
from helplog.text.editing.source_text import (
    SourceText,
    Way,
    Ways,
    open_source_text,
    with_edits,
)
from helplog.text.editing.taking_in import line_below, ways_to_take_in
from helplog.text.reading.file import Reading, read_whole
from helplog.text.source.findings import Spot
from helplog.text.values.private_keys import item_says_private
from helplog.text.values.private_words import KEY


class Splice(NamedTuple):
    """A file with one change in it."""

    data: bytes
    item: Item
    """As the reader sees it now, with its place."""
    rows: tuple[str, ...]
    """Its lines in the file."""


def append_item(uri: str, data: bytes, settings: Settings, new_item: NewItem) -> Splice:
    """Adds an item to an entry or a check-in.

    Args:
        uri: posix path relative to the entries' folder; the file may be still to come, with no
            data.
        data: the file as it is.
        settings: the journal's.
        new_item: what to write.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type.
    """
    hint = f"type it under {new_item.kind}: yourself: {typed_by_hand(new_item)}"
    opened = open_file(uri, data, settings, hint)
    item = new_item.item(opened.writing.on, private=opened.writing.private)
    for way in _ways_to_append(opened, new_item):
        spliced = with_edits(opened.source_text, way.edits)
        after = read_whole(uri, spliced, settings)
        at = added_at(opened.reading, after, item)
        if at is None:
            continue
        if _holds(way, data, spliced):
            return _splice(spliced, after, at)
    line = _near(opened, new_item)
    raise RefusalError(f"{uri}:{line}: nothing here can be changed safely; {hint}")


def _ways_to_append(opened: Opened, new_item: NewItem) -> Ways:
    before, source_text = opened.reading, opened.source_text
    items = opened.writing.items
    yield from ways_to_take_in(opened.front, source_text, items, new_item)
    yield from ways_to_append(before, source_text, new_item)
    broken = line_below(opened.front, source_text, new_item)
    if broken is None:
        return
    for way in ways_to_append(before, source_text, new_item):
        yield Way((*way.edits, broken), moves=way.moves)


def change_item(
    uri: str,
    data: bytes,
    settings: Settings,
    where: Place,
    values: Mapping[str, FieldValue],
) -> Splice:
    """Gives fields of an item new values, or adds them to it.

    Args:
        uri: posix path relative to the entries' folder.
        data: the file as it is.
        settings: the journal's.
        where: the item's place in that file.
        values: the fields, by name.

    Raises:
        RefusalError: the item isn't there, or it can't be done without touching something else;
            says what to type.
    """
    texts = values.values()
    if any(item_says_private(str(value)) for value in texts):
        values = with_privacy(values)
    rows: list[str] = []
    for name, value in values.items():
        written = written_value(name, value)
        key, text = field_row(name, written)
        rows.append(f"{key}: {text}")
    hint = f"type it below the item yourself: {', '.join(rows)}"
    opened = open_file(uri, data, settings, hint)
    before = opened.reading
    at = _found(before, where)
    if at is None:
        raise RefusalError(
            f"{uri}:{where.line}: the item is no longer there; look again with: helplog open"
        )
    old = _items(before)[at]
    item = with_values(old, values)
    for way in ways_to_change(before, opened.source_text, at, values):
        spliced = with_edits(opened.source_text, way.edits)
        after = read_whole(uri, spliced, settings)
        if not changed_as(before, after, at, item):
            continue
        if _holds(way, data, spliced):
            return _splice(spliced, after, at)
    raise RefusalError(f"{uri}:{where.line}: this can't be changed safely; {hint}")


def with_values(item: Item, values: Mapping[str, FieldValue]) -> Item:
    """An item with fields given."""
    unread = dict(item.extra)
    for name in values:
        unread.pop(name, None)
    fields = {**item.fields, **values}
    fields.pop(KEY, None)
    weight = fields.pop("weight", item.weight_lb)
    weight_lb = None
    if isinstance(weight, int | float):
        weight_lb = weight
    private = item.private or KEY in values
    said_on = values.get("said")
    on = item.on
    if isinstance(said_on, date):
        on = said_on
    given = replace(
        item,
        on=on,
        fields=fields,
        extra=unread,
        private=private,
        weight_lb=weight_lb,
    )
    return anywhere(given)


def _items(reading: Reading) -> tuple[Item, ...]:
    if reading.writing is None:
        return ()
    return reading.writing.items


def _found(reading: Reading, where: Place) -> int | None:
    items = _items(reading)
    for at, item in enumerate(items):
        place = item.where
        if place.line != where.line:
            continue
        if place.column == where.column:
            return at
    return None


def _holds(way: Way, before: bytes, after: bytes) -> bool:
    if not way.moves:
        return True
    return still_yaml(before, after)


def _splice(data: bytes, after: Reading, at: int) -> Splice:
    item = _items(after)[at]
    start, end = after.spans[at]
    source_text = open_source_text(data)
    rows = _rows(source_text, start, end)
    return Splice(data, item, rows)


def _rows(source_text: SourceText, start: Spot, end: Spot) -> tuple[str, ...]:
    """The lines of an item, as far to the left as they go."""
    last = max(start.line, end.line)
    lines: list[str] = []
    margins: list[int] = []
    for number in range(start.line, last + 1):
        line = source_text.line(number)
        text = line.lstrip()
        lines.append(line)
        margins.append(len(line) - len(text))
    margin = min(margins)
    return tuple(line[margin:] for line in lines)


def _near(opened: Opened, new_item: NewItem) -> int:
    """The line of the list, else of the frontmatter's opening."""
    line = opened.line
    for block in opened.front.blocks:
        if block.name == new_item.kind:
            line = block.key.start.line
    return line
