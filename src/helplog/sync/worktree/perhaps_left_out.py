"""Whether a look for entries that are not in the repository is worth its time.

Most syncs have nothing to do, and walking a journal of ten years takes longer than all the rest of
such a one. What git says anyway tells of nearly all journals that nothing is left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.links import lies_at
from helplog.sync.git.repository import Repository
from helplog.sync.git.status import GitStatus
from helplog.sync.worktree.state import State

LISTED: Final = ("ls-files", "-z", "-s", "-v")
"""Of each file that git has: a letter that says whether git looks at it at all, its mode, its
object, its path."""
_UNUSUAL: Final = late_pattern(rb"(?:^|\0)(?!H 100)[^\0]")
"""A file that git was told to look past, a link, another repository."""


def may_leave_out(repository: Repository, git_status: GitStatus, state: State) -> bool:
    """Whether some entry may be left out, by what git says without a look at each of them.

    Args:
        repository: which.
        git_status: how it stood when it was looked at last.
        state: remembers an index with nothing out of the ordinary, which needs no second look.
    """
    docs = repository.docs
    folder = docs.rstrip("/")
    if repository.entries_lie_elsewhere:
        return True
    if lies_at(repository, folder) != folder:
        return True
    for path in (*git_status.ignored, *git_status.nested):
        if _concerns(path, docs):
            return True
    index = _stamp(repository.git_dir / "index")
    if index and index == state.plain_index:
        return False
    listed = repository.git.run(*LISTED, "--", f":(top,literal){folder}")
    found = _UNUSUAL.search(listed.out)
    unusual = found is not None
    state.plain_index = "" if unusual else index
    return unusual


def _stamp(path: Path) -> str:
    """Tells one state of a file from another; empty where there is none."""
    try:
        known = path.stat()
    except OSError:
        return ""
    return f"{known.st_ino} {known.st_size} {known.st_mtime_ns}"


def _concerns(path: str, docs: str) -> bool:
    """Whether what git leaves out may be an entry, or holds some."""
    folder = f"{path.rstrip('/')}/"
    if docs.startswith(folder):
        return True
    if not path.startswith(docs):
        return False
    names = path.removeprefix(docs).split("/")
    if any(name.startswith(".") for name in names):
        return False  # an editor's, such as .obsidian
    return path.endswith(("/", ".md"))
