"""Where a sync keeps its own things: a folder in `.git`, one lock, and a file that says what is under way.

Everything another run needs to know after this one was ended from outside stands in that file.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from helplog.model.refusal import RefusalError
from helplog.store.descending import remove_folders
from helplog.sync.worktree.disk import hold, write_safely

_FOLDER: Final = "helplog"
_STATE: Final = "state.json"
_LOCK: Final = "lock"
WAIT_SECONDS: Final = 600.0
_SETTLE_SECONDS: Final = 0.3
"""A lock of a git that still runs is gone after a moment; one that was left behind is not."""
_FOREIGN_SECONDS: Final = 10.0


@dataclass(slots=True)
class State:
    """What is under way, and what was seen before."""

    busy: bool = False
    """A sync is running, or was ended from outside."""
    locks: list[str] = field(default_factory=list)
    """Locks that git may take on its behalf; none of them was there when it began."""
    advance: dict[str, Any] | None = None
    """A move of the work tree that has begun; see `advancing.Plan`."""
    healed: str | None = None
    """The commit up to which history has been looked through for what wants healing."""
    shown: list[str] = field(default_factory=list)
    """What waits for a person and was shown to them, each file by a hash of all that counts in it;
    see `waiting`."""


class StateFolder:
    """The folder, the lock, the state."""

    def __init__(self, git_dir: Path, scratch: Path | None = None) -> None:
        """Sits down.

        Args:
            git_dir: the repository.
            scratch: where files in between go in a run that only looks, instead of into the
                repository.
        """
        self.git_dir = git_dir
        self.folder = scratch or git_dir / _FOLDER
        self.folder.mkdir(exist_ok=True)
        self.state = stored_state(git_dir)

    def save(self, *, lasting: bool = True) -> None:
        """Writes the state down; lasting also over a power cut where that matters."""
        known = {name: getattr(self.state, name) for name in State.__slots__}
        # The clone may be elsewhere by the next sync: renamed, or on a stick under another name.
        known["locks"] = [_inside(Path(name), self.git_dir) for name in self.state.locks]
        text = json.dumps(known, indent=1)
        write_safely(self.folder / _STATE, text.encode(), lasting=lasting)

    @contextlib.contextmanager
    def alone(self, on_waiting: Callable[[], None]) -> Iterator[None]:
        """One sync at a time; the second waits for the first.

        The system lets go of the lock if a program ends.

        Args:
            on_waiting: told once where there is a wait.

        Raises:
            RefusalError: the other one has been at it for ten minutes.
        """
        with _open_lock(self.folder / _LOCK, self.git_dir / _FOLDER / _LOCK) as file:
            until = time.monotonic() + WAIT_SECONDS
            told = False
            while not hold(file):
                if time.monotonic() > until:
                    raise RefusalError(
                        "another sync of this journal has been running for a long time; end it first"
                    )
                if not told:
                    on_waiting()
                told = True
                time.sleep(0.05)
            self.state = stored_state(self.git_dir)
            yield

    def begin(self, git_dir: Path, locks: Sequence[str], elsewhere: Sequence[str] = ()) -> None:
        """Says that a sync is under way; takes away what one that was ended from outside left locked.

        Args:
            git_dir: the repository.
            locks: what git may lock on behalf of this sync.
            elsewhere: the same at the other end; not waited for here.

        Raises:
            RefusalError: another program holds one of them.
        """
        index, mine = git_dir / "index.lock", self.folder / "index.new"
        if _same(
            index, mine
        ):  # a second name of our own copy is ours, however the run that made it ended
            index.unlink(missing_ok=True)
        if self.state.busy:
            self._unlock()
        _wait_for_others(git_dir, locks)
        all_locks = [*locks, *elsewhere]
        if not self.state.busy or self.state.locks != all_locks:
            self.state.busy, self.state.locks = True, all_locks
            self.save(lasting=False)

    def claim(self, lock: Path) -> None:
        """Notes that a lock about to be taken is ours, so that the next run knows it if this one is ended."""
        if str(lock) not in self.state.locks:
            self.state.locks.append(str(lock))
            self.save(lasting=False)

    def disclaim(self, lock: Path) -> None:
        """Notes that such a lock is gone, or was somebody else's after all."""
        if str(lock) in self.state.locks:
            self.state.locks.remove(str(lock))
            self.save(lasting=False)

    def end(self) -> None:
        """Says that nothing is under way any more."""
        self.state.busy = False
        self.save(lasting=False)

    def room(self, name: str) -> Path:
        """An empty folder for files in between."""
        folder = self.folder / name
        remove_folders(folder)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _unlock(self) -> None:
        for leftover in self.folder.glob("*.lock"):
            leftover.unlink(missing_ok=True)
        left = {
            path: path.stat().st_mtime_ns
            for name in self.state.locks
            if (path := Path(name)).is_file()
        }
        if not left:
            return
        time.sleep(_SETTLE_SECONDS)
        for path, written in left.items():
            if path.is_file() and path.stat().st_mtime_ns == written:
                path.unlink(missing_ok=True)


def _open_lock(own: Path, everybodys: Path) -> IO[bytes]:
    """Everybody's lock; one's own in a run that only looks, where no sync has ever made it."""
    if own != everybodys and everybodys.exists():
        return everybodys.open("rb")
    return own.open("ab")


def stored_state(git_dir: Path) -> State:
    """What a repository's last sync wrote down; nothing is made or changed."""
    state = _read(git_dir / _FOLDER / _STATE)
    state.locks = [str(git_dir / name) for name in state.locks]
    return state


def _inside(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _wait_for_others(git_dir: Path, locks: Sequence[str]) -> None:
    until = time.monotonic() + _FOREIGN_SECONDS
    while held := [name for name in (*locks, str(git_dir / "index.lock")) if Path(name).exists()]:
        if time.monotonic() > until:
            raise RefusalError(
                f"another git program is at work here; if none is, remove its leftover: {held[0]}"
            )
        time.sleep(0.05)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _read(path: Path) -> State:
    """The state; a new one where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_bytes())
        sound = isinstance(found, dict) and _has_its_shape(found)
        return (
            State(**{name: found[name] for name in State.__slots__ if name in found})
            if sound
            else State()
        )
    except (OSError, ValueError, RecursionError):
        return State()


def _has_its_shape(found: dict[str, Any]) -> bool:
    """Whether every field holds what it is for: a file can be whole, and not be what helplog wrote."""
    locks, advance = found.get("locks", []), found.get("advance")
    return (
        isinstance(found.get("busy", False), bool)
        and isinstance(locks, list)
        and all(
            isinstance(name, str) and name.endswith(".lock") for name in locks
        )  # they are removed
        and isinstance(found.get("healed"), str | None)
        and isinstance(found.get("shown", []), list)
        and all(isinstance(one, str) for one in found.get("shown", []))
        and isinstance(advance, dict | None)
        and all(_is_plain(value) for value in (advance or {}).values())
    )


def _is_plain(value: object) -> bool:
    """A text, a yes or no, or texts by name: what a move is written down in."""
    values = value.values() if isinstance(value, dict) else (value,)
    return all(isinstance(one, str | bool) for one in values)
