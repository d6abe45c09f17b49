"""What was begun before this run and not ended: by a sync that was killed, or by another client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helplog.sync.git.objects import MESSAGE, TreePair, make_commit, tree_of
from helplog.sync.git.status import GitStatus, look
from helplog.sync.halfway import finish_halfway
from helplog.sync.merging.trees import merge_trees
from helplog.sync.moving import Mover
from helplog.sync.worktree.advancing import advance, half_moved_tree
from helplog.sync.worktree.plan import (
    Checkout,
    Late,
    Plan,
    changed_since,
    forget,
    stored_plan,
)
from helplog.sync.worktree.quarantine import keep_aside
from helplog.sync.worktree.snapshot import work_tree


def finish_plan(mover: Mover, plan: Plan) -> None:
    """Moves on where the last sync stopped; what was saved into replaced files comes along.

    Raises:
        RefusalError: it could not be done; the next run tries again.
    """
    here = mover.position

    def attempt() -> None:
        git_status = look(here.repository)
        _finish_plan(mover, plan, git_status)

    mover.again(attempt)
    here.git_status = None


def finish_other(mover: Mover) -> None:
    """Brings to its end what another client left half-done.

    Raises:
        RefusalError: git declined, or what comes waits for a person.
    """
    here = mover.position
    kept: set[str] = set()

    def look_at(trees: TreePair, commits: Sequence[str]) -> None:
        left = mover.left()
        mover.look_at_what_comes(trees, (*commits, *left))

    def attempt() -> Late:
        git_status = look(here.repository)
        return finish_halfway(
            here.repository, here.state_folder, git_status, kept, look_at
        )

    late = mover.again(attempt)
    here.git_status = None
    here.report.kept_beside |= kept
    if late.files:
        here.save()
        mover.take_in(late)


def _finish_plan(mover: Mover, plan: Plan, git_status: GitStatus) -> None:
    here = mover.position
    changed = changed_since(plan)
    late = Late(changed, plan.start_tree)
    if git_status.halfway is not None or git_status.ref != plan.branch:
        # Another program is at work, or went to another branch: what was saved is kept aside.
        for path, data in late.files.items():
            kept_path = Path(path)
            keep_aside(here.repository.root, kept_path, data)
    elif not plan.done and git_status.commit != plan.target:
        _resume(mover, plan, git_status, late)
    elif late.files:
        here.git_status = None
        here.save()
        mover.take_in(late)
    stored = stored_plan(here.repository, here.state_folder)
    if stored == plan:
        forget(here.state_folder, plan)


def _resume(mover: Mover, plan: Plan, git_status: GitStatus, late: Late) -> None:
    """The work tree holds some of the old and some of the new, and perhaps what was typed since."""
    here = mover.position
    git = here.git
    repository = here.repository
    state_folder = here.state_folder
    scratch = state_folder.scratch_folder("merge")
    current = work_tree(repository, state_folder, git_status)
    target_tree = tree_of(git, plan.target)
    moved = half_moved_tree(repository, state_folder, plan)
    merged = merge_trees(repository, scratch, moved, current, target_tree)
    tree = merged.tree
    if late.files:
        late_tree = mover.late_tree(late)
        merged = merge_trees(repository, scratch, plan.start_tree, tree, late_tree)
        tree = merged.tree
    target = plan.target
    commit = git_status.commit
    if commit != plan.start:
        target = make_commit(git, tree, [commit, plan.target], MESSAGE)
    elif tree != target_tree:
        target = make_commit(git, tree, [plan.target], MESSAGE)
    start = Checkout(commit, current)
    late = advance(repository, state_folder, git_status.ref, start, target)
    mover.settle(late)
