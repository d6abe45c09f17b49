"""Which way of asking a terminal has: with care in a good one, in plain lines anywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from helplog.cli.checkin.plain_lines import PlainVoice
from helplog.cli.checkin.prompt import Voice


def voice(*, plain: bool, names: Sequence[str]) -> Voice:
    """The best way of asking that this terminal has.

    Args:
        plain: the person wants lines of text alone.
        names: people who may be named in an answer.
    """
    if plain or not _can_draw():
        return PlainVoice()
    from helplog.cli.checkin.terminal import TerminalVoice

    return TerminalVoice(names)


def _can_draw() -> bool:
    """Whether both ends are a terminal whose lines can be edited and redrawn."""
    if os.name != "nt":
        terminal = os.environ.get("TERM", "")
        if terminal in {"", "dumb", "unknown"}:
            return False
    if not sys.stdin:
        return False
    if not sys.stdin.isatty():
        return False
    return sys.stdout.isatty()
