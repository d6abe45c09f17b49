"""The text of `--help` as it stands in a narrow terminal: no line is longer, and no word is cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import click

from helplog.cli.output.drawing import terminal_columns

FEWEST_COLUMNS: Final = 24
MOST_COLUMNS: Final = 100
_INDENT: Final = re.compile(r" *")
_PIECE: Final = re.compile(r'(?:"[^"]*"|\S)+')
"""Of a command that is shown: what stands in quotes is one."""
_COMMAND: Final = "helplog "
_GOES_ON: Final = " \\"
"""What a shell takes as one line with the next."""


class NarrowHelp(click.HelpFormatter):
    """As click does, which takes every terminal for one of 50 columns and more."""

    def __init__(
        self,
        indent_increment: int = 2,
        width: int | None = None,
        max_width: int | None = None,
    ) -> None:
        if width is None:
            most = min(max_width or MOST_COLUMNS, MOST_COLUMNS)
            columns = terminal_columns()
            width = max(FEWEST_COLUMNS, min(columns, most)) - 2
        super().__init__(indent_increment, width, max_width)

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        """Terms at the left, what they mean in no less than half of the room."""
        half = self.width // 2 - col_spacing - self.current_indent
        super().write_dl(rows, min(col_max, half), col_spacing)

    def write(self, string: str) -> None:
        """Write; lines that stand as they are, the examples, turn as well."""
        for line in string.splitlines(keepends=True):
            bare = line.rstrip("\n")
            if len(bare) <= self.width:
                super().write(line)
                continue
            end = line[len(bare) :]
            super().write("\n".join(self._turned(bare)) + end)

    def _turned(self, line: str) -> Iterator[str]:
        """A long line in several, of which each but the first is set in."""
        indent = _INDENT.match(line)
        begins = ""
        if indent:
            begins = indent[0]
        mark = ""
        if line.startswith(_COMMAND, len(begins)):
            mark = _GOES_ON
        so_far = begins
        for piece in _PIECE.findall(line):
            if so_far.strip() and len(f"{so_far} {piece}{mark}") > self.width:
                yield so_far + mark
                so_far = f"{begins}  "
            so_far += piece if so_far.isspace() or not so_far else f" {piece}"
        yield so_far


class NarrowContext(click.Context):
    """Whose help is such a text."""

    formatter_class = NarrowHelp


def narrow(command: click.Command) -> click.Command:
    """The command, and whichever it holds, with such a help."""
    command.context_class = NarrowContext
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            narrow(inner)
    return command
