"""The splice: an item added or changed, proved, or a refusal that says what to type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Entry, FieldValue, Item
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.appending import ways_to_append
from helplog.text.editing.changing import ways_to_change
from helplog.text.editing.forms import field_row, typed_by_hand
from helplog.text.editing.new_item import NewItem, anywhere, with_privacy, written_value
from helplog.text.editing.proving import added_at, changed_as, still_yaml
from helplog.text.editing.source_text import (
    SourceText,
    Way,
    open_source_text,
    with_edits,
)
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
    before, source_text = _opened(uri, data, settings, hint)
    assert before.writing is not None  # noqa: S101 - refused above
    item = new_item.item(_day_of(before), private=before.writing.private)
    for way in ways_to_append(before, source_text, new_item):
        spliced = with_edits(source_text, way.edits)
        after = read_whole(uri, spliced, settings)
        at = added_at(before, after, item)
        if at is not None and _holds(way, data, spliced):
            return _splice(spliced, after, at)
    raise RefusalError(
        f"{uri}:{_near(before, new_item)}: nothing here can be changed safely; {hint}"
    )


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
    if any(item_says_private(str(value)) for value in values.values()):
        values = with_privacy(values)
    rows = [
        field_row(name, written_value(name, value)) for name, value in values.items()
    ]
    hint = f"type it below the item yourself: {', '.join(map(': '.join, rows))}"
    before, source_text = _opened(uri, data, settings, hint)
    at = _found(before, where)
    if at is None:
        raise RefusalError(
            f"{uri}:{where.line}: the item is no longer there; look again with: helplog open"
        )
    item = with_values(_items(before)[at], values)
    for way in ways_to_change(before, source_text, at, values):
        spliced = with_edits(source_text, way.edits)
        after = read_whole(uri, spliced, settings)
        if changed_as(before, after, at, item) and _holds(way, data, spliced):
            return _splice(spliced, after, at)
    raise RefusalError(f"{uri}:{where.line}: this can't be changed safely; {hint}")


def with_values(item: Item, values: Mapping[str, FieldValue]) -> Item:
    """An item with fields given."""
    unread = {name: text for name, text in item.extra.items() if name not in values}
    fields = {**item.fields, **values}
    fields.pop(KEY, None)
    private = item.private or KEY in values
    return anywhere(replace(item, fields=fields, extra=unread, private=private))


def _opened(
    uri: str, data: bytes, settings: Settings, hint: str
) -> tuple[Reading, SourceText]:
    """The file, read.

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
    if not isinstance(before.writing, Entry | Checkin):
        raise RefusalError(
            f"{uri}: this is no entry, since nothing in it says a day; {hint}"
        )
    if before.document.unread:
        raise RefusalError(
            f"{uri}: the frontmatter is longer than 64 KiB; "
            "move long text below the closing --- first"
        )
    return before, source_text


def _day_of(reading: Reading) -> date:
    assert isinstance(reading.writing, Entry | Checkin)  # noqa: S101 - refused before
    return reading.writing.on


def _items(reading: Reading) -> tuple[Item, ...]:
    return reading.writing.items if reading.writing else ()


def _found(reading: Reading, where: Place) -> int | None:
    for n, item in enumerate(_items(reading)):
        if (item.where.line, item.where.column) == (where.line, where.column):
            return n
    return None


def _holds(way: Way, before: bytes, after: bytes) -> bool:
    return not way.moves or still_yaml(before, after)


def _splice(data: bytes, after: Reading, at: int) -> Splice:
    start, end = after.spans[at]
    return Splice(
        data, _items(after)[at], tuple(_rows(open_source_text(data), start, end))
    )


def _rows(source_text: SourceText, start: Spot, end: Spot) -> Iterable[str]:
    """The lines of an item, as far to the left as they go."""
    numbers = range(start.line, max(start.line, end.line) + 1)
    lines = [source_text.line(number) for number in numbers]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    return (line[margin:] for line in lines)


def _near(reading: Reading, new_item: NewItem) -> int:
    """The line of the list, else of the frontmatter's opening."""
    blocks = reading.front.blocks if reading.front else []
    lines = [block.key.start.line for block in blocks if block.name == new_item.kind]
    if lines:
        return lines[-1]
    if reading.document is None or reading.document.opening is None:
        return 1
    return reading.document.opening.line
