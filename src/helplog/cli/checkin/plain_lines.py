"""Listening in plain lines: a pipe, a simple terminal, a screen reader."""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from helplog.cli.checkin.prompt import GOES_ON
from helplog.cli.output.styling import say


class PlainVoice:
    """Lines out, lines in: a pipe, a simple terminal, a screen reader."""

    rich = False

    def listen(self, hint: str, keep: str = "") -> str:  # noqa: ARG002
        """One answer; a line that ends with a backslash goes on in the next."""
        if hint:
            say(hint)
        lines: list[str] = []
        while True:
            click.echo("> ", nl=False)
            line = _read_line()
            if not line and not lines:
                raise EOFError
            text = line.rstrip("\r\n")
            lines.append(text.removesuffix(GOES_ON))
            if not text.endswith(GOES_ON):
                return "\n".join(lines).strip()


def _read_line() -> str:
    """A line with its end; empty at the end of what is typed, or where the terminal went away."""
    line = ""
    if sys.stdin:
        with suppress(OSError):
            line = sys.stdin.readline()
    if not sys.stdin or not sys.stdin.isatty():
        click.echo()  # nobody's Enter has ended the line of the prompt
    return line
