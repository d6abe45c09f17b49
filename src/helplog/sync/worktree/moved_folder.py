"""A repository to look at and try things out in: git writes to a folder that is thrown away."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from helplog.sync.git.repository import Repository
from helplog.sync.worktree.state import StateFolder


class Apart(NamedTuple):
    """What a run works with that only looks."""

    repository: Repository
    state_folder: StateFolder


@contextlib.contextmanager
def apart(repository: Repository) -> Iterator[Apart]:
    """The same repository and state folder, nothing of either being written to."""
    with tempfile.TemporaryDirectory(prefix="helplog-") as name:
        scratch = Path(name)
        objects = scratch / "objects"
        objects.mkdir()
        known = _listed(repository.common_dir / "objects")
        elsewhere = (
            ("GIT_OBJECT_DIRECTORY", str(objects)),
            ("GIT_ALTERNATE_OBJECT_DIRECTORIES", known),
        )
        git = replace(repository.git, variables=elsewhere, durable=False)
        yield Apart(
            replace(repository, git=git), StateFolder(repository.git_dir, scratch)
        )


def _listed(folder: Path) -> str:
    """A folder as git reads it from a list of such: in quotes where a sign in it parts the list."""
    path = str(folder)
    if os.pathsep not in path and not path.startswith('"'):
        return path
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
