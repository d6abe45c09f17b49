"""What lies in the work tree, as a commit: neutral words, no hook, no signature, no question."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.sync.git.calling import Git, Outcome, records
from helplog.sync.git.links import link_to_elsewhere
from helplog.sync.git.objects import (
    MESSAGE,
    SUBMODULE,
    Leaf,
    compare,
    listed_leaves,
    make_commit,
    move_branch,
    set_in_index,
    tree_of,
)
from helplog.sync.git.repository import Repository
from helplog.sync.git.status import GitStatus
from helplog.sync.worktree.indexing import (
    copy_index,
    install_index,
    look_at_index,
    replace_index,
)
from helplog.sync.worktree.plan import Checkout
from helplog.sync.worktree.quarantine import keep_in
from helplog.sync.worktree.state import StateFolder
from helplog.sync.worktree.vanishing import refuse_what_would_vanish

_UNREADABLE: Final = late_pattern(
    r'^error: (?:open\("|read error while indexing )(?P<path>.+?)(?:"\))?: (?P<why>.+)$',
    re.MULTILINE,
)
_IGNORED: Final = "paths are ignored by one of your .gitignore files"
_ENCODED: Final = late_pattern(
    r"working-tree-encoding|BOM is (?:required|prohibited)|failed to encode"
)
"""What git says where it is to keep a file in another encoding than the one it has."""


def work_tree(
    repository: Repository, state_folder: StateFolder, git_status: GitStatus
) -> str:
    """The tree of what lies in the work tree now.

    Only the journal's folder is looked at; of what is around it, what the commit has. Submodules
    stay as they are in the commit: their work is not the journal's.

    Raises:
        RefusalError: a file can't be read, or a filter declines.
    """
    git = repository.git
    keep_in(repository.root)
    index = copy_index(repository, state_folder)
    if git_status.staged_elsewhere:
        git.check("read-tree", git_status.commit or "--empty", index=index)
    where = ":/"
    if repository.prefix:
        where = f":(top,literal){repository.prefix.rstrip('/')}"
    without = _left_where_they_are(repository, git_status, index)
    added = git.run("add", "-A", "--", where, *without, index=index)
    if (
        _IGNORED in added.err
    ):  # all of the journal; what git has of it is kept up all the same
        added = git.run("add", "-u", "--", where, *without, index=index)
    if not added.well:
        raise git.declined(added, _why_not_taken(repository, added))
    _leave_submodules(git, git_status, index)
    return git.line("write-tree", index=index)


def _left_where_they_are(
    repository: Repository, git_status: GitStatus, index: Path
) -> list[str]:
    """What git is to leave out, as it takes such words.

    Repositories in the journal: one without a commit makes git stop, another is no more than a name
    to it. And a link of this computer's to entries elsewhere: no other device has what it leads to.
    """
    left = [path.rstrip("/") for path in git_status.nested]
    link = link_to_elsewhere(repository)
    if link:
        listed = repository.git.records(
            "ls-files", "-z", "--", f":(top,literal){link}", index=index
        )
        if not listed:
            left.append(link)
    return [f":(top,exclude,literal){path}" for path in left]


def _why_not_taken(repository: Repository, outcome: Outcome) -> str:
    """One file that can't be read stops git; the line before its last word names the file."""
    found = _UNREADABLE.search(outcome.err)
    if _ENCODED.search(outcome.err):
        return (
            f"git could not take in what is here: {outcome.reason}; nothing was changed; a line "
            "with working-tree-encoding asks for that: take it out of .gitattributes, then sync"
        )
    if found is None:
        return (
            f"git could not take in what is here: {outcome.reason}; nothing was changed"
        )
    path, why = found["path"], found["why"]
    cure = "look at the disk"
    if "ermission" in why:
        cure = f"let yourself read it: chmod u+r {shell_quoted(repository.place(path))}"
    return (
        f"{path} can't be read ({why}), so nothing was saved and nothing changed; {cure}; "
        "or move it out of the journal"
    )


def take(
    repository: Repository, state_folder: StateFolder, git_status: GitStatus
) -> Checkout:
    """Commits what is there.

    Returns:
        The branch's commit then (empty where there is nothing at all), and its tree; no tree where
        nothing changed.

    Raises:
        RefusalError: git could not, or entries would go that nobody deleted.
    """
    git = repository.git
    index_before = look_at_index(repository)
    tree = work_tree(repository, state_folder, git_status)
    known = tree_of(git, git_status.commit)
    commit = git_status.commit
    if tree != known:
        refuse_what_would_vanish(repository, known, tree)
        commit = make_commit(git, tree, [git_status.commit], MESSAGE)
        move_branch(git, git_status.ref, git_status.commit, commit)
    copied = state_folder.folder / "index.new"
    if not git_status.staged_elsewhere:
        _keep_staged_submodules(repository, copied)
        if replace_index(repository, state_folder, copied, index_before):
            return Checkout(commit, tree)
    # Somebody else's change of the index comes first; then only what this commit holds is set in
    # it.
    changes = compare(git, known, tree)
    after = {path: change.after for path, change in changes.items()}
    install_index(repository, state_folder, after)
    return Checkout(commit, tree)


def _leave_submodules(git: Git, git_status: GitStatus, index: Path) -> None:
    """Sets an index's submodules to those of the commit."""
    here = _submodules(git, index)
    if not here:
        return
    known = {}
    if git_status.commit:
        listed = listed_leaves(git, "-r", "--full-tree", git_status.commit)
        known = {path: leaf for path, leaf in listed.items() if leaf.mode == SUBMODULE}
    _set_submodules(git, index, here, known)


def _keep_staged_submodules(repository: Repository, index: Path) -> None:
    """Sets the submodules of an index that is to be the repository's to those it has now.

    Staged ones stay staged so.
    """
    if not (repository.top / ".gitmodules").exists():
        return
    git = repository.git
    staged = _submodules(git, repository.git_dir / "index")
    submodules = _submodules(git, index)
    _set_submodules(git, index, submodules, staged)


def _set_submodules(
    git: Git, index: Path, here: dict[str, Leaf], wanted: dict[str, Leaf]
) -> None:
    if here == wanted:
        return
    changes: dict[str, Leaf | None] = {**dict.fromkeys(here), **wanted}
    own = here.values()
    leaves = [*own, *wanted.values()]
    set_in_index(git, index, changes, leaves[0].oid)


def _submodules(git: Git, index: Path) -> dict[str, Leaf]:
    listed = git.check("ls-files", "-s", "-z", index=index)
    found: dict[str, Leaf] = {}
    if SUBMODULE.encode() not in listed:
        return found
    for row in records(listed):
        meta, _, path = row.partition("\t")
        mode, oid, _ = meta.split(" ")
        if mode == SUBMODULE:
            found[path] = Leaf(mode, oid)
    return found
