"""What a dated file says in its frontmatter: its lists and its scalars, as the model has them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from helplog.model.journal import Away, Item
from helplog.model.keys import DATE_KEYS
from helplog.model.kinds import Kind
from helplog.text.reading.dating import Dating
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.reading.properties import (
    read_lines,
    read_load,
    read_tags,
    read_text,
    report_open_question,
)
from helplog.text.source.collections.blocks import Block
from helplog.text.source.findings import Findings, SpotRange
from helplog.text.source.lines import Line, dash_length, first_written
from helplog.text.source.nodes import Node, as_text, is_blank, written
from helplog.text.source.words import is_none
from helplog.text.values.away import read_away
from helplog.text.values.items import ListReader
from helplog.text.values.private_keys import (
    item_says_private,
    keeps_private,
    read_private,
    report_unclear,
)

_KINDS: Final = tuple(Kind)
_OF_PERSONS: Final = ("aliases", "every", "at_most")
"""Keys that have a use in a person's note alone."""


@dataclass(slots=True)
class Contents:
    """The keys every file helplog reads may have."""

    title: str | None = None
    time: str | None = None
    tz: str | None = None
    tags: tuple[str, ...] = ()
    load: float | None = None
    private: bool = False
    away: tuple[Away, ...] = ()
    items: tuple[Item, ...] = ()
    spans: tuple[SpotRange, ...] = ()
    """Of each item, where its text begins and ends in the file."""
    nones: frozenset[Kind] = frozenset()
    also: tuple[str, ...] = ()
    not_now: tuple[str, ...] = ()


class ContentsReader:
    """Reads the contents of one frontmatter.

    Args:
        front: the frontmatter; what can't be used is kept in its `extra`.
        on: the day its items count for.
        findings: where to report.
        language: the site's, in which days may be said.
    """

    def __init__(
        self, front: Frontmatter, on: date, findings: Findings, language: str
    ) -> None:
        self.front = front
        self.language = language
        self.on = on
        self.findings = findings

    def read(self, *, lists: bool = True) -> Contents:
        """Reads everything; without `lists`, those are kept as text."""
        if not self.front.values and not self.front.private_slip:
            return Contents()
        private = self._private()
        contents = Contents(
            title=self._text("title"),
            time=self._text("time"),
            tz=self._text("tz"),
            tags=self._tags(),
            load=self._load(),
            private=private,
            away=self._away(),
            also=self._also(),
            not_now=self._not_now(),
        )
        if lists:
            self._lists(contents)
            self._keep_private(contents)
        return contents

    def _private(self) -> bool:
        nodes = self.front.values.get("private", ())
        # Each value is read, for what is unclear in it is reported.
        said = [read_private(node, self.findings) for node in nodes]
        return any(said) or self.front.private_slip

    def _text(self, name: str) -> str | None:
        node = self._chosen(name)
        if node is None:
            return None
        text = read_text(name, node, self.findings)
        if text is None and not is_blank(node):
            self.front.keep(name, written(node))
        return text

    def _load(self) -> float | None:
        node = self._chosen("load")
        if node is None or is_blank(node):
            return None
        load = read_load(node, self.findings)
        if load is None and not is_none(as_text(node)):
            text = written(node)
            self.front.keep("load", text)
        return load

    def _tags(self) -> tuple[str, ...]:
        tags: list[str] = []
        for node in self.front.values.get("tags", ()):
            tags += read_tags(node, self.findings)
        each_once = dict.fromkeys(tags)
        return tuple(each_once)

    def _away(self) -> tuple[Away, ...]:
        found: list[Away] = []
        for node in self.front.values.get("away", ()):
            stretches, unread = read_away(node, self.on, self.findings)
            found += stretches
            for text in unread:
                self.front.keep("away", text)
        return tuple(found)

    def _also(self) -> tuple[str, ...]:
        found: list[str] = []
        for node in self.front.values.get("also", ()):
            lines = read_lines(node)
            if lines:
                report_open_question(node, self.findings)
            open_lines = [line for line in lines if not item_says_private(line)]
            found += open_lines
        return tuple(found)

    def _not_now(self) -> tuple[str, ...]:
        found: list[str] = []
        for node in self.front.values.get("not_now", ()):
            found += read_lines(node)
        given = filter(None, found)
        each_once = dict.fromkeys(given)
        return tuple(each_once)

    def _chosen(self, name: str) -> Node | None:
        """The last value of a key; earlier ones are kept beside it."""
        values = self.front.values.get(name)
        if not values:
            return None
        *earlier, chosen = values
        chosen_text = written(chosen)
        for node in earlier:
            text = written(node)
            if text != chosen_text:
                self.front.keep(name, text)
        return chosen

    def _lists(self, contents: Contents) -> None:
        found: list[tuple[Item, SpotRange]] = []
        nones: set[Kind] = set()
        private = contents.private
        values = self.front.values
        for kind in filter(values.__contains__, _KINDS):
            for node in values[kind]:
                reader = ListReader(
                    kind,
                    self.on,
                    self.findings,
                    private=private,
                    language=self.language,
                )
                reading = reader.read(node)
                found += zip(reading.items, reading.spans, strict=True)
                if reading.none:
                    nones.add(kind)
                for text in reading.unread:
                    self.front.keep(kind.value, text)
        found.sort(key=lambda pair: pair[0].where)
        contents.items = tuple(item for item, _ in found)
        contents.spans = tuple(span for _, span in found)
        contents.nones = frozenset(nones)

    def _keep_private(self, contents: Contents) -> None:
        """Keeps the whole file private where a list says `private`, and it is no item's."""
        if contents.private:
            return
        found = self._saying_private()
        said = list(found)
        if not said:
            return
        items = contents.items
        hidden = private_rows(self.front, items, contents.spans)
        for row, block in said:
            is_hidden = row.number in hidden
            if is_hidden and not _is_beside_items(row, block):
                continue
            report_unclear(row.spot, self.findings)
            contents.private = True
            contents.items = tuple(replace(item, private=True) for item in items)
            return

    def _saying_private(self) -> Iterator[tuple[Line, Block]]:
        for block in self.front.lists:
            for row in (block.head, *block.below):
                if row.vacant:
                    continue
                if keeps_private(row.text):
                    yield row, block


