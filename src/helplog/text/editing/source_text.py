"""A file as text with an index for every place of the reader, and edits that keep all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot

_LINE_END = late_pattern(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Edit(NamedTuple):
    """Text put in the place of other text."""

    start: int
    end: int
    """Index just past what is replaced; `start` where nothing is."""
    text: str


class Way(NamedTuple):
    """One way of making a change."""

    edits: tuple[Edit, ...]
    moves: bool = False
    """What was there is moved or enclosed, so that the YAML around it has to be looked at again."""


class SourceText(NamedTuple):
    """The text of a file, byte order mark and line ends as they are."""

    text: str
    starts: tuple[int, ...]
    """Index at which each line begins."""
    ends: tuple[int, ...]
    """Index just past each line's last character, its line end left out."""
    newline: str
    """The line end most lines have; `\\n` where there is none."""

    def at(self, spot: Spot) -> int:
        """Where a place of the reader is in the text."""
        return self.starts[spot.line - 1] + spot.column - 1

    def line(self, number: int) -> str:
        """A line by its 1-based number, without its end."""
        return self.text[self.starts[number - 1] : self.ends[number - 1]]

    def before(self, spot: Spot) -> str:
        """What stands before a place on its line."""
        return self.line(spot.line)[: spot.column - 1]

    def past_colon(self, spot: Spot) -> int:
        """Index just past the first colon from a place on, as of a key's end."""
        return self.text.index(":", self.at(spot)) + 1

    def below(self, number: int, rows: Iterable[str]) -> Edit:
        """New lines right below a line; 0 puts them at the top."""
        lines = list(rows)
        if not number:
            start = self.starts[0]
            return Edit(start, start, "".join(row + self.newline for row in lines))
        end = self.ends[number - 1]
        return Edit(end, end, "".join(self.newline + row for row in lines))


def open_source_text(data: bytes) -> SourceText:
    """Takes a file apart at the same line ends as the reader.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    text = data.decode("utf-8")
    first = len(_MARK) if text.startswith(_MARK) else 0
    found = list(_LINE_END.finditer(text))
    starts = (first, *(end.end() for end in found))
    ends = (*(end.start() for end in found), len(text))
    kinds = [end.group() for end in found]
    newline = max(dict.fromkeys(kinds), key=kinds.count, default="\n")
    return SourceText(text, starts, ends, newline)


def with_edits(source_text: SourceText, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made; they don't overlap."""
    text = source_text.text
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text.encode("utf-8")
