"""Files of the work tree change places with what was written out beside it.

What was there is kept until it is over.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Held, hold
from helplog.store.files.descending import make_folders
from helplog.sync.git.objects import LINK, PROGRAM, SUBMODULE, Change, Leaf
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import exchange, put_new, sync_folders, write_safely
from helplog.sync.worktree.plan import Plan
from helplog.sync.worktree.quarantine import set_aside

_RUNNABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def swap_all(repository: Repository, changes: Mapping[str, Change], plan: Plan) -> None:
    """Puts everything in its place; what goes, first: a folder can come where a file was."""
    paths = sorted(changes)
    for path in paths:
        if changes[path].after is None:
            _take_away(repository, path, plan)
    for path in paths:
        leaf = changes[path].after
        if leaf is not None:
            _put(repository, path, leaf, plan)
    folders = set()
    for path in paths:
        folder = repository.place(path).parent
        if folder.is_dir():
            folders.add(folder)
    sync_folders(folders)


def _place_of_old(plan: Plan, path: str) -> Path:
    """Where what is replaced or taken away is kept, in a folder that is there."""
    kept = Path(plan.staging, "old", path)
    make_folders(kept.parent)
    return kept


def _take_away(repository: Repository, path: str, plan: Plan) -> None:
    place = repository.place(path)
    boundary = repository.boundary
    kept = _place_of_old(plan, path)
    try:
        with hold(place, boundary, links=False, itself=True) as held:
            name = held.place()
            os.rename(name, kept, src_dir_fd=held.handle)
    except FileNotFoundError:
        return
    docs = repository.root / repository.docs_dir
    staying = (repository.top, repository.root, docs)
    for folder in place.parents:
        if folder in staying:
            return
        try:
            with hold(folder, boundary, links=False) as held:
                held.remove_folder(held.name)
        except (OSError, RefusalError):
            return


def _put(repository: Repository, path: str, leaf: Leaf, plan: Plan) -> None:
    place = repository.place(path)
    new = Path(plan.staging, "new", path)
    boundary = repository.boundary
    if place.is_dir() and not place.is_symlink():
        _clear_folder(repository, place)
    with hold(place, boundary, make=True, links=False, itself=True) as held:
        if put_new(new, held):
            return
        name = held.place()
        found = os.stat(name, dir_fd=held.handle, follow_symlinks=False)
        mode = found.st_mode
        a_link = leaf.mode == LINK or stat.S_ISLNK(mode)
        if not a_link:
            rights = _rights(mode, leaf)
            new.chmod(rights)
        if exchange(new, name, held.handle):
            return
        old = _place_of_old(plan, path)
        if not _give_second_name(held, old):
            data = _bytes_of(held)
            write_safely(old, data)
        held.take_in(str(new), held.name)


def _rights(mode: int, leaf: Leaf) -> int:
    """The rights the file has, and whether it is a program as git says."""
    rights = stat.S_IMODE(mode)
    if leaf.mode == PROGRAM:
        return rights | stat.S_IXUSR
    return rights & ~_RUNNABLE


def _give_second_name(held: Held, name: Path) -> bool:
    try:
        place = held.place()
        os.link(place, name, src_dir_fd=held.handle, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _bytes_of(held: Held) -> bytes:
    """What git would keep of a file or a link, filters aside."""
    try:
        place = held.place()
        target = os.readlink(place, dir_fd=held.handle)
    except OSError:  # it is no link
        return held.read(held.name)
    return os.fsencode(target)


def _clear_folder(repository: Repository, folder: Path) -> None:
    """A file comes where a folder is: what git ignores in there is set aside."""
    try:
        folder.rmdir()
    except OSError:
        set_aside(repository.root, folder)


def make_room_for_submodules(
    repository: Repository, found: Mapping[str, Change]
) -> None:
    """An empty folder for each that comes, as git leaves it; what is in one is another's."""
    for path, change in found.items():
        place = repository.place(path)
        if _holds_submodule(change.after):
            inside = place / ".git"
            # Where something else is there, it stays.
            with contextlib.suppress(NotADirectoryError, RefusalError):
                held = hold(inside, repository.boundary, make=True, links=False)
                held.close()
        elif change.after is None and is_submodule(change):
            with contextlib.suppress(OSError):
                place.rmdir()


def is_submodule(change: Change) -> bool:
    """Whether another repository comes, goes or moves on; its files are not the journal's."""
    return _holds_submodule(change.before) or _holds_submodule(change.after)


def _holds_submodule(leaf: Leaf | None) -> bool:
    return leaf is not None and leaf.mode == SUBMODULE
