"""Whether git tracks a file: what it tracks may have come from elsewhere, and is not believed."""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import run_git


def is_tracked(root: Path, path: Path) -> bool:
    """Whether a file, in whatever case it is spelled, is in the journal's repository; yes where git can't say.

    Args:
        root: the folder of mkdocs.yml.
        path: the file.
    """
    real = Path(os.path.realpath(root))
    top = next((folder for folder in (real, *real.parents) if (folder / ".git").exists()), None)
    if top is None or not Path(os.path.realpath(path)).is_relative_to(top):
        return False
    try:
        return (
            run_git(root, "ls-files", "-z", "--", f":(icase,literal){os.path.realpath(path)}") != ""
        )
    except RefusalError:  # another program may have brought it all the same
        return True
