"""Writing a file so that whatever happens, the old one or the new one is there, and never less.

Beside the file, forced to the disk, then renamed over it: a kill, a full disk or a power cut at any
point leaves one of the two. A file that changed since it was read is not written over. All of it
happens in the folder that is held open, which is known to lie in the journal.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.confinement import READING, WRITING_NEW, Boundary, Held, hold

BESIDE: Final = ".helplog-beside"
"""How the name of a file that is being written ends; it begins with a dot, so that nothing takes it
for an entry."""
LONGEST_NAME: Final = 255
"""Bytes of a file's name on the disks there are."""
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


def read_bytes(path: Path, boundary: Boundary, *, links: bool = True) -> bytes | None:
    """What a file holds, None where there is none.

    Args:
        path: the file.
        boundary: where it may lie.
        links: whether a link may stand on the way.

    Raises:
        RefusalError: it is no file, can't be read, or leads out of the journal.
    """
    try:
        with hold(path, boundary, links=links) as held:
            return _read(path, held)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusalError(f"{path} can't be read: {error.strerror}") from error


def save(
    path: Path, known: bytes | None, data: bytes, boundary: Boundary, *, links: bool = True
) -> tuple[Path, ...]:
    """Puts `data` in the place of what was read.

    A link to another file of the journal is written through. A new file can be read by its owner
    alone; an old one keeps its mode.

    Args:
        path: the file; folders above it are made.
        known: what was read, None where there was no file.
        data: what it is to hold.
        boundary: where it may lie.
        links: whether a link may stand on the way.

    Returns:
        The folders that were made, outermost first.

    Raises:
        ChangedMeanwhileError: the file is no longer what was read.
        RefusalError: it can't be written; the old file is as it was.
    """
    try:
        with hold(path, boundary, make=True, links=links) as held:
            _write_beside(held, known, data)
            _replace(path, held, known)
            return held.made
    except OSError as error:
        raise refusal(path, error) from error


def remove(path: Path, known: bytes, boundary: Boundary, folders: tuple[Path, ...] = ()) -> None:
    """Takes a file away, and those of the folders that are empty then.

    Args:
        path: the file.
        known: what it has to hold.
        boundary: where it may lie.
        folders: outermost first.

    Raises:
        ChangedMeanwhileError: the file is no longer what is known.
        RefusalError: it can't be removed.
    """
    try:
        with hold(path, boundary) as held:
            _refuse_changed(path, held, known)
            os.unlink(held.place(), dir_fd=held.handle)
            _keep(held)
    except OSError as error:
        raise refusal(path, error) from error
    for folder in reversed(folders):
        with suppress(OSError, RefusalError), hold(folder, boundary) as held:
            os.rmdir(held.place(), dir_fd=held.handle)


def sweep(path: Path, boundary: Boundary) -> None:
    """Removes what killed commands left beside a file. Only for whoever holds the lock."""
    with suppress(OSError, RefusalError), hold(path, boundary) as held:
        for name in held.names():
            if name.endswith(BESIDE):
                os.unlink(held.place(name), dir_fd=held.handle)


def beside(name: str) -> str:
    """What a file is called before it takes its place."""
    return f".{cut_name(name, LONGEST_NAME - len(BESIDE) - 1)}{BESIDE}"


def cut_name(name: str, size: int) -> str:
    """As much of a name as has so many bytes: disks refuse a longer one."""
    written = os.fsencode(name)
    return name if len(written) <= size else written[:size].decode("utf-8", "ignore")


def _read(path: Path, held: Held) -> bytes | None:
    """What the file holds, None where there is none.

    Raises:
        RefusalError: it is no file.
        OSError: it can't be read.
    """
    try:
        handle = held.open(READING)
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise RefusalError(f"{path} is no file; move it out of the way")
        chunks = []
        while chunk := os.read(handle, _CHUNK):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(handle)


def _write_beside(held: Held, known: bytes | None, data: bytes) -> None:
    temporary = beside(held.name)
    with suppress(FileNotFoundError):  # one that a killed command left; nobody else is writing now
        os.unlink(held.place(temporary), dir_fd=held.handle)
    handle = held.open(WRITING_NEW, temporary)
    try:
        try:
            if known is not None:
                _take_over_rights(held, handle)
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _discard(held)
        raise


def _take_over_rights(held: Held, handle: int) -> None:
    old = os.stat(held.place(), dir_fd=held.handle, follow_symlinks=False)
    new = os.fstat(handle)
    if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):  # the file stays the writer's own then
            os.fchown(handle, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _replace(path: Path, held: Held, known: bytes | None) -> None:
    try:
        _refuse_changed(path, held, known)
        os.replace(
            held.place(beside(held.name)),
            held.place(),
            src_dir_fd=held.handle,
            dst_dir_fd=held.handle,
        )
    except BaseException:
        _discard(held)
        raise
    _keep(held)


def _refuse_changed(path: Path, held: Held, known: bytes | None) -> None:
    if _read(path, held) != known:
        raise ChangedMeanwhileError(
            f"{path} was changed by another program just now; nothing was written, try again"
        )


def _keep(held: Held) -> None:
    """Forces a folder's names to the disk, where the system can: the new file is in its place already."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = held.open_folder()
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _discard(held: Held) -> None:
    with suppress(OSError):
        os.unlink(held.place(beside(held.name)), dir_fd=held.handle)


def refusal(path: Path, error: OSError) -> RefusalError:
    """What to say when the system would not let a file be written."""
    why = _REASONS.get(error.errno or 0, (error.strerror or "the system refused").lower())
    return RefusalError(f"{path} can't be written: {why}; your files are as they were")
