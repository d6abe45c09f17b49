"""Listening in plain lines: a pipe, a simple terminal, a screen reader."""

from __future__ import annotations

import sys

import click

from helplog.cli.checkin.prompt import GOES_ON


class PlainVoice:
    """Lines out, lines in: a pipe, a simple terminal, a screen reader."""

    rich = False

    def listen(self, hint: str, keep: str = "") -> str:  # noqa: ARG002
        """One answer; a line that ends with a backslash goes on in the next."""
        if hint:
            click.echo(hint)
        lines: list[str] = []
        while True:
            click.echo("> ", nl=False)
            try:
                line = sys.stdin.readline() if sys.stdin else ""
            except OSError:  # the terminal went away
                line = ""
            if not sys.stdin or not sys.stdin.isatty():
                click.echo()
            if not line and not lines:
                raise EOFError
            text = line.rstrip("\r\n")
            goes_on = text.endswith(GOES_ON) and bool(line)
            lines.append(text.removesuffix(GOES_ON) if goes_on else text)
            if not goes_on:
                return "\n".join(lines).strip()
