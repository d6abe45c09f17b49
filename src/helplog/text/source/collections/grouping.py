"""Which lines belong together: those of one item of a list, those of one key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from helplog.text.source.collections.spanning import Continuation, Spans
from helplog.text.source.findings import Findings
from helplog.text.source.fixing import moved
from helplog.text.source.keys import KeyLine, KnownKey, split_key
from helplog.text.source.lines import (
    Line,
    Lines,
    dash_length,
    first_indent,
    first_written,
)

ItemLines = tuple[Line, list[Line]]
"""The first line of an item, and the lines below it."""
KeyLines = tuple[KeyLine, list[Line]]
"""A key, and the lines below it."""


class Grouping:
    """Puts the lines of one frontmatter into groups.

    Args:
        findings: where to report a line that stands too far right or left.
        known: keys that may stand in an item or mapping, recognised at any indentation.
        spans: looks for quotes and brackets closed further down.
        tolerant: other marks than a dash begin a list line as well.
    """

    def __init__(
        self, findings: Findings, known: KnownKey, spans: Spans, *, tolerant: bool
    ) -> None:
        self.findings = findings
        self.known = known
        self.spans = spans
        self.tolerant = tolerant

    def dash(self, line: Line) -> int:
        """How long the mark is that begins a list line, 0 where there is none."""
        if line.blank:
            return 0
        return dash_length(line.text, tolerant=self.tolerant)

    def field(self, row: Line) -> KeyLine | None:
        """The line as a key that is expected here, whatever its indentation."""
        if row.idle:
            return None
        found = split_key(row, self.known)
        if found and self.known(found.key.text):
            return found
        return None

    def is_field(self, row: Line) -> bool:
        """Whether the line is such a key."""
        return self.field(row) is not None

    def items(self, rows: Lines) -> list[ItemLines]:
        """The lines of a list by item.

        A dash that stands too far right or left begins an item as well.
        """
        splitter = _ItemSplitter(self, rows)
        return splitter.split()

    def pairs(self, rows: Lines) -> list[KeyLines]:
        """The lines of a mapping by key."""
        pairs: list[KeyLines] = []
        margin = first_indent(rows)
        value = Continuation()
        below: list[Line] = []  # those above the first key are none's
        for at, row in enumerate(rows):
            key = None
            if not row.idle and not value.holds(at, row):
                key = self._new_key(row, margin, pairs)
            if key is None:
                below.append(row)
                continue
            if row.indent != margin:
                self.report_margin(rows[at:], margin)
            below = []
            pairs.append((key, below))
            text = key.rest.text
            value = self.spans.continuation(text, row.indent, rows, at, self.is_field)
        return pairs

    def _new_key(
        self, row: Line, margin: int, pairs: Sequence[KeyLines]
    ) -> KeyLine | None:
        """The line as a new key of this mapping, None where it goes on with the value before."""
        if not pairs:
            return split_key(row, self.known)
        key, below = pairs[-1]
        if self._is_dash_of(row, margin, key, below):
            return None
        if row.indent == margin:
            return split_key(row, self.known)
        # Under a key without a value deeper lines are that value.
        is_deeper = row.indent > margin and row.indent >= first_indent(below)
        if is_deeper and key.rest.vacant:
            return None
        return self.field(row)

    def _is_dash_of(self, row: Line, margin: int, key: KeyLine, below: Lines) -> bool:
        """Whether a line is one of a key's list, whose dashes may stand right under the key."""
        if row.indent < margin:
            return False
        if not key.rest.vacant:
            return False
        if not self.dash(row):
            return False
        first = first_written(below) or row
        return self.dash(first) > 0

    def report_margin(self, rows: Lines, margin: int, *, alike: bool = False) -> None:
        """Says that a line stands too far right or left.

        Args:
            rows: from that line on.
            margin: how far right those stand that it belongs with.
            alike: those below that stand as far are to move with it.
        """
        first, *below = rows
        least = first.indent + (not alike)
        deeper = takewhile(lambda row: row.blank or row.indent >= least, below)
        self.findings.info(
            first.spot,
            "uneven-indentation",
            "This line is indented unlike those it belongs with",
            "Let it begin right under the one above",
            moved([first, *deeper], margin - first.indent),
        )


class _ItemSplitter:
    """Goes down the lines of one list."""

    def __init__(self, grouping: Grouping, rows: Lines) -> None:
        self.grouping = grouping
        self.rows = rows
        self.margin = first_indent(rows)
        self.items: list[ItemLines] = []
        self.below: list[Line] = []
        """The lines below the first one of the last item; those above the first item are none's."""
        self.value = Continuation()
        """How far down the value of the line above goes."""
        self.list_may_follow = False
        """The line above has no value of its own."""
        self.nested_from: int | None = None
        """How far in the dashes stand of a list within the current item."""

    def split(self) -> list[ItemLines]:
        for at, row in enumerate(self.rows):
            if row.idle or self.value.holds(at, row):
                self.below.append(row)
                continue
            dash = self.grouping.dash(row)
            self._add(at, row, dash)
            self._look_below(at, row, dash)
        return self.items

    def _add(self, at: int, row: Line, dash: int) -> None:
        """Lets a line begin an item, or belong to the one before it."""
        if self.nested_from is not None and row.indent < self.nested_from:
            self.nested_from = None
        if not self.items:
            self._begin_item(row, dash)
        elif dash and not self._is_nested(row):
            if row.indent != self.margin:
                self.grouping.report_margin(self.rows[at:], self.margin)
            self._begin_item(row, dash)
        else:
            self.below.append(row)
            if dash and self.nested_from is None:
                self.nested_from = row.indent

    def _begin_item(self, row: Line, dash: int) -> None:
        self.below = []
        self.items.append((row, self.below))
        self.nested_from = None
        if not dash:
            return
        inner = row.after(dash)
        if dash_length(inner.text, tolerant=False):  # `- - Sam`
            self.nested_from = inner.indent

    def _is_nested(self, row: Line) -> bool:
        """Whether a line with a dash is of a list within the current item."""
        if row.indent <= self.margin:
            return False
        return self.list_may_follow or self.nested_from is not None

    def _look_below(self, at: int, row: Line, dash: int) -> None:
        """Finds out what may go on below a line."""
        indent = row.indent
        value = row
        if dash:
            value = row.after(dash)
        key = split_key(value, self.grouping.known)
        if key:
            indent = value.indent
            value = key.rest
        self.list_may_follow = value.vacant
        spans = self.grouping.spans
        self.value = spans.continuation(value.text, indent, self.rows, at, self._begins)

    def _begins(self, row: Line) -> bool:
        """Whether a line begins an item or a field: no quote or bracket above it holds it."""
        if row.indent <= self.margin and self.grouping.dash(row):
            return True
        return self.grouping.is_field(row)
