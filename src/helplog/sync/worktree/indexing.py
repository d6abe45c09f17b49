"""The repository's own index, changed as git changes it: under its lock, whole, from a copy."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.sync.git.objects import Leaf, commit_named, set_in_index
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.branch_repair import AS_AFTER
from helplog.sync.worktree.state import StateFolder

_WAIT_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 0.05
_UNREADABLE: Final = "index.torn"


class IndexStamp(NamedTuple):
    """What changes whenever anybody changes the index."""

    inode: int
    written_ns: int


def copy_index(repository: Repository, state_folder: StateFolder) -> Path:
    """A copy of the index to work on; with it git knows which files it need not read again."""
    copied = state_folder.folder / "index.new"
    copied.unlink(missing_ok=True)
    with contextlib.suppress(
        FileNotFoundError
    ):  # a repository without a commit has none
        shutil.copy2(repository.git_dir / "index", copied)
    return copied


def install_index(
    repository: Repository,
    state_folder: StateFolder,
    changes: Mapping[str, Leaf | None],
) -> None:
    """Sets some paths of the index; all others stay as they are, staged or not.

    Raises:
        RefusalError: another program holds the index.
    """
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        before = look_at_index(repository)
        copied = copy_index(repository, state_folder)
        if changes:
            set_in_index(repository.git, copied, changes, repository.no_oid)
        repository.git.run("update-index", "-q", "--refresh", index=copied)
        if replace_index(repository, state_folder, copied, before):
            return
        if time.monotonic() > until:
            lock = repository.git_dir / "index.lock"
            raise RefusalError(
                f"another git program holds {lock}; try again once it is done"
            )
        time.sleep(_LOOK_SECONDS)


def renew_index(repository: Repository, state_folder: StateFolder, *, dry: bool) -> str:
    """Makes the index anew from the commit, where git can't read it; the old file is kept.

    Args:
        repository: which.
        state_folder: where the old one goes.
        dry: only say so.

    Returns:
        A sentence about it; empty where git can read the index.

    Raises:
        GitDeclinedError: git can't read the commit either.
    """
    git = repository.git
    if git.run("ls-files", "-z").well:
        return ""
    verb = "would be" if dry else "is"
    sentence = f"Git's list of files {AS_AFTER}; it {verb} made anew, the old one kept"
    if dry:
        return f"{sentence} aside."
    made = state_folder.folder / "index.new"
    made.unlink(missing_ok=True)
    commit = commit_named(git, "HEAD")
    git.check("read-tree", commit or "--empty", index=made)
    os.replace(repository.git_dir / "index", state_folder.folder / _UNREADABLE)  # noqa: PTH105
    replace_index(repository, state_folder, made, None)
    return f"{sentence} in .git/helplog."


def replace_index(
    repository: Repository,
    state_folder: StateFolder,
    copied: Path,
    before: IndexStamp | None,
) -> bool:
    """Puts a changed copy in the index's place, if nobody else has changed the index.

    The lock is a second name of the copy: a lock that was left behind is known as ours by that.
    """
    lock = repository.git_dir / "index.lock"
    if not _lock_by(state_folder, copied, lock):
        return False
    try:
        if look_at_index(repository) != before:
            return False
        os.replace(lock, repository.git_dir / "index")  # noqa: PTH105
    finally:
        lock.unlink(
            missing_ok=True
        )  # a full disk must not leave the index locked either
        state_folder.disclaim(lock)
    copied.unlink(missing_ok=True)
    return True


def look_at_index(repository: Repository) -> IndexStamp | None:
    """The index as it is now; None where there is none."""
    try:
        found = (repository.git_dir / "index").stat()
    except FileNotFoundError:
        return None
    return IndexStamp(found.st_ino, found.st_mtime_ns)


def _lock_by(state_folder: StateFolder, copied: Path, lock: Path) -> bool:
    """Takes the lock, if nobody has it."""
    try:
        os.link(copied, lock)
    except FileExistsError:
        return False
    except OSError:  # no second names on this disk
        return _lock_by_copy(state_folder, copied, lock)
    return True


def _lock_by_copy(state_folder: StateFolder, copied: Path, lock: Path) -> bool:
    """As `_lock_by`; here the state file says that the lock is ours."""
    if lock.exists():
        return False
    state_folder.claim(lock)
    try:
        with lock.open("xb") as file:
            _copy_into(file, copied, lock)
    except FileExistsError:
        state_folder.disclaim(lock)
        return False
    return True


def _copy_into(file: IO[bytes], copied: Path, lock: Path) -> None:
    """Fills the lock; a disk that is full must not leave it there."""
    try:
        file.write(copied.read_bytes())
    except OSError:
        lock.unlink(missing_ok=True)
        raise
