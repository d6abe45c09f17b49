"""A shell in a terminal of its own, in which a person types, presses TAB and presses Enter."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of Unix")

HANGING: Final = 120.0
"""Seconds after which nothing more is expected; a busy computer takes a while to start Python
alone."""
STARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
_LEARNS: Final[Mapping[str, str]] = {
    "bash": 'eval "$(_HELPLOG_COMPLETE=bash_source helplog)"',
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(_HELPLOG_COMPLETE=zsh_source helplog)"',
    "fish": "_HELPLOG_COMPLETE=fish_source helplog | source",
}
_HELPLOG: Final = """\
#!{python}
import json, os, sys
sys.path.insert(0, {source!r})
if "_HELPLOG_COMPLETE" in os.environ:
    from helplog.cli.main import main
    sys.exit(main())
with open({noted!r}, "a", encoding="utf-8") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
"""
"""A helplog that completes as ever, and notes down what it is called with."""


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class TypedShell:
    """bash, zsh or fish in a folder, with a helplog on its PATH that notes down what it is called with."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        self.name, self.noted = name, home / "noted"
        programs = home / "bin"
        programs.mkdir(parents=True)
        self.noted.touch()
        source = str(Path(__file__).parents[2] / "src")
        helplog = programs / "helplog"
        helplog.write_text(
            _HELPLOG.format(
                python=sys.executable, source=source, noted=str(self.noted)
            ),
            "utf-8",
        )
        helplog.chmod(0o755)
        self._handle, there = pty.openpty()
        self._running = subprocess.Popen(
            STARTS[name],
            stdin=there,
            stdout=there,
            stderr=there,
            cwd=folder,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - a test has no threads; fish starts with nothing less
            env={
                "PATH": f"{programs}:{os.environ['PATH']}",
                "HOME": str(home),
                "TERM": "xterm",
                "LC_ALL": "C.UTF-8",
                "HELPLOG_TODAY": "2026-11-18",
            },
        )
        os.close(there)
        self.shown = b""
        self._lines = 0
        self.enter(_LEARNS[name])

    def enter(self, line: str) -> str:
        """Types a line and Enter; gives what was shown until the shell was ready again."""
        self._lines += 1
        before = len(self.shown)
        # The quotes keep the typed line itself from being taken for the shell's answer.
        os.write(self._handle, f'{line}\necho ready""-{self._lines}.\n'.encode())
        self._wait_for(f"ready-{self._lines}.".encode())
        return self.shown[before:].decode("utf-8", "replace")

    def close(self) -> None:
        """Ends the shell."""
        self._running.kill()
        self._running.wait()
        os.close(self._handle)

    def _wait_for(self, text: bytes) -> None:
        until = monotonic() + HANGING
        while text not in self.shown:
            ready, _, _ = select.select(
                [self._handle], [], [], max(0.0, until - monotonic())
            )
            assert ready, f"{text!r} never came: {self.shown[-600:]!r}"
            self.shown += os.read(self._handle, 65536)
