"""Putting text on a terminal: how wide it is, where lines turn, what is faint and what stands out.

In a pipe nothing is wrapped and nothing is coloured: a line is a thing found.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Final

import click
from wcwidth import ljust, rjust, width, wrap

from helplog.cli.output.drawing import drawable
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import without_controls

MOST_COLUMNS: Final = 88
"""Longer lines are hard to read, however wide the window."""
FEWEST_COLUMNS: Final = 24
ENDLESS: Final = 1_000_000

_TIED: Final = "\ufdd0"
"""Stands for a space where no line may turn; it is no character anyone can have typed."""
_TIEABLE: Final = late_pattern(r"[ \u00a0\u202f]")


def columns() -> int:
    """Columns to write in: the terminal's, within reason; endless in a pipe."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return ENDLESS
    terminal = shutil.get_terminal_size()
    enough = max(FEWEST_COLUMNS, terminal.columns)
    return min(MOST_COLUMNS, enough)


def plain(text: str) -> str:
    """What a person wrote, in one line, with nothing in it that a terminal would obey."""
    harmless = without_controls(text)
    return " ".join(harmless.split())


def tied(text: str) -> str:
    """A few words that stay on one line: `91 %`, `Nov 18`."""
    return _TIEABLE.sub(_TIED, text)


def faint(text: str) -> str:
    """Text that steps back."""
    if not text:
        return ""
    return click.style(text, dim=True)


def strong(text: str) -> str:
    """Text that stands out."""
    return click.style(text, bold=True)


def say(text: str = "", *, first: str = "", rest: str | None = None) -> None:
    """Prints a paragraph, wrapped.

    Args:
        text: one line, styled or not.
        first: what stands before its first line.
        rest: what stands before the others; as many spaces as `first` is wide where None.
    """
    if rest is None:
        rest = " " * width(first)
    available = columns()
    if available == ENDLESS:
        click.echo(_untied(first + text))
        return
    lines = wrap(
        text,
        available,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,  # `--no-ext-diff` in two lines is no option
    )
    if not lines:
        lines = [first.rstrip()]
    wrapped = "\n".join(lines)
    click.echo(_untied(wrapped))


def _untied(text: str) -> str:
    spaced = text.replace(_TIED, " ")
    return spaced.replace("\u202f", " ")


def heading(text: str) -> None:
    """A line of its own above a list, after an empty one."""
    click.echo()
    say(strong(text))


def listed(lines: Iterable[str], marks: Iterable[str] | None = None) -> None:
    """A list, each line with its mark, wrapped under itself."""
    rows = list(lines)
    if marks is None:
        marks = ["·"] * len(rows)
    signs = list(marks)
    widths = map(width, signs)
    widest = max(widths, default=0)
    for sign, row in zip(signs, rows, strict=True):
        aligned = rjust(sign, widest)
        say(row, first=f"  {aligned} ")


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Rows in aligned columns; the last column wraps under itself.

    Where that leaves the last column too little room, it goes to a line of its own.

    Args:
        rows: cells, styled or not; every row has as many.
        right: indices of the columns of numbers.
    """
    if not rows:
        return
    *leading, last = range(len(rows[0]))
    widths = [_widest(rows, i) for i in leading]
    between = 2 * (len(widths) + 1)
    room_for_last = columns() - sum(widths) - between
    widest_last = _widest(rows, last)
    narrow = room_for_last < min(_LEAST_ROOM, widest_last)
    for row in rows:
        first = ""
        for i in leading:
            align = ljust
            if i in right:
                align = rjust
            cell = align(row[i], widths[i])
            first += f"  {cell}"
        if narrow:
            line = first.rstrip()
            click.echo(_untied(line))
            first = "  "
        say(row[last], first=f"{first}  ")


def _widest(rows: Sequence[Sequence[str]], column: int) -> int:
    return max(width(row[column]) for row in rows)


_LEAST_ROOM: Final = 18
_SHORTEST_BAR: Final = 6
_LONGEST_BAR: Final = 24
_EIGHTHS: Final = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar(share: float, beside: int) -> str:
    """A share from 0 to 1 as a bar, in eighths of a column where the terminal has them.

    Args:
        share: of the longest bar.
        beside: columns that something else in the line takes.
    """
    room = columns() - beside
    longest = min(_LONGEST_BAR, room)
    cells = max(_SHORTEST_BAR, longest)
    filled = share * cells
    if not drawable("█▏"):
        return "#" * round(filled)
    eighths_filled = filled * 8
    whole, eighths = divmod(round(eighths_filled), 8)
    return "█" * whole + _EIGHTHS[eighths]
