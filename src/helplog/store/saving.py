"""Writing a file so that whatever happens, the old one or the new one is there, and never less.

Beside the file, forced to the disk, then renamed over it: a kill, a full disk or a power cut at any point leaves one
of the two. A file that changed since it was read is not written over.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError

BESIDE: Final = ".helplog-beside"
"""How the name of a file that is being written ends; it begins with a dot, so that nothing takes it for an entry."""
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
_WRITE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_CHUNK: Final = 1 << 20
_REASONS: Final = {
    errno.ENOSPC: "the disk is full; make room",
    getattr(errno, "EDQUOT", -1): "your share of the disk is full; make room",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you have no right to write there; give it to yourself with chmod u+w",
    errno.EPERM: "you have no right to write there; give it to yourself with chmod u+w",
    errno.EIO: "the disk reports an error; look at it",
}


class ChangedMeanwhileError(RefusalError):
    """A file is no longer what was read; reading it again may help."""


def read_bytes(path: Path) -> bytes | None:
    """What a file holds, None where there is none.

    Raises:
        RefusalError: it is no file, or can't be read.
    """
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusalError(f"{path} can't be read: {error.strerror}") from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise RefusalError(f"{path} is no file; move it out of the way")
        chunks = []
        while chunk := os.read(handle, _CHUNK):
            chunks.append(chunk)
        return b"".join(chunks)
    except OSError as error:
        raise RefusalError(f"{path} can't be read: {error.strerror}") from error
    finally:
        os.close(handle)


def save(path: Path, known: bytes | None, data: bytes) -> tuple[Path, ...]:
    """Puts `data` in the place of what was read.

    A link is written through to the file it leads to. A new file can be read by its owner alone; an old one keeps
    its mode.

    Args:
        path: the file; folders above it are made.
        known: what was read, None where there was no file.
        data: what it is to hold.

    Returns:
        The folders that were made, outermost first.

    Raises:
        ChangedMeanwhileError: the file is no longer what was read.
        RefusalError: it can't be written; the old file is as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        made = _make_folders(target.parent)
        _write_beside(target, known, data)
        _replace(target, known)
    except OSError as error:
        raise refusal(path, error) from error
    return made


def remove(path: Path, known: bytes, folders: tuple[Path, ...] = ()) -> None:
    """Takes a file away, and those of the folders that are empty then.

    Args:
        path: the file.
        known: what it has to hold.
        folders: outermost first.

    Raises:
        ChangedMeanwhileError: the file is no longer what is known.
        RefusalError: it can't be removed.
    """
    _refuse_changed(path, known)
    try:
        os.unlink(path)  # noqa: PTH108 - system calls by their names
    except OSError as error:
        raise refusal(path, error) from error
    for folder in reversed(folders):
        with suppress(OSError):
            os.rmdir(folder)  # noqa: PTH106 - the same
    _keep(path.parent)


def beside(target: Path) -> Path:
    """Where a file is written before it takes its place."""
    return target.with_name(f".{target.name}{BESIDE}")


def _make_folders(folder: Path) -> tuple[Path, ...]:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(new, 0o700)  # noqa: PTH102 - the same
    return tuple(reversed(missing))


def _write_beside(target: Path, known: bytes | None, data: bytes) -> None:
    temporary = beside(target)
    with suppress(FileNotFoundError):  # one that a killed command left; nobody else is writing now
        os.unlink(temporary)  # noqa: PTH108 - the same
    handle = os.open(temporary, _WRITE, 0o600)
    try:
        try:
            if known is not None:
                _take_over_rights(target, handle)
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _discard(temporary)
        raise


def _take_over_rights(target: Path, handle: int) -> None:
    old, new = os.stat(target), os.fstat(handle)  # noqa: PTH116 - the same
    if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):  # the file stays the writer's own then
            os.fchown(handle, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _replace(target: Path, known: bytes | None) -> None:
    temporary = beside(target)
    try:
        _refuse_changed(target, known)
        os.replace(temporary, target)  # noqa: PTH105 - the same
    except BaseException:
        _discard(temporary)
        raise
    _keep(target.parent)


def _refuse_changed(path: Path, known: bytes | None) -> None:
    if read_bytes(path) != known:
        raise ChangedMeanwhileError(f"{path} was changed by another program just now; nothing was written, try again")


def _keep(folder: Path) -> None:
    """Forces a folder's names to the disk, where the system can: the new file is in its place already."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _discard(temporary: Path) -> None:
    with suppress(OSError):
        os.unlink(temporary)  # noqa: PTH108 - the same


def refusal(path: Path, error: OSError) -> RefusalError:
    """What to say when the system would not let a file be written."""
    why = _REASONS.get(error.errno or 0, (error.strerror or "the system refused").lower())
    return RefusalError(f"{path} can't be written: {why}; your files are as they were")
