"""Refuses what git keeps of a journal that it should not: whoever can push could change it.

`possibly_tracked` asks about a single file, and takes it for tracked where git can't say.
"""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.sync.git.calling import run_git


def refuse_tracked(root: Path, folder: str, what: str) -> None:
    """Declines to believe what came, or may have come, with the repository.

    Args:
        root: the journal's folder.
        folder: where it lies, relative to the journal's.
        what: what it is called.

    Raises:
        RefusalError: git keeps something below that folder.
    """
    if _is_tracked(root, folder):
        raise RefusalError(
            f"{what} lies in the git repository, where whoever can push could change it; "
            f"take it out with: git rm -r -q --cached {shell_quoted(folder)}"
        )


def refuse_tracked_link(boundary: Boundary) -> None:
    """Declines to take for the journal's entries what a link in the repository leads to.

    A link of one's own, to a folder kept elsewhere, is one's own choice; one that came by git is
    another's.

    Raises:
        RefusalError: the entries' folder is reached by a link that leads out of the journal, and
            that git keeps.
    """
    if not boundary.entries_lead_out:
        return
    for folder in (boundary.docs, *boundary.docs.parents):
        if folder == boundary.root:
            return
        inside = folder.relative_to(boundary.root).as_posix()
        if folder.is_symlink() and _is_tracked(boundary.root, inside):
            raise RefusalError(
                f"{folder} is a link that leads out of the journal and came with its repository; "
                "put the folder itself in its place, or name the one you mean as docs_dir in "
                "mkdocs.yml"
            )


def _is_tracked(root: Path, path: str) -> bool:
    """Whether git keeps something at a path, or below it; no where there is no git."""
    if not any(os.path.lexists(folder / ".git") for folder in (root, *root.parents)):
        return False  # there is no need to ask
    try:
        tracked = run_git(root, "ls-files", "--", f":(literal){path}")
        return bool(tracked)
    except RefusalError:
        return False
