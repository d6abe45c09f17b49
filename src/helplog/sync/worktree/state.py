"""Where a sync keeps its own things: a folder in `.git`, a lock, and a file of what is under way.

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
from helplog.store.files.descending import remove_folders
from helplog.store.files.file_locks import try_lock
from helplog.sync.worktree.disk import write_safely

_FOLDER: Final = "helplog"
_STATE: Final = "state.json"
_LOCK: Final = "lock"
WAIT_SECONDS: Final = 600.0
_SETTLE_SECONDS: Final = 0.3
"""A lock of a git that still runs is gone after a moment; one that was left behind is not."""
_FOREIGN_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 0.05


@dataclass(slots=True)
class State:
    """What is under way, and what was seen before."""

    busy: bool = False
    """A sync is running, or was ended from outside."""
    locks: list[str] = field(default_factory=list)
    """Locks that git may take on its behalf; none of them was there when it began."""
    advance: dict[str, Any] | None = None
    """A move of the work tree that has begun; see `plan.Plan`."""
    healed: str | None = None
    """The commit up to which history has been looked through for what wants healing."""
    plain_index: str = ""
    """The index as it was when nothing in it could keep an entry out; see `perhaps_left_out`."""
    shown: list[str] = field(default_factory=list)
    """What waits for a person and was shown to them, each file by a hash of all that counts in it;
    see `waiting`."""


class StateFolder:
    """The folder, the lock, the state."""

    def __init__(self, git_dir: Path, scratch: Path | None = None) -> None:
        """Makes the folder where there is none, and reads the state.

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
        fields = {name: getattr(self.state, name) for name in State.__slots__}
        # The clone may be elsewhere by the next sync: renamed, or on a stick under another name.
        locks = self.state.locks
        fields["locks"] = [_inside(name, self.git_dir) for name in locks]
        text = json.dumps(fields, indent=1)
        place = self.folder / _STATE
        data = text.encode()
        write_safely(place, data, lasting=lasting)

    @contextlib.contextmanager
    def alone(self, on_waiting: Callable[[], None]) -> Iterator[None]:
        """One sync at a time; the second waits for the first.

        The system lets go of the lock if a program ends.

        Args:
            on_waiting: told once where there is a wait.

        Raises:
            RefusalError: the other one has been at it for ten minutes, or the drive has no locks.
        """
        own = self.folder / _LOCK
        everybodys = self.git_dir / _FOLDER / _LOCK
        with _open_lock(own, everybodys) as file:
            if not _hold(file):
                on_waiting()
                _wait_for_lock(file)
            self.state = stored_state(self.git_dir)
            yield

    def begin(
        self, git_dir: Path, locks: Sequence[str], elsewhere: Sequence[str] = ()
    ) -> None:
        """Says that a sync is under way; takes away locks that one ended from outside left.

        Args:
            git_dir: the repository.
            locks: what git may lock on behalf of this sync.
            elsewhere: the same at the other end; not waited for here.

        Raises:
            RefusalError: another program holds one of them.
        """
        index_lock = git_dir / "index.lock"
        # A second name of our own copy is ours, however the run that made it ended.
        if _is_same_file(index_lock, self.folder / "index.new"):
            index_lock.unlink(missing_ok=True)
        if self.state.busy:
            self._unlock()
        _wait_for_others(git_dir, locks)
        all_locks = [*locks, *elsewhere]
        if not self.state.busy or self.state.locks != all_locks:
            self.state.busy = True
            self.state.locks = all_locks
            self.save(lasting=False)

    def claim(self, lock: Path) -> None:
        """Notes that a lock about to be taken is ours, for the next run if this one is ended."""
        name = str(lock)
        if name in self.state.locks:
            return
        self.state.locks.append(name)
        self.save(lasting=False)

    def disclaim(self, lock: Path) -> None:
        """Notes that such a lock is gone, or was somebody else's after all."""
        name = str(lock)
        if name not in self.state.locks:
            return
        self.state.locks.remove(name)
        self.save(lasting=False)

    def end(self) -> None:
        """Says that nothing is under way any more."""
        self.state.busy = False
        self.save(lasting=False)

    def scratch_folder(self, name: str) -> Path:
        """An empty folder for files in between."""
        folder = self.folder / name
        remove_folders(folder)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _unlock(self) -> None:
        for leftover in self.folder.glob("*.lock"):
            leftover.unlink(missing_ok=True)
        written = {}
        for path in map(Path, self.state.locks):
            if path.is_file():
                written[path] = path.stat().st_mtime_ns
        if not written:
            return
        time.sleep(_SETTLE_SECONDS)
        for path, time_before in written.items():
            if not path.is_file():
                continue
            if path.stat().st_mtime_ns == time_before:
                path.unlink(missing_ok=True)


