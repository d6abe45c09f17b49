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
    dumb = os.environ.get("TERM", "") in {"", "dumb", "unknown"} and os.name != "nt"
    if plain or dumb or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return PlainVoice()
    from helplog.cli.checkin.terminal import TerminalVoice

    return TerminalVoice(names)
