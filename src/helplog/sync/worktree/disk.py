"""Single moves on a disk, each as a whole or not at all; locks that end with their program."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import IO, Final

from helplog.store.confinement import WRITING_NEW, Held
from helplog.store.saving import LONGEST_NAME, cut_name

_NEW: Final = ".helplog-new"
_SWAPS: Final = {"linux": ("renameat2", -100, 2), "darwin": ("renameatx_np", -2, 2)}
"""The call, its word for the current folder, and its word for changing places."""
_NO_SWAP: Final = ("", 0, 0)
_HELD_BY_ANOTHER: Final = frozenset(
    {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
)
"""What a system says of a lock that somebody has; EDEADLK is Windows' word for it."""


def write_safely(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Writes a file beside its place, makes it last, and puts it there in one move."""
    beside = path.with_name(cut_name(path.name, LONGEST_NAME - len(_NEW)) + _NEW)
    # One that came with the repository might be a link to anywhere.
    beside.unlink(missing_ok=True)
    with open(os.open(beside, WRITING_NEW, 0o666), "wb") as file:  # noqa: PTH123  # by its handle
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(file.fileno())
    # One name for all moves, so that tests can stand between them.
    os.replace(beside, path)  # noqa: PTH105


def sync_file(path: Path) -> None:
    """Makes a written file last."""
    # Windows declines to do it for a handle that can't write; no folder can be opened for writing.
    reading_or_writing = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY
    handle = os.open(path, reading_or_writing)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folders(folders: Iterable[Path]) -> None:
    """Makes the names in these folders last, where the system can."""
    if os.name != "posix":
        return
    for folder in set(folders):
        with contextlib.suppress(OSError):
            sync_file(folder)


def exchange(one: Path, other: str, folder: int | None = None) -> bool:
    """Two files change places in one move: neither is ever missing, neither is written over.

    Args:
        one: the first.
        other: the second, by its name in the folder.
        folder: which is held open; None where the name is a path.

    Returns:
        False where the system or the file system has no such move; nothing is changed then.
    """
    swap = _swap()
    if swap is None:
        return False
    return swap(os.fsencode(one), folder, os.fsencode(other)) == 0


def put_new(source: Path, target: Held) -> bool:
    """Moves a file to a place where there must be none.

    Returns:
        False where something is there; nothing is changed then.
    """
    try:
        os.link(source, target.place(), dst_dir_fd=target.handle, follow_symlinks=False)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):
        return _put_new_without_links(source, target)
    source.unlink()
    return True


def present(path: Path) -> bool:
    """Whether something is there, a link to nothing included."""
    return os.path.lexists(path)


def same_disk(one: Path, other: Path) -> bool:
    """Whether a file can be moved from one folder to the other in one move."""
    return one.stat().st_dev == other.stat().st_dev


def hold(file: IO[bytes]) -> bool:
    """Takes the lock of an open file, if nobody has it.

    Returns:
        False where another program has it.

    Raises:
        OSError: there is no lock to have, as on a network drive that knows none.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # there alone

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # not there

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            return False
        raise
    return True


def _put_new_without_links(source: Path, target: Held) -> bool:
    """For memory cards and sticks, whose file systems have no second names."""
    if source.is_symlink():
        os.symlink(source.readlink(), target.place(), dir_fd=target.handle)
        source.unlink()
        return True
    try:
        os.close(target.open(WRITING_NEW))
    except FileExistsError:
        return False
    os.replace(source, target.place(), dst_dir_fd=target.handle)
    return True


@cache
def _swap() -> Callable[[bytes, int | None, bytes], int] | None:
    """The system's own move, (from, folder, to) -> 0 where it was done."""
    import ctypes  # noqa: PLC0415  # most syncs move nothing

    name, current_folder, swap = _SWAPS.get(sys.platform, _NO_SWAP)
    try:
        move = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError, TypeError):
        return None

    def exchanged(one: bytes, folder: int | None, other: bytes) -> int:
        if folder is None:
            folder = current_folder
        return int(move(current_folder, one, folder, other, swap))

    return exchanged
