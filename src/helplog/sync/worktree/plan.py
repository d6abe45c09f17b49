"""A move of the work tree that has begun: what it is to do, what it keeps, what was saved since.

It stands in the state file, so that the run after one that was ended from outside knows of it.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.files.descending import make_folders, remove_folders
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import same_disk
from helplog.sync.worktree.quarantine import ASIDE
from helplog.sync.worktree.state import StateFolder

_STAGINGS: Final = ("staging-1", "staging-2")


class Checkout(NamedTuple):
    """What a clone stands on."""

    commit: str
    """Of the branch; empty where it has none yet."""
    tree: str
    """What the work tree holds."""


@dataclass(slots=True)
class Plan:
    """A move under way, as the state file keeps it."""

    branch: str
    """Full name of the branch that moves."""
    start: str
    """The commit it stands on; empty where it has none yet."""
    start_tree: str
    """What the work tree holds."""
    target: str
    """The commit it will stand on."""
    staging: str
    """Folder of what is new, then of what was replaced."""
    old: dict[str, str] = field(default_factory=dict)
    """For each file that is replaced or taken away, a hash of its bytes on this disk."""
    new: dict[str, str] = field(default_factory=dict)
    """For each file that comes, the same."""
    done: bool = False
    """The branch stands on the target; what was replaced is still kept."""


@dataclass(frozen=True, slots=True)
class Late:
    """What someone saved into a file while it was being replaced."""

    files: dict[str, bytes]
    """By path, as the person wrote it."""
    start_tree: str
    """The tree it was written upon."""


def stored_plan(repository: Repository, state_folder: StateFolder) -> Plan | None:
    """The move the last sync began, if it began one."""
    known = state_folder.state.advance
    if known is None:
        return None
    try:
        where, name = str(known["staging"]).split("/")
        # The folder is taken away afterwards, and what lies at these paths in it is taken for what
        # a person wrote.
        paths = [*known["old"], *known["new"]]
        if name not in _STAGINGS:
            return None
        if not all(map(_is_inside, paths)):
            return None
        parent = _staging_folders(repository, state_folder)[where]
        staging = str(parent / name)
        return Plan(**known | {"staging": staging})
    except (TypeError, KeyError, ValueError):
        return None


def _is_inside(path: str) -> bool:
    if path.startswith("/"):
        return False
    return ".." not in path.split("/")


def keep_plan(repository: Repository, state_folder: StateFolder, plan: Plan) -> None:
    """Writes a move down, so that the next run knows of it, wherever the clone is by then."""
    staging = Path(plan.staging)
    folders = _staging_folders(repository, state_folder)
    where = next(name for name, folder in folders.items() if folder == staging.parent)
    kept = asdict(plan)
    kept["staging"] = f"{where}/{staging.name}"
    state_folder.state.advance = kept
    state_folder.save()


def _staging_folders(
    repository: Repository, state_folder: StateFolder
) -> dict[str, Path]:
    """Where a staging folder can be: beside git's own files, or on the work tree's disk."""
    return {"git": state_folder.folder, "aside": repository.root / ASIDE}


def changed_since(plan: Plan) -> dict[str, bytes]:
    """What was saved into files after they had been replaced, or just before."""
    found: dict[str, bytes] = {}
    for path in {**plan.old, **plan.new}:
        old = plan.old.get(path)
        new = plan.new.get(path)
        for folder in ("new", "old"):
            place = Path(plan.staging, folder, path)
            if not is_file(place):
                continue
            data = bytes_at(place)
            known = fingerprint(data)
            if known not in (old, new):
                found[path] = data
    return found


def forget(state_folder: StateFolder, plan: Plan) -> None:
    """Lets go of a move that is over, and of what it kept."""
    state_folder.state.advance = None
    state_folder.save()
    remove_folders(Path(plan.staging))


def clear_staging(repository: Repository, state_folder: StateFolder) -> None:
    """Takes away what a plan that never came to be had written."""
    kept = None
    plan = stored_plan(repository, state_folder)
    if plan is not None:
        kept = Path(plan.staging)
    parents = _staging_folders(repository, state_folder)
    for parent in parents.values():
        for name in _STAGINGS:
            folder = parent / name
            if folder != kept and folder.exists():
                remove_folders(folder)


def new_staging(repository: Repository, state_folder: StateFolder) -> Path:
    """An empty folder on the disk of the work tree, so that files can change places with it.

    Another one than the last plan's: what that one keeps is needed until the new plan stands.
    """
    where = "aside"
    if same_disk(state_folder.folder, repository.top):
        where = "git"
    parent = _staging_folders(repository, state_folder)[where]
    taken = ""
    plan = stored_plan(repository, state_folder)
    if plan is not None:
        taken = Path(plan.staging).name
    free = (name for name in _STAGINGS if name != taken)
    chosen = parent / next(free)
    remove_folders(chosen)
    make_folders(chosen)
    return chosen


def is_file(path: Path) -> bool:
    """Whether something with bytes of its own is there; a link's are where it leads."""
    return path.is_symlink() or path.is_file()


def bytes_at(path: Path) -> bytes:
    """What git would keep of a file or a link, filters aside."""
    if path.is_symlink():
        return os.fsencode(path.readlink())
    return path.read_bytes()


def fingerprint(data: bytes) -> str:
    """Tells two contents apart."""
    import hashlib  # noqa: PLC0415  # most syncs move nothing

    return hashlib.sha256(data).hexdigest()
