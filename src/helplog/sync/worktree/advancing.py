"""The work tree, the index and the branch moved to another commit, so that a sudden end leaves the old or the new.

Git is not allowed to write the work tree here: ended in the middle it leaves files missing or cut,
and the next automatic commit takes that for what the person wanted. Instead everything new is
written out beside the work tree first and made to last; then each file changes places with the one
that is there, which is kept until it is certain that nobody saved into it meanwhile; the index and
the branch come last.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from helplog.sync.git.objects import Change, compare, quoted, tree_with
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import present, sync_file, sync_folders
from helplog.sync.worktree.indexing import install_index
from helplog.sync.worktree.plan import (
    Late,
    Plan,
    bytes_at,
    changed_since,
    fingerprint,
    is_file,
    keep_plan,
    new_staging,
)
from helplog.sync.worktree.quarantine import set_aside
from helplog.sync.worktree.read_only import refuse_closed_folders
from helplog.sync.worktree.state import StateFolder
from helplog.sync.worktree.swapping import is_submodule, make_room_for_submodules, swap_all
from helplog.sync.worktree.unwritable import refuse_unwritable


class MovedOnError(Exception):
    """Files of the work tree are no longer what was merged; nothing was changed."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def advance(
    repository: Repository,
    state_folder: StateFolder,
    branch: str,
    start: tuple[str, str],
    target: str,
) -> Late:
    """Moves the work tree, the index and the branch.

    Args:
        repository: which.
        state_folder: where the plan is kept.
        branch: full name of the branch.
        start: the commit it stands on (empty for none) and the tree that the work tree holds.
        target: the commit it shall stand on.

    Returns:
        What was saved meanwhile, to be merged in.

    Raises:
        MovedOnError: a file to be touched is no longer what `start` says; nothing was changed.
        RefusalError: a folder takes no files, or what comes is not to be written; nothing was
            changed.
        GitDeclinedError: git declined; the next run finishes.
    """
    commit, tree = start
    found = compare(repository.git, tree, target)
    refuse_unwritable(repository, found)
    changes = {path: change for path, change in found.items() if not is_submodule(change)}
    refuse_closed_folders(repository, changes)
    staging = new_staging(repository, state_folder)
    plan = Plan(branch, commit, tree, target, str(staging))
    _stage(repository, state_folder, changes, plan)
    plan.old = _check_untouched(repository, changes)
    keep_plan(repository, state_folder, plan)
    swap_all(repository, changes, plan)
    make_room_for_submodules(repository, found)
    _move_on(repository, state_folder, plan, found)
    return Late(changed_since(plan), tree)


def half_moved_tree(repository: Repository, state_folder: StateFolder, plan: Plan) -> str:
    """The tree a move that was ended from outside had come to.

    What lies in the work tree is to be compared with this: a file that had its new content by then
    was edited from there, the others from the old.
    """
    changes = compare(repository.git, plan.start_tree, plan.target)
    moved = {
        path: change.after
        for path, change in changes.items()
        if _has_moved(repository, plan, path, change)
    }
    return tree_with(repository.git, plan.start_tree, moved, state_folder.folder)


def _has_moved(repository: Repository, plan: Plan, path: str, change: Change) -> bool:
    if not Path(
        plan.staging
    ).is_dir():  # it was cleared away from outside; the file itself is all there is to ask
        place = repository.place(path)
        return (
            fingerprint(bytes_at(place)) == plan.new.get(path)
            if is_file(place)
            else change.after is None
        )
    if change.after is None:
        return present(Path(plan.staging, "old", path))
    staged = Path(plan.staging, "new", path)
    return path in plan.new and (
        not present(staged) or fingerprint(bytes_at(staged)) != plan.new[path]
    )


