"""What another client began and left: a merge, a rebase, a cherry-pick, a stash put back.

Its files in question are answered by meaning, and what was under way is brought to its end, so that
everything both sides hold stands on the branch. Nothing of it is thrown away or begun anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.objects import (
    FILE,
    MESSAGE,
    Leaf,
    TreePair,
    commit_named,
    empty_tree,
    is_here,
    leaves,
    make_commit,
    merge_base,
    read_blobs,
    store_blob,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.git.status import GitStatus, Halfway, unmerged
from helplog.sync.healing.marked_files import unmarked, wants_healing
from helplog.sync.merging.meaning import FileVersions, merge_as_git, merge_file
from helplog.sync.merging.trees import merge_trees, name_beside
from helplog.sync.worktree.advancing import advance
from helplog.sync.worktree.plan import Checkout, Late
from helplog.sync.worktree.snapshot import work_tree
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
    "MERGE_AUTOSTASH",
)
_FULL_NAME: Final = late_pattern(r"refs/heads/.+")
_REBASES: Final = ("rebase-merge", "rebase-apply")
_BASE: Final = 1
_OURS: Final = 2
_THEIRS: Final = 3
"""What git calls the versions of a file in question, its stages."""

LookAt = Callable[[TreePair, Sequence[str]], object]
"""Looks at what would come into the work tree; see `Mover.look_at_what_comes`."""


class _Answered(NamedTuple):
    """The work tree, as a tree."""

    current: str
    """As it lies there."""
    resolved: str
    """The same with every question answered."""


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
    finishing = _Finishing(repository, state_folder, git_status, kept_beside, look_at)
    if git_status.halfway is Halfway.REBASE:
        return finishing.rebase()
    return finishing.merge()


@dataclass(frozen=True, slots=True)
class _Finishing:
    repository: Repository
    state_folder: StateFolder
    git_status: GitStatus
    kept_beside: set[str]
    look_at: LookAt

    def merge(self) -> Late:
        """A merge, a cherry-pick, a revert, a stash: the branch goes on from its commit."""
        status = self.git_status
        answered = self._answered()
        own = []
        if status.commit:
            own.append(status.commit)
        parents = [*own]
        if status.halfway is Halfway.MERGE:
            head = self.repository.git_dir / "MERGE_HEAD"
            parents += _line(head).split()
        commit = make_commit(self.repository.git, answered.resolved, parents, MESSAGE)
        commit = self._with_autostash(commit, "MERGE_AUTOSTASH")
        pair = TreePair(answered.current, commit)
        self.look_at(pair, own)
        start = Checkout(status.commit, answered.current)
        late = advance(self.repository, self.state_folder, status.ref, start, commit)
        _end(self.repository, status.halfway)
        return late

    def rebase(self) -> Late:
        """A rebase: the branch still stands on the work before; the two become one."""
        git = self.repository.git
        folders = [self.repository.git_dir / name for name in _REBASES]
        folder = next(folder for folder in folders if folder.is_dir())
        branch = _line(folder / "head-name")
        before = ""
        if _FULL_NAME.fullmatch(branch):
            before = commit_named(git, branch)
        if not before:
            raise GitDeclinedError(
                "a rebase of no branch was left half-done; end it with: git rebase --abort"
            )
        answered = self._answered()
        so_far = make_commit(git, answered.resolved, [self.git_status.commit], MESSAGE)
        base = merge_base(git, before, so_far) or empty_tree(git)
        tree = self._merged(base, before, so_far)
        commit = make_commit(git, tree, [before, so_far], MESSAGE)
        commit = self._with_autostash(commit, f"{folder.name}/autostash")
        pair = TreePair(answered.current, commit)
        self.look_at(pair, [before])
        start = Checkout(before, answered.current)
        late = advance(self.repository, self.state_folder, branch, start, commit)
        git.check("symbolic-ref", "-m", MESSAGE, "HEAD", branch)
        (folder / "autostash").unlink(missing_ok=True)
        git.run("rebase", "--quit")
        return late

    def _with_autostash(self, commit: str, name: str) -> str:
        """What git had put by before it began is part of the person's work too."""
        git = self.repository.git
        stash = _line(self.repository.git_dir / name)
        if not stash or not is_here(git, f"{stash}^1"):
            return commit
        tree = self._merged(f"{stash}^1", commit, stash)
        return make_commit(git, tree, [commit], MESSAGE)

    def _merged(self, base: str, ours: str, theirs: str) -> str:
        scratch = self.state_folder.scratch_folder("merge")
        merged = merge_trees(self.repository, scratch, base, ours, theirs)
        self.kept_beside.update(merged.kept_beside)
        return merged.tree

    def _answered(self) -> _Answered:
        git = self.repository.git
        questions = unmerged(git)
        tree = work_tree(self.repository, self.state_folder, self.git_status)
        if not questions:
            return _Answered(tree, tree)
        present = leaves(git, tree, questions)
        asked = [leaf.oid for leaf in present.values() if leaf.regular]
        for stages in questions.values():
            asked += stages.values()
        blobs = read_blobs(git, asked)
        changes: dict[str, Leaf | None] = {}
        for path, stages in questions.items():
            leaf = present.get(path)
            if leaf is None:
                changes.update(_brought_back(path, stages))
            elif leaf.regular:
                settled = self._settled(path, leaf, stages, blobs)
                changes.update(settled)
        resolved = tree_with(git, tree, changes, self.state_folder.folder)
        return _Answered(tree, resolved)

    def _settled(
        self, path: str, leaf: Leaf, stages: dict[int, str], blobs: dict[str, bytes]
    ) -> dict[str, Leaf]:
        """A file in question with its answer, and a side the answer has nothing of beside it."""
        sides = {stage: blobs[oid] for stage, oid in stages.items() if oid in blobs}
        current = blobs[leaf.oid]
        answer = _answer(self.repository, path, current, sides)
        oid = store_blob(self.repository.git, answer)
        settled = {path: Leaf(leaf.mode, oid)}
        other = _side_left_out(path, answer, sides)
        if other is not None:
            beside = name_beside(path, stages[other])
            settled[beside] = Leaf(leaf.mode, stages[other])
            self.kept_beside.add(beside)
        return settled


