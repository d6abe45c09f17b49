"""HEAD and the branches where a power cut left their files empty, cut off or filled with NUL.

Each of these files holds one short line, and git writes down elsewhere what it said: they are put
back from there before anything is saved, or the save would begin a history of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import as_input, records
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import sync_folders, write_safely

AS_AFTER: Final = "could not be read, as after a power cut"
_WHOLE: Final = late_pattern(
    rb"(?:[0-9a-f]{40}(?:[0-9a-f]{24})?|ref: refs/\S[^\0\n]*)\n?"
)
_NOTED: Final = late_pattern(r"^[0-9a-f]+ (?P<oid>[0-9a-f]{40,64}) ", re.MULTILINE)
_WENT: Final = late_pattern(
    r"checkout: moving from .+ to (?P<branch>\S+)$", re.MULTILINE
)
_HEADS: Final = "refs/heads/"
_MOST_NOTES: Final = 20
"""Of the notes git keeps of a branch, how many of the last are tried."""


def mend_head(root: Path, *, dry: bool) -> str:
    """Sets HEAD to the branch it was on, where its file is torn; git knows no repository without.

    Args:
        root: the journal's folder.
        dry: only say so.

    Returns:
        A sentence about it; empty where HEAD is whole, or where there is none.

    Raises:
        RefusalError: it could be on several.
    """
    git_dir = folder_of_git(root)
    if git_dir is None:
        return ""
    head = git_dir / "HEAD"
    if not _is_torn(head, missing=True):
        return ""
    branch = _branch_of_head(git_dir)
    if dry:
        return f"The file HEAD in .git {AS_AFTER}; the journal would go on on the branch {branch}."
    write_safely(git_dir / "HEAD", f"ref: {_HEADS}{branch}\n".encode())
    sync_folders([git_dir])
    return f"The file HEAD in .git {AS_AFTER}; the journal is on the branch {branch} again."


def _branch_of_head(git_dir: Path) -> str:
    """The branch that HEAD was on last; the only one there is, where nothing says.

    Raises:
        RefusalError: it could be on several, or there is none.
    """
    there = _branches(git_dir)
    log = git_dir / "logs" / "HEAD"
    went = _WENT.findall(_text(log))
    likely = went[-1:] or there
    if len(likely) == 1 and (not there or likely[0] in there):
        return likely[0]
    names = "name its branch"
    if there:
        names = f"say which branch the journal is on ({' or '.join(there)})"
    first = "main"
    if not ("main" in there or not there):
        first = there[0]
    head = shell_quoted(git_dir / "HEAD")
    raise RefusalError(
        f"the file HEAD in .git {AS_AFTER}; {names}: "
        f"echo {shell_quoted(f'ref: {_HEADS}{first}')} > {head}"
    )


def folder_of_git(root: Path) -> Path | None:
    """The nearest `.git` upward that has objects and branches, whether or not git can use it."""
    for folder in (root, *root.parents):
        git_dir = folder / ".git"
        if git_dir.is_file():  # a second work tree: its own HEAD lies elsewhere
            return None
        if (git_dir / "objects").is_dir() and (git_dir / "refs").is_dir():
            return git_dir
    return None


class LastKnown(NamedTuple):
    """Where a branch may be put back to, by what helplog knows."""

    left: str
    """The commit the last sync left it on; empty for none."""
    followed: str
    """Full name of this clone's note of the other end; empty for none."""


def mend_branch(
    repository: Repository, branch: str, known: LastKnown, *, dry: bool
) -> str:
    """Puts a torn branch back to where it stood, or to where it stood before.

    Never to what came from another device after that: the work tree, which lacks it, would look
    like its deletion.

    Args:
        repository: which.
        branch: its short name; empty for none.
        known: where else it may be put back to.
        dry: only say so.

    Returns:
        A sentence about it; empty where the branch is whole, or has no commit yet.

    Raises:
        RefusalError: nothing says where it stood.
    """
    place = repository.common_dir / _HEADS / branch
    if not branch or not _is_torn(place):
        return ""
    tried: tuple[tuple[str, Sequence[str]], ...] = (
        ("where it last stood again", _noted(repository, f"{_HEADS}{branch}")),
        ("where the last sync left it", [known.left] if known.left else []),
        ("where the other end was last seen", _as_listed(repository, known.followed)),
    )
    for where, commits in tried:
        commit = _first_whole(repository, commits)
        if not commit:
            continue
        if dry:
            return f"The branch {branch} {AS_AFTER}; it would stand {where}."
        _put(place, commit)
        return f"The branch {branch} {AS_AFTER}; it stands {where}."
    raise RefusalError(
        f"the branch {branch} {AS_AFTER}, and nothing here says where it stood; "
        "look for its commits with: git fsck --lost-found; "
        f"then: echo COMMIT > {shell_quoted(place)}"
    )


