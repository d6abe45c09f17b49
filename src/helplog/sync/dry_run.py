"""What a sync would do. Nothing moves, and nothing is remembered."""

from __future__ import annotations

from helplog.sync.git.answers import Answer, Trouble, sentence
from helplog.sync.git.objects import (
    FILE,
    MESSAGE,
    Leaf,
    TreePair,
    compare,
    empty_tree,
    is_here,
    make_commit,
    store_blob,
    tree_with,
)
from helplog.sync.git.remotes import (
    Remote,
    begin_fetch,
    end_fetch,
    find_remote,
    settle_branch,
    tell_why_none,
    tip_of,
)
from helplog.sync.joining import Joined
from helplog.sync.moving import Mover, note_arrived
from helplog.sync.worktree.attributes import ATTRIBUTES, text_with_attribute
from helplog.sync.worktree.snapshot import work_tree
from helplog.sync.worktree.vanishing import refuse_what_would_vanish


def try_out(mover: Mover, *, alone: bool) -> None:
    """Works out what a run would do, and leaves it in the report.

    Args:
        mover: the clone.
        alone: without the other end.

    Raises:
        RefusalError: a run would be declined, too.
    """
    here = mover.position
    git_status = here.look()
    if git_status.halfway is not None:
        here.report.notes.append(git_status.halfway.sentence(dry=True))
        return
    before = git_status.commit or empty_tree(here.git)
    here.tree = _tree(mover)
    here.commit = git_status.commit
    here.ref = git_status.ref
    refuse_what_would_vanish(here.repository, before, here.tree)
    saved = compare(here.git, before, here.tree)
    here.report.saved = len(saved)
    if here.report.saved:
        here.commit = make_commit(here.git, here.tree, [git_status.commit], MESSAGE)
    if alone:
        _try_alone(mover)
        return
    remote = find_remote(here.repository, git_status.branch)
    if remote is not None:
        _try_with(mover, remote)
        return
    _try_alone(mover)
    tell_why_none(here.repository, git_status.branch, here.report)


def _try_alone(mover: Mover) -> None:
    commit = mover.position.commit
    if commit:
        change = mover.joiner().alone(commit)
        _note(mover, change)


def _tree(mover: Mover) -> str:
    """What lies in the work tree, and the line a run would add to the attributes."""
    here = mover.position
    repository = here.repository
    look = here.look()
    tree = work_tree(repository, here.state_folder, look)
    text = text_with_attribute(repository)
    if text is None:
        return tree
    oid = store_blob(here.git, text)
    path = f"{repository.prefix}{ATTRIBUTES}"
    return tree_with(here.git, tree, {path: Leaf(FILE, oid)}, here.state_folder.folder)


def _try_with(mover: Mover, remote: Remote) -> None:
    here = mover.position
    repository = here.repository
    remote, answer = settle_branch(repository, remote)
    commit = ""
    if answer.trouble is None:
        answer, commit = tip_of(repository, remote)
    if commit and not is_here(here.git, commit):
        fetching = begin_fetch(repository, remote, remember=False)
        answer = end_fetch(repository, remote, fetching)
    if answer.trouble in (None, Trouble.NO_BRANCH):
        _try_joining(mover, commit)
    else:
        _tell(mover, remote, answer)


def _try_joining(mover: Mover, tip: str) -> None:
    here = mover.position
    if tip:
        joined = mover.joiner().together(here.commit, tip)
    elif here.commit:
        joined = mover.joiner().alone(here.commit)
    else:
        return
    _note(mover, joined)
    if joined.commit != tip:
        before = tip or empty_tree(here.git)
        sent = compare(here.git, before, joined.tree)
        here.report.sent = len(sent)


def _note(mover: Mover, joined: Joined) -> None:
    here = mover.position
    trees = TreePair(here.tree, joined.tree)
    earlier = mover.earlier()
    changes = mover.look_at_what_comes(trees, earlier)
    note_arrived(here, changes, joined)


def _tell(mover: Mover, remote: Remote, answer: Answer) -> None:
    report = mover.position.report
    told = sentence(answer, remote.place, remote.name, dry=True)
    report.notes.append(told.words)
    report.well = report.well and told.well
