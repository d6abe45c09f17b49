"""What stands at a place of a file: a person, a key, a need, a day, a weight, a link, a tag."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from typing import Final, NamedTuple

from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Extent, Part, extent_of, parts_of
from helplog.language.journal.people_places import people_places
from helplog.language.journal.sight import Sight
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot

_LINK: Final = late_pattern(r"\[\[([^\[\]\n]+)\]\]")
_TAG: Final = late_pattern(r"(?:^|(?<=\s))#([^\W\d][\w/-]*)")


class What(Enum):
    """Kinds of things."""

    PERSON = auto()
    KEY = auto()
    FIELD = auto()
    NEED = auto()
    """A need itself, or what a `for` says."""
    ID = auto()
    WEIGHT = auto()
    DAY = auto()
    LINK = auto()
    TAG = auto()


class Thing(NamedTuple):
    """One of them."""

    what: What
    extent: Extent
    text: str
    """The person's key, the name of the key or field, or what stands there."""
    item: Item | None = None
    """The item it is of."""
    day: date | None = None
    """What day it is."""


def thing_at(file: OpenFile, sight: Sight | None, index: int) -> Thing | None:
    """The thing at a place of a file; the narrowest of several."""
    here = [
        thing
        for thing in (*_people(file, sight), *_in_front(file), *_in_words(file))
        if thing.extent.holds(index)
    ]
    return min(here, key=_breadth, default=None)


def _breadth(thing: Thing) -> tuple[int, bool]:
    length = thing.extent.end - thing.extent.start
    return length, thing.what is not What.PERSON


def _people(file: OpenFile, sight: Sight | None) -> Iterator[Thing]:
    if sight is None:
        return
    for place in people_places(file, sight):
        yield Thing(What.PERSON, place.extent, place.key)


def _in_front(file: OpenFile) -> Iterator[Thing]:
    if file.reading.front is None:
        return
    for block in file.reading.front.blocks:
        yield Thing(What.KEY, extent_of(block.key, file.document), block.name)
    for part in parts_of(file.reading):
        if part.in_item:
            yield from _of_item(file, part)
        elif part.top == "tags":
            extent = extent_of(part.value, file.document)
            yield Thing(What.TAG, extent, part.value.text.lstrip("#"))


def _of_item(file: OpenFile, part: Part) -> Iterator[Thing]:
    item = item_at(file, part.value.start)
    if part.key is not None:
        key = extent_of(part.key, file.document)
        yield Thing(What.FIELD, key, part.field, item)
    extent = extent_of(part.value, file.document)
    thing = Thing(What.WEIGHT, extent, part.value.text, item)
    day = item.day(part.field) if item else None
    if part.field == "weight":
        yield thing
    elif part.field == "id":
        yield thing._replace(what=What.ID)
    elif part.field == "for" or (part.top == Kind.NEEDS and part.field in {"", "what"}):
        yield thing._replace(what=What.NEED)
    elif day is not None:
        yield thing._replace(what=What.DAY, day=day)


def links_in(file: OpenFile) -> Iterator[Thing]:
    """The links by name in a file."""
    for found in _LINK.finditer(file.document.text):
        yield Thing(What.LINK, Extent(found.start(1), found.end(1)), found[1])


def _in_words(file: OpenFile) -> Iterator[Thing]:
    yield from links_in(file)
    yield from tags_in_words(file)


def tags_in_words(file: OpenFile) -> Iterator[Thing]:
    """The tags among the words of a day."""
    if file.reading.document is None:
        return
    body = file.document.index_of(Spot(file.reading.document.body_line, 1))
    for found in _TAG.finditer(file.document.text, body):
        yield Thing(What.TAG, Extent(found.start(1), found.end(1)), found[1])


def item_at(file: OpenFile, spot: Spot) -> Item | None:
    """The item that a place is in."""
    items, spans = file.items, file.reading.spans
    at = bisect_right(spans, spot.line, key=lambda span: span[0].line) - 1
    if at < 0 or at >= len(items):
        return None
    start, end = spans[at]
    return items[at] if spot.line <= max(start.line, end.line) else None
