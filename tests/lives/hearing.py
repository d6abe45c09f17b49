"""A command as a person has it: answers are typed, and what is said before each is heard."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

from helplog.cli.main import main


@dataclass(frozen=True, slots=True)
class Heard:
    """What a command said: all of it, and what came before each answer that was typed."""

    code: int
    said: str
    before: list[str]
    typed: list[str]


def hear(arguments: list[str], typed: list[str], *, root: Path, today: date) -> Heard:
    """Runs a command in this process.

    Args:
        arguments: what follows `helplog`.
        typed: the answers, one after the other; then nobody is there any more.
        root: the journal's folder, and the current one.
        today: the day it is.
    """
    said = _Said()
    keyboard = _Keyboard(typed, said)
    here = {"HELPLOG_JOURNAL": str(root), "HELPLOG_TODAY": today.isoformat()}
    with (
        chdir(root),
        redirect_stdout(said),
        redirect_stderr(said),
        patch.object(sys, "stdin", keyboard),
        patch.dict(os.environ, here),
    ):
        code = main(arguments)
    return Heard(code, said.getvalue(), keyboard.before, typed)


class _Said(io.StringIO):
    """A stream that can draw what a terminal can, and takes no time to look at."""

    encoding = "utf-8"


class _Keyboard:
    """Types one line after the other, and notes what was said before each."""

    encoding = "utf-8"

    def __init__(self, lines: Iterable[str], said: io.StringIO) -> None:
        self._left = list(lines)
        self._said = said
        self._upto = 0
        self.before: list[str] = []

    def isatty(self) -> bool:
        return False

    def readline(self, _size: int = -1) -> str:
        so_far = self._said.getvalue()
        self.before.append(so_far[self._upto :])
        self._upto = len(so_far)
        if not self._left:
            return ""
        return f"{self._left.pop(0)}\n"