def _is_beside_items(row: Line, block: Block) -> bool:
    """Whether a line stands right under the dashes of a list: meant of one item, or of all."""
    first = first_written(block.below)
    if first is None or first is row:
        return False
    if row.start == 0:
        return False
    if row.start > first.start:
        return False
    if not dash_length(first.text, tolerant=True):
        return False
    return not dash_length(row.text, tolerant=True)


def private_rows(
    front: Frontmatter, items: Sequence[Item], spans: Sequence[SpotRange]
) -> frozenset[int]:
    """The 1-based lines of a file on which private items stand.

    Each has all lines up to where the next one begins.
    """
    if not any(item.private for item in items):
        return frozenset()
    starts = sorted({start.line for start, _ in spans})
    rows: set[int] = set()
    for item, (start, end) in zip(items, spans, strict=True):
        if not item.private:
            continue
        first = start.line
        last = _last_line_of_list(front, first) or end.line
        after = bisect_right(starts, first)
        if after < len(starts):
            above = starts[after] - 1
            last = min(last, above)
        last = max(last, end.line)
        rows.update(range(first, last + 1))
    return frozenset(rows)


def _last_line_of_list(front: Frontmatter, line: int) -> int | None:
    """The last line of the list that a line is in."""
    for block in front.lists:
        if block.key.start.line <= line <= block.last_line:
            return block.last_line
    return None


def left_over(front: Frontmatter, dating: Dating, *, private: bool) -> dict[str, str]:
    """Everything kept as text.

    What helplog does not know or could not use, and known keys that had no use here.

    Args:
        front: the frontmatter; what it kept so far comes first.
        dating: which of the date keys was used, and whether the file is a person's note.
        private: the file is; in another, what says of itself that it is private is left out, as
            such an item would be.
    """
    used = {dating.key, "week", "person"}
    if dating.person is not None:
        used.update(_OF_PERSONS)
    for key in (*DATE_KEYS, "week", "person", *_OF_PERSONS):
        unused = front.values.get(key, [])
        if key in used:
            unused = unused[:-1]
        for node in unused:
            if key in front.extra or is_blank(node):
                continue
            front.keep(key, written(node))
    if private:
        return front.extra
    shown = dict(front.extra)
    for name, text in front.extra.items():
        lines = text.split("\n")
        if any(map(item_says_private, lines)):
            del shown[name]
    return shown
