"""What was begun before this run and not ended: by a sync that was ended from outside, or by another client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helplog.sync.git.objects import make_commit
from helplog.sync.git.status import GitStatus, look
from helplog.sync.halfway import finish_halfway
from helplog.sync.merging.three_way import merge_trees
from helplog.sync.moving import Mover
from helplog.sync.worktree.advancing import advance, half_moved_tree
from helplog.sync.worktree.plan import Late, Plan, changed_since, forget, stored_plan
from helplog.sync.worktree.quarantine import keep_aside
from helplog.sync.worktree.snapshot import MESSAGE, work_tree


def finish_plan(mover: Mover, plan: Plan) -> None:
    """Moves on where the last sync stopped; what was saved into replaced files meanwhile comes along.

    Raises:
        RefusalError: it could not be done; the next run tries again.
    """
    here = mover.position
    mover.again(lambda: _finish_plan(mover, plan, look(here.repository)))
    here.git_status = None


def finish_other(mover: Mover) -> None:
    """Brings to its end what another client left half-done.

    Raises:
        RefusalError: git declined, or what comes waits for a person.
    """
    here = mover.position
    kept: set[str] = set()

    def look_at(before: str, after: str, commits: Sequence[str]) -> None:
        mover.look_at_what_comes(before, after, (*commits, *mover.left()))

    late = mover.again(
        lambda: finish_halfway(
            here.repository, here.state_folder, look(here.repository), kept, look_at
        )
    )
    here.git_status = None
    here.report.kept_beside |= kept
    if late.files:
        here.save()
        mover.take_in(late)


def _finish_plan(mover: Mover, plan: Plan, git_status: GitStatus) -> None:
    here = mover.position
    late = Late(changed_since(plan), plan.start_tree)
    if git_status.halfway is None and git_status.ref == plan.branch:
        if plan.done or git_status.commit == plan.target:
            if late.files:
                here.git_status = None
                here.save()
                mover.take_in(late)
        else:
            _resume(mover, plan, git_status, late)
    elif late.files:
        for path, data in late.files.items():
            keep_aside(here.repository.root, Path(path), data)
    if stored_plan(here.repository, here.state_folder) == plan:
        forget(here.state_folder, plan)


def _resume(mover: Mover, plan: Plan, git_status: GitStatus, late: Late) -> None:
    """The work tree holds some of the old and some of the new, and perhaps what was typed since."""
    here = mover.position
    git, room = here.git, here.state_folder.room("merge")
    lying = work_tree(here.repository, here.state_folder, git_status)
    target_tree = git.line("rev-parse", f"{plan.target}^{{tree}}")
    moved = half_moved_tree(here.repository, here.state_folder, plan)
    merged = merge_trees(here.repository, room, moved, lying, target_tree).tree
    if late.files:
        merged = merge_trees(
            here.repository, room, plan.start_tree, merged, mover.late_tree(late)
        ).tree
    target = plan.target
    if git_status.commit != plan.start:
        target = make_commit(git, merged, [git_status.commit, plan.target], MESSAGE)
    elif merged != target_tree:
        target = make_commit(git, merged, [plan.target], MESSAGE)
    mover.settle(
        advance(
            here.repository, here.state_folder, git_status.ref, (git_status.commit, lying), target
        )
    )
