"""The git repository a journal lies in: making it, and teaching it to merge entries by meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.sync.git import run_git

MERGE_DRIVER: Final = "helplog merge-driver %O %A %B %P || git merge-file --union %A %O %B"
"""The fallback keeps both sides' words on a computer that has no helplog; without it git would keep one side."""


def begin_repository(root: Path) -> bool:
    """Makes the journal's folder a git repository, or uses the one it lies in.

    Returns:
        Whether a repository was made.

    Raises:
        RefusalError: there is no git, or it declined.
    """
    made = not in_repository(root)
    if made and run_git(root, "init", "--quiet") is None:
        raise RefusalError(f"git could not make a repository in {root}; see what it says to: git init")
    set_merge_driver(root)
    return made


def in_repository(folder: Path) -> bool:
    """Whether a folder lies in a git work tree."""
    return run_git(folder, "rev-parse", "--is-inside-work-tree") == "true"


def set_merge_driver(root: Path) -> None:
    """Sets in this clone what `.gitattributes` can only name."""
    run_git(root, "config", "--local", "merge.helplog.name", "helplog: entries merged by meaning")
    run_git(root, "config", "--local", "merge.helplog.driver", MERGE_DRIVER)
