"""Files of the work tree change places with what was written out beside it; what was there is kept until it is over."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from helplog.sync.aside import set_aside
from helplog.sync.disk import exchange, put_new, sync_folders, write_safely
from helplog.sync.objects import LINK, PROGRAM, SUBMODULE, Change, Leaf
from helplog.sync.plan import Plan, bytes_at
from helplog.sync.repository import Repository


def swap_all(repository: Repository, changes: Mapping[str, Change], plan: Plan) -> None:
    """Puts everything in its place; what goes away first, so that a folder can come where a file was."""
    for path, change in sorted(changes.items()):
        if change.after is None:
            _take_away(repository, path, plan)
    for path, change in sorted(changes.items()):
        if change.after is not None:
            _put(repository, path, change.after, plan)
    sync_folders(repository.place(path).parent for path in changes if repository.place(path).parent.is_dir())


def _take_away(repository: Repository, path: str, plan: Plan) -> None:
    place, kept = repository.place(path), Path(plan.staging, "old", path)
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(place, kept)  # noqa: PTH104  # one name for all moves, so that tests can stand between them
    except FileNotFoundError:
        return
    for folder in place.parents:
        if folder in (repository.top, repository.root, repository.root / repository.docs_dir):
            return
        try:
            folder.rmdir()
        except OSError:
            return


def _put(repository: Repository, path: str, leaf: Leaf, plan: Plan) -> None:
    place, new = repository.place(path), Path(plan.staging, "new", path)
    if place.is_dir() and not place.is_symlink():
        _clear_folder(repository, place)
    place.parent.mkdir(parents=True, exist_ok=True)
    if put_new(new, place):
        return
    if leaf.mode != LINK and not place.is_symlink():
        new.chmod(_rights(place, leaf))
    if not exchange(new, place):
        old = Path(plan.staging, "old", path)
        old.parent.mkdir(parents=True, exist_ok=True)
        if not _second_name(place, old):
            write_safely(old, bytes_at(place))
        os.replace(new, place)  # noqa: PTH105


def _rights(place: Path, leaf: Leaf) -> int:
    """The rights the file has, and whether it is a program as git says."""
    rights = stat.S_IMODE(place.lstat().st_mode)
    return rights | stat.S_IXUSR if leaf.mode == PROGRAM else rights & ~0o111


def _second_name(place: Path, name: Path) -> bool:
    try:
        os.link(place, name, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _clear_folder(repository: Repository, folder: Path) -> None:
    """A file comes where a folder is: what git ignores in there is set aside."""
    try:
        folder.rmdir()
    except OSError:
        set_aside(repository.root, folder)


def make_room_for_submodules(repository: Repository, found: Mapping[str, Change]) -> None:
    """An empty folder for each that comes, as git leaves it; what is in one is not the journal's."""
    for path, change in found.items():
        place = repository.place(path)
        if change.after is not None and change.after.mode == SUBMODULE:
            with contextlib.suppress(FileExistsError):
                place.mkdir(parents=True, exist_ok=True)
        elif change.after is None and is_submodule(change):
            with contextlib.suppress(OSError):
                place.rmdir()


def is_submodule(change: Change) -> bool:
    """Whether another repository comes, goes or moves on at a path; its files are not the journal's."""
    return any(leaf is not None and leaf.mode == SUBMODULE for leaf in (change.before, change.after))
