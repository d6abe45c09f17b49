"""Fixes of one edit each, between places of the file that is being read."""

from __future__ import annotations

from collections.abc import Iterable

from helplog.model.fix import Fix, FixEdit
from helplog.text.source.findings import Spot
from helplog.text.source.lines import Line
from helplog.text.source.writing_yaml import Quote, scalar


def edit(start: Spot, end: Spot, text: str) -> FixEdit:
    """Text in the place of what stands between two spots."""
    written = str(text)
    return FixEdit(start.line, start.column, end.line, end.column, written)


def replacing(start: Spot, end: Spot, text: str, *, gains: bool = False) -> Fix:
    """A fix that puts text in the place of other text."""
    one = edit(start, end, text)
    return Fix((one,), gains=gains)


def inserting(spot: Spot, text: str) -> Fix:
    """A fix that only adds text."""
    return replacing(spot, spot, text)


def quoting(start: Spot, end: Spot, meant: str) -> Fix:
    """A fix that puts what was meant in straight quotes, which every program reads alike.

    Double ones, unless they would have to be escaped and single ones would not.
    """
    quote = Quote.DOUBLE
    if "'" not in meant and any(sign in meant for sign in '"\\'):
        quote = Quote.SINGLE
    quoted = scalar(meant, quote)
    return replacing(start, end, quoted)


def quoting_line(line: Line, text: str, meant: str) -> Fix | None:
    """The same for a value that begins where the line does; None where it goes on below it.

    Args:
        line: the rest of a line after its dash or key.
        text: the value as it is written.
        meant: what it says.
    """
    if not line.raw.startswith(text, line.start):
        return None
    end = line.spot_at(len(text))
    return quoting(line.spot, end, meant)


def plain_indentation(line: Line) -> FixEdit:
    """Spaces as wide as what a line is indented with."""
    begins = line.start + 1
    return FixEdit(line.number, 1, line.number, begins, " " * line.indent)


def moved(rows: Iterable[Line], by: int) -> Fix | None:
    """A fix that moves lines to the right, or to the left; None where they can't be moved so far.

    Args:
        rows: the lines; blank ones stay as they are.
        by: how many columns to the right.
    """
    edits: list[FixEdit] = []
    for row in rows:
        if row.blank:
            continue
        if row.indent + by < 0:
            return None
        indentation = plain_indentation(row)
        spaces = " " * (row.indent + by)
        edits.append(indentation._replace(text=spaces))
    return Fix(tuple(edits))