def _open_lock(own: Path, everybodys: Path) -> IO[bytes]:
    """Everybody's lock; one's own in a run that only looks, where no sync has ever made it."""
    if own != everybodys and everybodys.exists():
        return everybodys.open("rb")
    return own.open("ab")


def _hold(file: IO[bytes]) -> bool:
    """Takes the lock, if nobody has it.

    Raises:
        RefusalError: there is none to have.
    """
    try:
        return try_lock(file.fileno())
    except OSError as error:
        raise RefusalError(
            f"the drive this journal is on gives no locks ({error.strerror}), so two syncs at once "
            "could not take turns, and nothing was changed; sync it from a disk that does"
        ) from None


def _wait_for_lock(file: IO[bytes]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not _hold(file):
        if time.monotonic() > until:
            raise RefusalError(
                "another sync of this journal has been running for a long time; end it first"
            )
        time.sleep(_LOOK_SECONDS)


def stored_state(git_dir: Path) -> State:
    """What a repository's last sync wrote down; nothing is made or changed."""
    state = _read(git_dir / _FOLDER / _STATE)
    places = [git_dir / name for name in state.locks]
    state.locks = [str(place) for place in places]
    return state


def _inside(name: str, folder: Path) -> str:
    path = Path(name)
    if path.is_relative_to(folder):
        path = path.relative_to(folder)
    return str(path)


def _wait_for_others(git_dir: Path, locks: Sequence[str]) -> None:
    index_lock = git_dir / "index.lock"
    names = [*locks, str(index_lock)]
    until = time.monotonic() + _FOREIGN_SECONDS
    while True:
        held = [name for name in names if Path(name).exists()]
        if not held:
            return
        if time.monotonic() > until:
            raise RefusalError(
                f"another git program is at work here; if none is, remove its leftover: {held[0]}"
            )
        time.sleep(_LOOK_SECONDS)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _read(path: Path) -> State:
    """The state; a new one where there is none, or none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(found, dict):
        return State()
    if not _has_its_shape(found):
        return State()
    state = State()
    for name in State.__slots__:
        if name in found:
            setattr(state, name, found[name])
    return state


def _has_its_shape(found: dict[str, Any]) -> bool:
    """Whether every field holds what it is for; a file can be whole and be none of helplog's."""
    busy = found.get("busy", False)
    healed = found.get("healed")
    if not isinstance(busy, bool):
        return False
    if not isinstance(healed, str | None):
        return False
    index = found.get("plain_index", "")
    if not isinstance(index, str):
        return False
    locks = found.get("locks", [])
    advance = found.get("advance")
    shown = found.get("shown", [])
    if not _are_locks(locks):
        return False
    if not _is_move(advance):
        return False
    return _are_texts(shown)


def _are_locks(value: object) -> bool:
    """Names of locks alone: what stands here is removed."""
    if not isinstance(value, list):
        return False
    if not _are_texts(value):
        return False
    return all(name.endswith(".lock") for name in value)


def _are_texts(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(one, str) for one in value)


def _is_move(value: object) -> bool:
    """None, or texts, yes or no, and texts by name: what a move is written down in."""
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    values = value.values()
    return all(map(_is_plain, values))


def _is_plain(value: object) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str | bool)
    values = value.values()
    return all(isinstance(item, str | bool) for item in values)
