"""A text that lies open in an editor, and the way between its places and the reader's.

The reader counts lines and columns from 1, in characters, and leaves a byte order mark out; the
client counts from 0, in its own units, and has the mark as a character where it sends one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

from helplog.language.documents.units import Width, index_at
from helplog.text.editing.source_text import SourceText, open_source_text
from helplog.text.source.findings import Spot


@dataclass(frozen=True)
class Document:
    """One version of a text. It has no slots, so that what is worked out once can be kept."""

    address: str
    """As the client writes it."""
    version: int | None
    text: str
    width: Width

    @cached_property
    def data(self) -> bytes:
        """The bytes it would be saved as; half a surrogate pair is no text, and becomes `?`."""
        return self.text.encode("utf-8", "replace")

    @cached_property
    def source(self) -> SourceText:
        """Its lines, at the same line ends as the reader's."""
        return open_source_text(self.data)

    def index(self, position: types.Position) -> int:
        """Where a client's position is in the text; the nearest place where there is none."""
        number = position.line
        if number < 0:
            return 0
        if number >= len(self.source.starts):
            return len(self.text)
        start, end = self._line(number)
        line = self.text[start:end]
        return start + index_at(line, position.character, self.width)

    def position(self, index: int) -> types.Position:
        """An index of the text as the client counts."""
        number = self.line_of(index)
        start, end = self._line(number)
        before = self.text[start : min(index, end)]
        return types.Position(number, self.width(before))

    def line_of(self, index: int) -> int:
        """The number of the line that an index is on, from 0."""
        return max(0, bisect_right(self.source.starts, index) - 1)

    def spot(self, position: types.Position) -> Spot:
        """A client's position as the reader counts."""
        return self.spot_at(self.index(position))

    def spot_at(self, index: int) -> Spot:
        """An index as the reader counts."""
        number = self.line_of(index)
        column = index - self.source.starts[number] + 1
        return Spot(number + 1, max(1, column))

    def index_of(self, spot: Spot) -> int:
        """Where a place of the reader is; the nearest one where the text has become shorter."""
        number = min(max(spot.line, 1), len(self.source.starts)) - 1
        start, end = self.source.starts[number], self.source.ends[number]
        return max(start, min(start + spot.column - 1, end))

    def range(self, start: int, end: int) -> types.Range:
        """Two indices as the client counts."""
        return types.Range(self.position(start), self.position(end))

    def spot_range(self, start: Spot, end: Spot) -> types.Range:
        """Two places of the reader as the client counts."""
        return self.range(self.index_of(start), self.index_of(end))

    def line(self, number: int) -> str:
        """A line by the reader's number of it, without its end; empty where there is none."""
        if not 1 <= number <= len(self.source.starts):
            return ""
        return self.source.line(number)

    @property
    def whole(self) -> types.Range:
        """All of it."""
        return self.range(0, len(self.text))

    def changed(
        self,
        changes: Iterable[types.TextDocumentContentChangeEvent],
        version: int | None,
    ) -> Document:
        """The text after what its writer typed."""
        document = self
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                ends = change.range.start, change.range.end
                start, end = sorted(map(document.index, ends))
                text = document.text[:start] + text + document.text[end:]
            document = Document(self.address, version, text, self.width)
        return document

    def _line(self, number: int) -> tuple[int, int]:
        """Where a line begins and ends for the client, to whom a byte order mark is a character."""
        start = self.source.starts[number]
        if number == 0:
            start = 0
        return start, self.source.ends[number]
