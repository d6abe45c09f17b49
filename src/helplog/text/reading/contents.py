"""What a dated file says in its frontmatter: its lists and its scalars, as the model has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

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
from helplog.text.source.blocks import Block
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import Line, dash_length
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
    spans: tuple[tuple[Spot, Spot], ...] = ()
    """Of each item, where its text begins and ends in the file."""
    nones: frozenset[Kind] = frozenset()
    also: tuple[str, ...] = ()


class ContentsReader:
    """Reads the contents of one frontmatter.

    Args:
        front: the frontmatter; what can't be used is kept in its `extra`.
        on: the day its items count for.
        findings: where to report.
    """

    def __init__(self, front: Frontmatter, on: date, findings: Findings) -> None:
        self.front = front
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
        )
        if lists:
            self._lists(contents)
            self._keep_private(contents)
        return contents

    def _private(self) -> bool:
        said = [read_private(node, self.findings) for node in self.front.values.get("private", ())]
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
            self.front.keep("load", written(node))
        return load

    def _tags(self) -> tuple[str, ...]:
        tags: dict[str, None] = {}
        for node in self.front.values.get("tags", ()):
            tags |= dict.fromkeys(read_tags(node, self.findings))
        return tuple(tags)

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
            if lines := read_lines(node):
                report_open_question(node, self.findings)
            found += [line for line in lines if not item_says_private(line)]
        return tuple(found)

    def _chosen(self, name: str) -> Node | None:
        """The last value of a key; earlier ones are kept beside it."""
        values = self.front.values.get(name, [])
        for node in values[:-1]:
            if written(node) != written(values[-1]):
                self.front.keep(name, written(node))
        return values[-1] if values else None

    def _lists(self, contents: Contents) -> None:
        found: list[tuple[Item, tuple[Spot, Spot]]] = []
        nones: set[Kind] = set()
        for kind in Kind:
            for node in self.front.values.get(kind, ()):
                reading = ListReader(kind, self.on, self.findings, private=contents.private).read(
                    node
                )
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
        """Keeps the whole file private where a list says `private` at a place that belongs to no item."""
        said = (
            []
            if contents.private
            else [(row, block) for block in self.front.lists for row in _saying_private(block)]
        )
        if not said:
            return
        hidden = private_rows(self.front, contents.items, contents.spans)
        unheard = [
            row for row, block in said if row.number not in hidden or _beside_items(row, block)
        ]
        if unheard:
            report_unclear(unheard[0].spot, self.findings)
            contents.private = True
            contents.items = tuple(replace(item, private=True) for item in contents.items)


def _saying_private(block: Block) -> Iterator[Line]:
    yield from (
        row
        for row in (block.head, *block.below)
        if row.text and not row.vacant and keeps_private(row.text)
    )


def _beside_items(row: Line, block: Block) -> bool:
    """Whether a line stands right under the dashes of a list: it may be meant of one item, or of all."""
    first = next((line for line in block.below if not line.idle), row)
    dashed = first is not row and dash_length(first.text, tolerant=True) > 0
    return dashed and 0 < row.start <= first.start and not dash_length(row.text, tolerant=True)


def private_rows(
    front: Frontmatter, items: Sequence[Item], spans: Sequence[tuple[Spot, Spot]]
) -> frozenset[int]:
    """The 1-based lines of a file on which private items stand, each up to where the next one begins."""
    if not any(item.private for item in items):
        return frozenset()
    starts = sorted({start.line for start, _ in spans})
    rows: set[int] = set()
    for item, (start, end) in zip(items, spans, strict=True):
        if item.private:
            last = next(
                (block.last_line for block in front.lists if _holds(block, start.line)), end.line
            )
            following = next((line for line in starts if line > start.line), last + 1)
            rows.update(range(start.line, max(min(last, following - 1), end.line) + 1))
    return frozenset(rows)


def _holds(block: Block, line: int) -> bool:
    return block.key.start.line <= line <= block.last_line


def left_over(front: Frontmatter, dating: Dating) -> dict[str, str]:
    """Everything kept as text: what helplog does not know or could not use, and known keys that had no use here.

    Without what says of itself that it is private, as an item does.

    Args:
        front: the frontmatter; what it kept so far comes first.
        dating: which of the date keys was used, and whether the file is a person's note.
    """
    used = {dating.key, "week", "person"}
    if dating.person is not None:
        used |= {"aliases", "every", "at_most"}
    for key in (*DATE_KEYS, "week", "person", "aliases", "every", "at_most"):
        values = front.values.get(key, [])
        for node in values[:-1] if key in used else values:
            if not is_blank(node) and key not in front.extra:
                front.keep(key, written(node))
    return {name: text for name, text in front.extra.items() if not _says_private(text)}


def _says_private(text: str) -> bool:
    return any(map(item_says_private, text.split("\n")))