def _stage(
    repository: Repository, state_folder: StateFolder, changes: Mapping[str, Change], plan: Plan
) -> None:
    """Lets git write everything new beside the work tree, filters and line ends included, and makes it last."""
    coming = [path for path, change in changes.items() if change.after is not None]
    if not coming:
        return
    index, folder = state_folder.folder / "staging.index", Path(plan.staging, "new")
    index.unlink(missing_ok=True)
    git = repository.git
    git.check("read-tree", plan.target, index=index)
    given = "".join(f"{path}\0" for path in coming).encode("utf-8", "surrogateescape")
    git.check("checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=given, index=index)
    index.unlink(missing_ok=True)
    for path in coming:
        place = folder / path
        if not place.is_symlink():
            sync_file(place)
        plan.new[path] = fingerprint(bytes_at(place))
    sync_folders({(folder / path).parent for path in coming})


def _check_untouched(repository: Repository, changes: Mapping[str, Change]) -> dict[str, str]:
    """The hashes of what will be replaced.

    Raises:
        MovedOnError: some of it is not what was merged.
    """
    hashes: dict[str, str] = {}
    replaced = {
        path: change.before for path, change in changes.items() if change.before is not None
    }
    there = {path for path in replaced if is_file(repository.place(path))}
    for path in there:
        hashes[path] = fingerprint(bytes_at(repository.place(path)))
    known = _object_ids(repository, sorted(there))
    moved = [path for path, leaf in replaced.items() if known.get(path) != leaf.oid]
    moved += [
        path
        for path, change in changes.items()
        if change.before is None and _in_the_way(repository, path)
    ]
    if moved:
        raise MovedOnError(tuple(sorted(moved)))
    return hashes


def _object_ids(repository: Repository, paths: list[str]) -> dict[str, str]:
    """What git would keep of the files at these paths."""
    files = [path for path in paths if not repository.place(path).is_symlink()]
    found: dict[str, str] = {}
    if files:
        given = "".join(f"{quoted(path)}\n" for path in files).encode("utf-8", "surrogateescape")
        outcome = repository.git.run("hash-object", "--stdin-paths", given=given)
        if (
            not outcome.well
        ):  # a file went away just now: what is known of the others doesn't matter
            return {}
        found = dict(zip(files, outcome.line.split("\n"), strict=True))
    for path in set(paths) - set(files):
        target = os.fsencode(repository.place(path).readlink())
        found[path] = repository.git.line("hash-object", "--stdin", given=target)
    return found


def _in_the_way(repository: Repository, path: str) -> bool:
    """Whether something lies where a file is to come that git would see; what git ignores is set aside.

    A folder is no hindrance: what is tracked in it leaves it first.
    """
    place = repository.place(path)
    above = [
        folder
        for folder in place.parents
        if folder.is_relative_to(repository.top) and folder != repository.top
    ]
    blocking = next((p for p in (place, *above) if is_file(p)), None)
    if blocking is None:
        return False
    inside = blocking.relative_to(repository.top).as_posix()
    if blocking != place and _is_tracked(repository, inside):
        return False
    if repository.git.run("check-ignore", "-q", "--no-index", "--", inside).well:
        set_aside(repository.root, blocking)
        return False
    return True


def _is_tracked(repository: Repository, path: str) -> bool:
    return repository.git.run("ls-files", "--error-unmatch", "--", path).well


def _move_on(
    repository: Repository, state_folder: StateFolder, plan: Plan, changes: Mapping[str, Change]
) -> None:
    """The index, then the branch: a commit someone makes in between holds what the work tree holds."""
    install_index(
        repository, state_folder, {path: change.after for path, change in changes.items()}
    )
    move_branch(repository, plan.branch, plan.start, plan.target)
    plan.done = True
    keep_plan(repository, state_folder, plan)


def move_branch(repository: Repository, branch: str, start: str, target: str) -> None:
    """Moves a branch, if it still stands where it stood.

    Raises:
        GitDeclinedError: it doesn't.
    """
    if start != target:
        repository.git.check("update-ref", "-m", "sync", "--create-reflog", branch, target, start)
