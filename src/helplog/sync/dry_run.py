"""What a sync would do. Nothing moves, and nothing is remembered."""

from __future__ import annotations

from helplog.sync.git.answers import Answer, Trouble, sentence
from helplog.sync.git.objects import (
    FILE,
    Leaf,
    compare,
    empty_tree,
    make_commit,
    store_blobs,
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
from helplog.sync.worktree.snapshot import MESSAGE, work_tree
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
        here.report.notes.append(git_status.halfway.told(dry=True))
        return
    before = git_status.commit or empty_tree(here.git)
    here.tree, here.commit, here.ref = _tree(mover), git_status.commit, git_status.ref
    refuse_what_would_vanish(here.repository, before, here.tree)
    here.report.saved = len(compare(here.git, before, here.tree))
    if here.report.saved:
        here.commit = make_commit(
            here.git, here.tree, [git_status.commit] if git_status.commit else [], MESSAGE
        )
    remote = None if alone else find_remote(here.repository, git_status.branch)
    if remote is not None:
        _try_with(mover, remote)
        return
    if here.commit:
        _note(mover, mover.joiner().alone(here.commit))
    if not alone:
        tell_why_none(here.repository, git_status.branch, here.report)


def _tree(mover: Mover) -> str:
    """What lies in the work tree, and the line a run would add to the attributes."""
    here = mover.position
    repository = here.repository
    tree = work_tree(repository, here.state_folder, here.look())
    text = text_with_attribute(repository)
    if text is None:
        return tree
    leaf = Leaf(FILE, store_blobs(here.git, [text], here.state_folder.folder)[0])
    return tree_with(
        here.git, tree, {f"{repository.prefix}{ATTRIBUTES}": leaf}, here.state_folder.folder
    )


def _try_with(mover: Mover, remote: Remote) -> None:
    here = mover.position
    remote, answer = settle_branch(here.repository, remote)
    tip = ""
    if answer.trouble is None:
        answer, tip = tip_of(here.repository, remote)
    if tip and not here.git.run("cat-file", "-e", tip).well:
        answer = end_fetch(
            here.repository, remote, begin_fetch(here.repository, remote, remember=False)
        )
    if answer.trouble in (None, Trouble.NO_BRANCH):
        _try_joining(mover, tip)
    else:
        _tell(mover, remote, answer)


def _try_joining(mover: Mover, tip: str) -> None:
    here = mover.position
    if not tip and not here.commit:
        return
    joined = mover.joiner().together(here.commit, tip) if tip else mover.joiner().alone(here.commit)
    _note(mover, joined)
    if joined.commit != tip:
        here.report.sent = len(compare(here.git, tip or empty_tree(here.git), joined.tree))


def _note(mover: Mover, joined: Joined) -> None:
    here = mover.position
    note_arrived(here, mover.look_at_what_comes(here.tree, joined.tree, mover.earlier()), joined)


def _tell(mover: Mover, remote: Remote, answer: Answer) -> None:
    report = mover.position.report
    told, well = sentence(answer, remote.place, remote.name, dry=True)
    report.notes.append(told)
    report.well = report.well and well
