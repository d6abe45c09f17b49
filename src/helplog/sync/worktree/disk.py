"""Single moves on a disk, each as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.files.confinement import WRITING_NEW, Held
from helplog.store.files.saving import LONGEST_NAME, cut_name

_NEW: Final = ".helplog-new"


class _SwapCall(NamedTuple):
    """How a system is asked to have two files change places."""

    name: str
    current_folder: int
    """Its word for the current folder."""
    swap: int
    """Its word for changing places."""


_SWAP_CALLS: Final = {
    "linux": _SwapCall("renameat2", -100, 2),
    "darwin": _SwapCall("renameatx_np", -2, 2),
}


def write_safely(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Writes a file beside its place, makes it last, and puts it there in one move."""
    room = LONGEST_NAME - len(_NEW)
    short_name = cut_name(path.name, room)
    beside = path.with_name(f"{short_name}{_NEW}")
    # One that came with the repository might be a link to anywhere.
    beside.unlink(missing_ok=True)
    handle = os.open(beside, WRITING_NEW, 0o666)
    with open(handle, "wb") as file:  # noqa: PTH123  # by its handle
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(file.fileno())
    # One name for all moves, so that tests can stand between them.
    os.replace(beside, path)  # noqa: PTH105


def sync_file(path: Path) -> None:
    """Makes a written file last."""
    # Windows declines to do it for a handle that can't write; no folder can be opened for writing.
    flags = os.O_RDONLY
    if sys.platform == "win32":
        flags = os.O_RDWR
    handle = os.open(path, flags)
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
    first = os.fsencode(one)
    code = swap(first, folder, os.fsencode(other))
    return code == 0


def put_new(source: Path, target: Held) -> bool:
    """Moves a file to a place where there must be none.

    Returns:
        False where something is there; nothing is changed then.
    """
    try:
        place = target.place()
        os.link(source, place, dst_dir_fd=target.handle, follow_symlinks=False)
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


def _put_new_without_links(source: Path, target: Held) -> bool:
    """For memory cards and sticks, whose file systems have no second names."""
    if source.is_symlink():
        target_path = source.readlink()
        os.symlink(target_path, target.place(), dir_fd=target.handle)
        source.unlink()
        return True
    try:
        os.close(target.open(WRITING_NEW))
    except FileExistsError:
        return False
    source_name = str(source)
    target.take_in(source_name, target.name)
    return True


@cache
def _swap() -> Callable[[bytes, int | None, bytes], int] | None:
    """The system's own move, (from, folder, to) -> 0 where it was done."""
    import ctypes  # noqa: PLC0415  # most syncs move nothing

    call = _SWAP_CALLS.get(sys.platform)
    if call is None:
        return None
    try:
        system = ctypes.CDLL(None, use_errno=True)
        move = getattr(system, call.name)
    except (OSError, AttributeError):
        return None

    def exchanged(one: bytes, folder: int | None, other: bytes) -> int:
        here = call.current_folder
        if folder is None:
            folder = here
        code = move(here, one, folder, other, call.swap)
        return int(code)

    return exchanged
