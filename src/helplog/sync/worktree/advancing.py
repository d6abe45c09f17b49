"""The work tree, the index and the branch moved to another commit: a sudden end leaves old or new.

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

from helplog.sync.git.calling import as_input
from helplog.sync.git.objects import (
    Change,
    Leaf,
    compare,
    move_branch,
    quoted,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import present, sync_file, sync_folders
from helplog.sync.worktree.indexing import install_index
from helplog.sync.worktree.plan import (
    Checkout,
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
from helplog.sync.worktree.swapping import (
    is_submodule,
    make_room_for_submodules,
    swap_all,
)
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
    start: Checkout,
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
    found = compare(repository.git, start.tree, target)
    refuse_unwritable(repository, found)
    changes = {}
    for path, change in found.items():
        if is_submodule(change):
            continue
        changes[path] = change
    refuse_closed_folders(repository, changes)
    staging = new_staging(repository, state_folder)
    staged = str(staging)
    plan = Plan(branch, start.commit, start.tree, target, staged)
    _stage(repository, state_folder, changes, plan)
    plan.old = _check_untouched(repository, changes)
    keep_plan(repository, state_folder, plan)
    swap_all(repository, changes, plan)
    make_room_for_submodules(repository, found)
    _move_on(repository, state_folder, plan, found)
    return Late(changed_since(plan), start.tree)


def half_moved_tree(
    repository: Repository, state_folder: StateFolder, plan: Plan
) -> str:
    """The tree a move that was ended from outside had come to.

    What lies in the work tree is to be compared with this: a file that had its new content by then
    was edited from there, the others from the old.
    """
    changes = compare(repository.git, plan.start_tree, plan.target)
    moved = {}
    for path, change in changes.items():
        if _has_moved(repository, plan, path, change.after):
            moved[path] = change.after
    return tree_with(repository.git, plan.start_tree, moved, state_folder.folder)


def _has_moved(
    repository: Repository, plan: Plan, path: str, after: Leaf | None
) -> bool:
    staging = Path(plan.staging)
    if not staging.is_dir():
        # It was cleared away from outside; the file itself is all there is to ask.
        place = repository.place(path)
        if is_file(place):
            now = bytes_at(place)
            return fingerprint(now) == plan.new.get(path)
        return after is None
    if after is None:
        return present(staging / "old" / path)
    if path not in plan.new:
        return False
    staged = staging / "new" / path
    if not present(staged):
        return True
    data = bytes_at(staged)
    return fingerprint(data) != plan.new[path]


def _stage(
    repository: Repository,
    state_folder: StateFolder,
    changes: Mapping[str, Change],
    plan: Plan,
) -> None:
    """Lets git write all that is new beside the work tree, as it will lie there; makes it last."""
    coming = [path for path, change in changes.items() if change.after is not None]
    if not coming:
        return
    git = repository.git
    index = state_folder.folder / "staging.index"
    folder = Path(plan.staging, "new")
    index.unlink(missing_ok=True)
    git.check("read-tree", plan.target, index=index)
    options = ("-z", "--stdin", f"--prefix={folder}/")
    names = as_input(coming)
    git.check("checkout-index", *options, given=names, index=index)
    index.unlink(missing_ok=True)
    for path in coming:
        place = folder / path
        if not place.is_symlink():
            sync_file(place)
        data = bytes_at(place)
        plan.new[path] = fingerprint(data)
    sync_folders({(folder / path).parent for path in coming})


def _check_untouched(
    repository: Repository, changes: Mapping[str, Change]
) -> dict[str, str]:
    """The hashes of what will be replaced.

    Raises:
        MovedOnError: some of it is not what was merged.
    """
    hashes: dict[str, str] = {}
    for path, change in changes.items():
        place = repository.place(path)
        if change.before is not None and is_file(place):
            hashes[path] = fingerprint(bytes_at(place))
    oids = _object_ids(repository, sorted(hashes))
    moved = []
    for path, change in changes.items():
        if change.before is None:
            touched = _in_the_way(repository, path)
        else:
            oid = oids.get(path)
            touched = oid != change.before.oid
        if touched:
            moved.append(path)
    if moved:
        raise MovedOnError(tuple(sorted(moved)))
    return hashes


def _object_ids(repository: Repository, paths: list[str]) -> dict[str, str]:
    """What git would keep of the files at these paths."""
    git = repository.git
    files = [path for path in paths if not repository.place(path).is_symlink()]
    found: dict[str, str] = {}
    if files:
        quoted_names = map(quoted, files)
        given = as_input(quoted_names, "\n")
        outcome = git.run("hash-object", "--stdin-paths", given=given)
        if not outcome.well:
            # A file went away just now: what is known of the others doesn't matter.
            return {}
        oids = outcome.line.split("\n")
        found = dict(zip(files, oids, strict=True))
    for path in set(paths) - set(files):
        link = repository.place(path).readlink()
        target = os.fsencode(link)
        found[path] = git.line("hash-object", "--stdin", given=target)
    return found


def _in_the_way(repository: Repository, path: str) -> bool:
    """Whether something lies where a file is to come that git would see.

    What git ignores is set aside. A folder is no hindrance: what is tracked in it leaves it first.
    """
    place = repository.place(path)
    blocking = _file_at_or_above(place, repository.top)
    if blocking is None:
        return False
    inside = blocking.relative_to(repository.top).as_posix()
    if blocking != place and _is_tracked(repository, inside):
        return False
    ignored = repository.git.run("check-ignore", "-q", "--no-index", "--", inside)
    if ignored.well:
        set_aside(repository.root, blocking)
        return False
    return True


def _file_at_or_above(place: Path, top: Path) -> Path | None:
    """A file at this place, or where one of the folders above it should be."""
    for candidate in (place, *place.parents):
        if candidate == top:
            return None
        if is_file(candidate):
            return candidate
    return None


def _is_tracked(repository: Repository, path: str) -> bool:
    found = repository.git.run("ls-files", "--error-unmatch", "--", path)
    return found.well


def _move_on(
    repository: Repository,
    state_folder: StateFolder,
    plan: Plan,
    changes: Mapping[str, Change],
) -> None:
    """The index, then the branch: a commit made in between holds what the work tree holds."""
    after = {path: change.after for path, change in changes.items()}
    install_index(repository, state_folder, after)
    move_branch(repository.git, plan.branch, plan.start, plan.target)
    plan.done = True
    keep_plan(repository, state_folder, plan)
