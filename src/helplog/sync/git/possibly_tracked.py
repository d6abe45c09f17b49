"""Whether a file may have come by git: it is not believed then, nor where git can't say.

`refusing_tracked` asks about folders, and leans the other way.
"""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import run_git


def is_possibly_tracked(root: Path, path: Path) -> bool:
    """Whether a file is in the journal's repository, in whatever case it is spelled there.

    Args:
        root: the folder of mkdocs.yml.
        path: the file.

    Returns:
        True as well where the file lies in a repository and git can't say.
    """
    top = _top_of_repository(root)
    real = os.path.realpath(path)
    real_path = Path(real)
    if top is None or not real_path.is_relative_to(top):
        return False
    try:
        listed = run_git(root, "ls-files", "-z", "--", f":(icase,literal){real_path}")
    except (
        RefusalError
    ):  # without git here, another program may have brought it all the same
        return True
    return listed != ""


def _top_of_repository(root: Path) -> Path | None:
    real_top = os.path.realpath(root)
    real_root = Path(real_top)
    for folder in (real_root, *real_root.parents):
        if (folder / ".git").exists():
            return folder
    return None
