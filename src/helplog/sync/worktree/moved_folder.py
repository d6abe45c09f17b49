"""A repository to look at and try things out in: what git writes goes to a folder that is thrown away."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from helplog.sync.git.repository import Repository
from helplog.sync.worktree.state import StateFolder


@contextlib.contextmanager
def apart(repository: Repository) -> Iterator[tuple[Repository, StateFolder]]:
    """The same repository and desk, nothing of either being written to."""
    with tempfile.TemporaryDirectory(prefix="helplog-") as name:
        scratch = Path(name)
        objects = scratch / "objects"
        objects.mkdir()
        kept = _listed(repository.common_dir / "objects")
        aside = (("GIT_OBJECT_DIRECTORY", str(objects)), ("GIT_ALTERNATE_OBJECT_DIRECTORIES", kept))
        yield (
            replace(repository, git=replace(repository.git, aside=aside, durable=False)),
            StateFolder(repository.git_dir, scratch),
        )


def _listed(folder: Path) -> str:
    """A folder as git reads it from a list of such: in quotes where a sign in it parts the list."""
    path = str(folder)
    if os.pathsep not in path and not path.startswith('"'):
        return path
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
