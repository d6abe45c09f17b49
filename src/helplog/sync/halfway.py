"""What another client began and left: a merge, a rebase, a cherry-pick, a stash put back, with files in question.

The questions are answered by meaning, and what was under way is brought to its end, so that
everything both sides hold stands on the branch. Nothing of it is thrown away or begun anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.objects import (
    FILE,
    LINK,
    Leaf,
    leaves,
    make_commit,
    read_blobs,
    store_blobs,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.git.status import GitStatus, Halfway, unmerged
from helplog.sync.healing.tracing import wants_healing
from helplog.sync.merging.meaning import merge_as_git, merge_file
from helplog.sync.merging.three_way import merge_trees, name_beside
from helplog.sync.worktree.advancing import advance
from helplog.sync.worktree.plan import Late
from helplog.sync.worktree.snapshot import MESSAGE, work_tree
from helplog.sync.worktree.state import StateFolder
from helplog.text.merging.markers import heal_markers

_ENDS: Final = {
    Halfway.MERGE: ("merge", "--quit"),
    Halfway.CHERRY_PICK: ("cherry-pick", "--quit"),
    Halfway.REVERT: ("revert", "--quit"),
}
_LEFTOVERS: Final = (
    "MERGE_HEAD",
    "MERGE_MSG",
    "MERGE_MODE",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "AUTO_MERGE",
)
_FULL_NAME: Final = re.compile(r"refs/heads/.+")


LookAt = Callable[[str, str, Sequence[str]], object]
"""Looks at what would come into the work tree; see `Mover.look_at_what_comes`."""


def finish_halfway(
    repository: Repository,
    state_folder: StateFolder,
    git_status: GitStatus,
    kept_beside: set[str],
    look_at: LookAt,
) -> Late:
    """Brings what was left half-done to its end.

    Args:
        repository: which.
        state_folder: where files in between go.
        git_status: how it stands.
        kept_beside: takes the paths of what could not be one with the file it stands beside.
        look_at: told what lies in the work tree, what would, and the commit the work here was on.

    Returns:
        What was saved meanwhile, to be merged in.

    Raises:
        MovedOnError: a file was changed meanwhile; nothing was done yet.
        RefusalError: git declined, or what comes waits for a person.
    """
    if git_status.halfway is Halfway.REBASE:
        return _finish_rebase(repository, state_folder, git_status, kept_beside, look_at)
    tree, resolved = _answered(repository, state_folder, git_status, kept_beside)
    others = _other_heads(repository) if git_status.halfway is Halfway.MERGE else []
    parents = [git_status.commit] if git_status.commit else []
    commit = make_commit(repository.git, resolved, [*parents, *others], MESSAGE)
    commit, late = (
        _with_autostash(repository, state_folder, commit, "MERGE_AUTOSTASH", kept_beside),
        Late({}, tree),
    )
    look_at(tree, commit, parents)
    late = advance(repository, state_folder, git_status.ref, (git_status.commit, tree), commit)
    _end(repository, git_status.halfway)
    return late


def _finish_rebase(
    repository: Repository,
    state_folder: StateFolder,
    git_status: GitStatus,
    kept_beside: set[str],
    look_at: LookAt,
) -> Late:
    """The branch still stands on the work before the rebase: that, and what the rebase has so far, become one."""
    folder = next(
        f for n in ("rebase-merge", "rebase-apply") if (f := repository.git_dir / n).is_dir()
    )
    branch = _line(folder / "head-name")
    git = repository.git
    if not _FULL_NAME.fullmatch(branch) or not (
        before := git.run("rev-parse", "--verify", "-q", branch).line
    ):
        raise GitDeclinedError(
            "a rebase of no branch was left half-done; end it with: git rebase --abort"
        )
    tree, resolved = _answered(repository, state_folder, git_status, kept_beside)
    so_far = make_commit(git, resolved, [git_status.commit], MESSAGE)
    base = git.run("merge-base", before, so_far).line.split("\n")[0] or git.line("mktree")
    merged = merge_trees(repository, state_folder.room("merge"), base, before, so_far)
    kept_beside.update(merged.kept_beside)
    commit = make_commit(git, merged.tree, [before, so_far], MESSAGE)
    commit = _with_autostash(
        repository, state_folder, commit, f"{folder.name}/autostash", kept_beside
    )
    look_at(tree, commit, [before])
    late = advance(repository, state_folder, branch, (before, tree), commit)
    git.check("symbolic-ref", "-m", MESSAGE, "HEAD", branch)
    (folder / "autostash").unlink(missing_ok=True)
    git.run("rebase", "--quit")
    return late


def _answered(
    repository: Repository, state_folder: StateFolder, git_status: GitStatus, kept_beside: set[str]
) -> tuple[str, str]:
    """The tree of the work tree as it lies there, and the same with every question answered."""
    questions = unmerged(repository.git)
    tree = work_tree(repository, state_folder, git_status)
    if not questions:
        return tree, tree
    git = repository.git
    held = read_blobs(git, (oid for stages in questions.values() for oid in stages.values()))
    present = leaves(git, tree, questions)
    lying = read_blobs(git, (leaf.oid for leaf in present.values() if leaf.regular))
    changes: dict[str, Leaf | None] = {}
    for path, stages in questions.items():
        leaf = present.get(path)
        if leaf is None or leaf.mode == LINK or leaf.oid not in lying:
            changes.update(_brought_back(path, leaf, stages))
            continue
        sides = {stage: held[oid] for stage, oid in stages.items() if oid in held}
        answer = _answer(repository, path, lying[leaf.oid], sides)
        changes[path] = Leaf(leaf.mode, store_blobs(git, [answer], state_folder.folder)[0])
        if answer not in (sides.get(2), sides.get(3)) or path.endswith(".md"):
            continue
        other = 2 if answer == sides.get(3) else 3
        if other in sides and sides[other] not in (answer, sides.get(1)):
            beside = name_beside(path, stages[other])
            changes[beside] = Leaf(leaf.mode, stages[other])
            kept_beside.add(beside)
    return tree, tree_with(git, tree, changes, state_folder.folder)


def _brought_back(path: str, leaf: Leaf | None, stages: dict[int, str]) -> dict[str, Leaf | None]:
    """A file in question that is not there: the changed side stays."""
    changed = [
        stages[stage] for stage in (2, 3) if stage in stages and stages[stage] != stages.get(1)
    ]
    return {path: Leaf(FILE, changed[0])} if leaf is None and changed else {}


def _answer(repository: Repository, path: str, lying: bytes, sides: dict[int, bytes]) -> bytes:
    """What a file in question should hold; a person's own answer is kept."""
    base, ours, theirs = (sides.get(stage) for stage in (1, 2, 3))
    if ours is None or theirs is None:
        return (heal_markers(lying, base) or lying) if wants_healing(lying) else lying
    git = repository.git
    merged = merge_file(git, path, base, ours, theirs).data
    if lying in (ours, theirs, base):
        return merged
    plain = heal_markers(lying, base)
    if plain is None:
        return lying
    made = merge_as_git(repository, path, (base, ours, theirs))
    plain_made = heal_markers(made, base) or made
    return merged if plain == plain_made else merge_file(git, path, plain_made, merged, plain).data


def _with_autostash(
    repository: Repository, state_folder: StateFolder, commit: str, name: str, kept_beside: set[str]
) -> str:
    """What git had put by before it began is part of the person's work too."""
    git = repository.git
    stash = _line(repository.git_dir / name)
    if not stash or not git.run("cat-file", "-e", f"{stash}^1").well:
        return commit
    merged = merge_trees(repository, state_folder.room("merge"), f"{stash}^1", commit, stash)
    kept_beside.update(merged.kept_beside)
    return make_commit(git, merged.tree, [commit], MESSAGE)


def _other_heads(repository: Repository) -> list[str]:
    return _line(repository.git_dir / "MERGE_HEAD").split()


def _end(repository: Repository, halfway: Halfway | None) -> None:
    if halfway in _ENDS:
        repository.git.run(*_ENDS[halfway])
    for name in _LEFTOVERS:
        (repository.git_dir / name).unlink(missing_ok=True)
    autostash = repository.git_dir / "MERGE_AUTOSTASH"
    autostash.unlink(missing_ok=True)


def _line(path: Path) -> str:
    try:
        return path.read_text("utf-8", "surrogateescape").strip()
    except OSError:
        return ""
