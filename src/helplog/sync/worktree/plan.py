"""A move of the work tree that has begun: what it is to do, what it keeps meanwhile, and what was saved since.

It stands in the state file, so that the run after one that was ended from outside knows of it.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from helplog.store.descending import make_folders, remove_folders
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.disk import same_disk
from helplog.sync.worktree.quarantine import ASIDE
from helplog.sync.worktree.state import StateFolder

_STAGINGS: Final = ("staging-1", "staging-2")


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
    known: dict[str, Any] | None = state_folder.state.advance
    try:
        if known is None:
            return None
        where, name = str(known["staging"]).split("/")
        # The folder is taken away afterwards, and what lies at these paths in it is taken for what
        # a person wrote.
        if name not in _STAGINGS or not all(map(_is_inside, [*known["old"], *known["new"]])):
            return None
        return Plan(
            **known | {"staging": str(_staging_folders(repository, state_folder)[where] / name)}
        )
    except (TypeError, KeyError, ValueError):
        return None


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def keep_plan(repository: Repository, state_folder: StateFolder, plan: Plan) -> None:
    """Writes a move down, so that the next run knows of it, wherever the clone is by then."""
    folder = Path(plan.staging)
    where = next(
        name
        for name, one in _staging_folders(repository, state_folder).items()
        if one == folder.parent
    )
    state_folder.state.advance = asdict(plan) | {"staging": f"{where}/{folder.name}"}
    state_folder.save()


def _staging_folders(repository: Repository, state_folder: StateFolder) -> dict[str, Path]:
    """Where a staging folder can be: beside git's own files, or on the disk of the work tree where that is another."""
    return {"git": state_folder.folder, "aside": repository.root / ASIDE}


def changed_since(plan: Plan) -> dict[str, bytes]:
    """What was saved into files after they had been replaced, or just before."""
    found: dict[str, bytes] = {}
    for path in {**plan.old, **plan.new}:
        for folder in ("new", "old"):
            place = Path(plan.staging, folder, path)
            if is_file(place):
                data = bytes_at(place)
                if fingerprint(data) not in (plan.old.get(path), plan.new.get(path)):
                    found[path] = data
    return found


def forget(state_folder: StateFolder, plan: Plan) -> None:
    """Lets go of a move that is over, and of what it kept."""
    state_folder.state.advance = None
    state_folder.save()
    remove_folders(Path(plan.staging))


def clear_staging(repository: Repository, state_folder: StateFolder) -> None:
    """Takes away what a plan that never came to be had written."""
    plan = stored_plan(repository, state_folder)
    kept = plan.staging if plan else ""
    for folder in _staging_folders(repository, state_folder).values():
        for name in _STAGINGS:
            if (folder / name).exists() and str(folder / name) != kept:
                remove_folders(folder / name)


def new_staging(repository: Repository, state_folder: StateFolder) -> Path:
    """An empty folder on the disk of the work tree, so that files can change places with it.

    Another one than the last plan's: what that one keeps is needed until the new plan stands.
    """
    plan = stored_plan(repository, state_folder)
    folder = _staging_folders(repository, state_folder)[
        "git" if same_disk(state_folder.folder, repository.top) else "aside"
    ]
    taken = Path(plan.staging).name if plan else ""
    chosen = folder / next(name for name in _STAGINGS if name != taken)
    remove_folders(chosen)
    make_folders(chosen)
    return chosen


def is_file(path: Path) -> bool:
    """Whether something with bytes of its own is there; a link's are where it leads."""
    return path.is_symlink() or path.is_file()


def bytes_at(path: Path) -> bytes:
    """What git would keep of a file or a link, filters aside."""
    return os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()


def fingerprint(data: bytes) -> str:
    """Tells two contents apart."""
    import hashlib  # noqa: PLC0415  # most syncs move nothing

    return hashlib.sha256(data).hexdigest()
