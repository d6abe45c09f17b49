"""A file as text with an index for every place of the reader, and edits that keep all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot
from helplog.text.source.nodes import Node

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


Ways = Iterator[Way]
"""Way after way, the one that changes least first."""


def inserted(at: int, text: str) -> Edit:
    """Text put in where none is replaced."""
    return Edit(at, at, text)


def adding(*edits: Edit) -> Way:
    """A way that leaves all that is there in its place."""
    return Way(edits)


def moving(*edits: Edit) -> Way:
    """A way that moves or encloses what is there."""
    return Way(edits, moves=True)


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
        start = self.starts[spot.line - 1]
        return start + spot.column - 1

    def line(self, number: int) -> str:
        """A line by its 1-based number, without its end."""
        start = self.starts[number - 1]
        end = self.ends[number - 1]
        return self.text[start:end]

    def before(self, spot: Spot) -> str:
        """What stands before a place on its line."""
        line = self.line(spot.line)
        return line[: spot.column - 1]

    def past_colon(self, spot: Spot) -> int:
        """Index just past the first colon from a place on, as of a key's end."""
        at = self.at(spot)
        colon = self.text.index(":", at)
        return colon + 1

    def instead_of(self, node: Node, text: str) -> Edit:
        """Text in the place of a value."""
        start = self.at(node.start)
        end = self.at(node.end)
        return Edit(start, end, text)

    def below(self, number: int, rows: Iterable[str]) -> Edit:
        """New lines right below a line; 0 puts them at the top."""
        newline = self.newline
        if number == 0:
            text = "".join([row + newline for row in rows])
            return inserted(self.starts[0], text)
        lines = [newline + row for row in rows]
        text = "".join(lines)
        end = self.ends[number - 1]
        return inserted(end, text)


def open_source_text(data: bytes) -> SourceText:
    """Takes a file apart at the same line ends as the reader.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    text = data.decode("utf-8")
    starts = [0]
    if text.startswith(_MARK):
        starts = [len(_MARK)]
    ends: list[int] = []
    newlines: dict[str, int] = {}
    for found in _LINE_END.finditer(text):
        ends.append(found.start())
        starts.append(found.end())
        end = found.group()
        newlines[end] = newlines.get(end, 0) + 1
    ends.append(len(text))
    newline = max(newlines, key=newlines.__getitem__, default="\n")
    all_starts = tuple(starts)
    return SourceText(text, all_starts, tuple(ends), newline)


def with_edits(source_text: SourceText, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made; they don't overlap."""
    text = source_text.text
    backwards = sorted(edits, key=lambda edit: edit[:2], reverse=True)
    for edit in backwards:
        before = text[: edit.start]
        after = text[edit.end :]
        text = before + edit.text + after
    return text.encode("utf-8")