def _side_left_out(path: str, answer: bytes, sides: dict[int, bytes]) -> int | None:
    """The stage of the side that an answer has nothing of, where it is the other side whole."""
    if path.endswith(".md"):
        return None
    if answer == sides.get(_THEIRS):
        other = _OURS
    elif answer == sides.get(_OURS):
        other = _THEIRS
    else:
        return None
    if other not in sides:
        return None
    if sides[other] in (answer, sides.get(_BASE)):
        return None
    return other


def _brought_back(path: str, stages: dict[int, str]) -> dict[str, Leaf]:
    """A file in question that is not there: the changed side stays."""
    for side in (_OURS, _THEIRS):
        if side in stages and stages[side] != stages.get(_BASE):
            return {path: Leaf(FILE, stages[side])}
    return {}


def _answer(
    repository: Repository, path: str, current: bytes, sides: dict[int, bytes]
) -> bytes:
    """What a file in question should hold; a person's own answer is kept.

    Args:
        repository: which.
        path: of the file.
        current: what the work tree has.
        sides: by their stages; without a side that has no such file.
    """
    base = sides.get(_BASE)
    ours = sides.get(_OURS)
    theirs = sides.get(_THEIRS)
    if ours is None or theirs is None:
        if wants_healing(current):
            return unmarked(current, base)
        return current
    git = repository.git
    merged = merge_file(git, path, base, ours, theirs)
    if current in (ours, theirs, base):
        return merged.data
    plain = heal_markers(current, base)
    if plain is None:
        return current
    versions = FileVersions(base, ours, theirs)
    made = merge_as_git(repository, path, versions)
    plain_made = unmarked(made, base)
    if plain == plain_made:
        return merged.data
    edited = merge_file(git, path, plain_made, merged.data, plain)
    return edited.data


def _end(repository: Repository, halfway: Halfway | None) -> None:
    if halfway in _ENDS:
        repository.git.run(*_ENDS[halfway])
    for name in _LEFTOVERS:
        leftover = repository.git_dir / name
        leftover.unlink(missing_ok=True)


def _line(path: Path) -> str:
    try:
        text = path.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    return text.strip()
