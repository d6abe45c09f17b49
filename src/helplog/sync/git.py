"""Calling git: one function, a list of arguments, never a shell, never a question to the person."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError

_REDIRECTIONS: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""Set while a hook runs; they would point git at another repository than the journal's."""


def run_git(folder: Path, *arguments: str) -> str | None:
    """What git printed, last line end removed; None where it declined.

    Raises:
        RefusalError: there is no git on the PATH.
    """
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise RefusalError("git is not installed; see https://git-scm.com/downloads") from None
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else None


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in given.items() if name not in _REDIRECTIONS}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
