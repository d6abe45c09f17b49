"""How a check-in speaks and listens: with care in a good terminal, in plain lines anywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Protocol

import click

GOES_ON = "\\"
"""A line that ends with it goes on in the next."""


class Voice(Protocol):
    """A way of asking."""

    rich: bool
    """Whether signs and colours help; a screen reader would read them out."""

    def listen(self, hint: str, keep: str = "") -> str:
        """One answer, of one line or several, as typed; empty for Enter alone.

        Args:
            hint: what Enter does, and what else one can type.
            keep: the text that Enter keeps, for changing it.

        Raises:
            EOFError: there is nobody to answer any more.
            KeyboardInterrupt: Ctrl-C.
        """
        ...


def voice(*, plain: bool, names: Sequence[str]) -> Voice:
    """The best way of asking that this terminal has.

    Args:
        plain: the person wants lines of text alone.
        names: people who may be named in an answer.
    """
    dumb = os.environ.get("TERM", "") in {"", "dumb", "unknown"} and os.name != "nt"
    if plain or dumb or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return PlainVoice()
    from helplog.cli.checkin.terminal import TerminalVoice

    return TerminalVoice(names)


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