def forget_torn(repository: Repository, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Takes away torn notes of other ends, and puts back torn branches nobody is on.

    The next fetch writes the notes anew. Git declines to fetch as long as one of its names can't be
    read.

    Args:
        repository: which.
        names: full names to look at; every one there is, where none is given.

    Returns:
        Full names that stay as they are: nothing says what they stood for.
    """
    left = []
    for name in names or sorted(_names(repository.common_dir)):
        place = repository.common_dir / name
        if not _is_torn(place):
            continue
        commit = ""
        if name.startswith(_HEADS):
            noted = _noted(repository, name)
            commit = _first_whole(repository, noted)
        if commit:
            _put(place, commit)
        elif name.startswith("refs/remotes/"):
            place.unlink()
        else:
            left.append(name)
    return tuple(left)


def _is_torn(place: Path, *, missing: bool = False) -> bool:
    try:
        data = place.read_bytes()
        return _WHOLE.fullmatch(data) is None
    except FileNotFoundError:
        return missing
    except OSError:
        return False


def _put(place: Path, commit: str) -> None:
    """Writes a branch as git does: under its lock, as a whole."""
    lock = place.with_name(f"{place.name}.lock")
    try:
        with lock.open("xb") as file:
            file.write(f"{commit}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise RefusalError(
            f"another git program is at work here; if none is, remove its leftover: {lock}"
        ) from None
    # One name for all moves, so that tests can stand between them.
    os.replace(lock, place)  # noqa: PTH105
    sync_folders([place.parent])


def _noted(repository: Repository, name: str) -> Sequence[str]:
    """Where a branch stood, the last first."""
    notes = _text(repository.common_dir / "logs" / name)
    commits: list[str] = _NOTED.findall(notes)
    commits.reverse()
    return commits[:_MOST_NOTES]


def _as_listed(repository: Repository, followed: str) -> Sequence[str]:
    """The last commits seen at the other end that hold what git lists as this clone's files."""
    if not followed:
        return []
    git = repository.git
    listed = []
    for commit in git.run("rev-list", f"-{_MOST_NOTES}", followed).line.split():
        compared = git.run("diff-index", "--cached", "--quiet", commit)
        if compared.well:
            listed.append(commit)
    return listed


def _first_whole(repository: Repository, commits: Iterable[str]) -> str:
    """The first of these commits that is here with all it holds and came from; empty for none.

    A power cut takes the newest files together.
    """
    for commit in dict.fromkeys(commits):
        if _is_whole(repository, commit):
            return commit
    return ""


def _is_whole(repository: Repository, commit: str) -> bool:
    git = repository.git
    if not git.run("rev-list", "--quiet", commit).well:
        return False
    listed = git.run("ls-tree", "-r", "-z", commit)
    blobs = []
    for row in records(listed.out):
        _, kind, oid = row.partition("\t")[0].split(" ")
        if kind == "blob":
            blobs.append(oid)
    given = as_input(blobs, "\n")
    checked = git.run("cat-file", "--batch-check", given=given)
    return listed.well and checked.well and b" missing\n" not in checked.out


def _branches(git_dir: Path) -> list[str]:
    found = set()
    for name in _names(git_dir):
        if name.startswith(_HEADS):
            found.add(name.removeprefix(_HEADS))
    for line in _text(git_dir / "packed-refs").split("\n"):
        _, _, packed = line.partition(f" {_HEADS}")
        if packed:
            found.add(packed)
    return sorted(found)


def _names(common_dir: Path) -> Iterator[str]:
    """Full names of what git keeps in a file of its own."""
    for place in (common_dir / "refs").rglob("*"):
        if place.is_file() and place.suffix != ".lock":
            yield place.relative_to(common_dir).as_posix()


def _text(place: Path) -> str:
    try:
        return place.read_text("utf-8", "replace")
    except OSError:
        return ""
