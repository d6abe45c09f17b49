"""The merge driver: three files from git, one file back.

Works under plain pull, merge, rebase and stash.
"""

from __future__ import annotations

from pathlib import Path

from helplog.sync.git.calling import Git, GitDeclinedError
from helplog.sync.git.filters import clean, filtered_paths, smudge
from helplog.sync.merging.meaning import missing_words
from helplog.sync.worktree.disk import write_safely
from helplog.text.merging.merge import merge
from helplog.text.source.file.wide_text import can_be_one_text


def drive(base_path: Path, ours_path: Path, theirs_path: Path, path: str) -> bool:
    """Merges what git gives a driver.

    Under a filter the three are in the form git keeps, such as ciphertext; they are merged in the
    form a person writes. Rebase, cherry-pick and stash call with the sides exchanged, which makes
    no difference to the merge.

    Args:
        base_path: what both began with; empty where the file was born on both sides.
        ours_path: one side; the result goes here.
        theirs_path: the other side.
        path: the file's name in the repository.

    Returns:
        Whether it was merged. Where not, nothing was written.
    """
    folder = Path.cwd()
    git = Git(folder, own_environment=False)
    base = base_path.read_bytes()
    ours = ours_path.read_bytes()
    theirs = theirs_path.read_bytes()
    try:
        filtered = filtered_paths(git, [path])
        if filtered:
            base = _written(git, path, base)
            ours = _written(git, path, ours)
            theirs = _written(git, path, theirs)
        if not can_be_one_text(ours, theirs):
            return False
        merged = merge(base or None, ours, theirs)
        if missing_words(base, ours, theirs, merged):
            return False
        if filtered:
            merged = clean(git, path, merged)
        write_safely(ours_path, merged)
    except (GitDeclinedError, OSError):
        return False
    return True


def _written(git: Git, path: str, kept: bytes) -> bytes:
    """The form a person writes; of a file with nothing in it no filter is asked."""
    if not kept:
        return kept
    return smudge(git, path, kept)
