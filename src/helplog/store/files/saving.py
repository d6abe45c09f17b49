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

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.folder_handle import FolderHandle, NotAFileError

BESIDE: Final = ".helplog-beside"
"""How the name of a file that is being written ends; it begins with a dot, so that nothing takes it
for an entry."""
LONGEST_NAME: Final = 255
"""Bytes of a file's name on the disks there are."""
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
        with hold(path, boundary, links=links) as folder:
            return _read(path, folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusalError(f"{path} can't be read: {error.strerror}") from error


def save(
    path: Path,
    known: bytes | None,
    data: bytes,
    boundary: Boundary,
    *,
    links: bool = True,
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
        with hold(path, boundary, make=True, links=links) as folder:
            _replace(path, folder, known, data)
            return folder.made
    except OSError as error:
        raise refusal(path, error) from error


def remove(
    path: Path, known: bytes, boundary: Boundary, folders: tuple[Path, ...] = ()
) -> None:
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
        with hold(path, boundary) as folder:
            _refuse_changed(path, folder, known)
            folder.remove(folder.name)
            folder.sync()
    except OSError as error:
        raise refusal(path, error) from error
    for emptied in reversed(folders):
        with suppress(OSError, RefusalError), hold(emptied, boundary) as above:
            above.remove_folder(above.name)


def refuse_read_only(path: Path, done: str) -> None:
    """Leaves a file alone that its owner has closed to writing, though it could be replaced.

    Args:
        path: the file.
        done: what it would be: `mended`.

    Raises:
        RefusalError: it is one.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise refusal(path, error) from error
    if not stat.S_IMODE(mode) & stat.S_IWUSR:
        raise RefusalError(f"{path} can only be read; to have it {done}: chmod u+w")


def sweep(path: Path, boundary: Boundary) -> None:
    """Removes what killed commands left beside a file. Only for whoever holds the lock."""
    with suppress(OSError, RefusalError), hold(path, boundary) as folder:
        for name in folder.names():
            if name.endswith(BESIDE):
                folder.remove(name)


def beside(name: str) -> str:
    """What a file is called before it takes its place."""
    return f".{cut_name(name, LONGEST_NAME - len(BESIDE) - 1)}{BESIDE}"


def cut_name(name: str, size: int) -> str:
    """As much of a name as has so many bytes: disks refuse a longer one."""
    written = os.fsencode(name)
    if len(written) <= size:
        return name
    return written[:size].decode("utf-8", "ignore")


def _replace(
    path: Path, folder: FolderHandle, known: bytes | None, data: bytes
) -> None:
    def finish(handle: int) -> None:
        if known is not None:
            _take_over_rights(folder, handle)
        os.fsync(handle)

    def refuse_changed() -> None:
        _refuse_changed(path, folder, known)

    name = folder.name
    beside_name = beside(name)
    folder.replace(name, data, beside_name, finish=finish, look_again=refuse_changed)
    folder.sync()


def _read(path: Path, folder: FolderHandle) -> bytes | None:
    """What the file holds, None where there is none.

    Raises:
        RefusalError: it is no file.
        OSError: it can't be read.
    """
    try:
        return folder.read(folder.name)
    except FileNotFoundError:
        return None
    except NotAFileError as error:
        raise RefusalError(f"{path} is no file; move it out of the way") from error


def _take_over_rights(folder: FolderHandle, handle: int) -> None:
    """Gives a new file the owner and the mode of the one whose place it takes."""
    place = folder.place()
    old = os.stat(place, dir_fd=folder.handle, follow_symlinks=False)
    new = os.fstat(handle)
    owners = (old.st_uid, old.st_gid)
    if hasattr(os, "fchown") and owners != (new.st_uid, new.st_gid):
        with suppress(PermissionError):  # the file stays the writer's own then
            os.fchown(handle, *owners)
    if hasattr(os, "fchmod"):
        mode = stat.S_IMODE(old.st_mode)
        os.fchmod(handle, mode)


def _refuse_changed(path: Path, folder: FolderHandle, known: bytes | None) -> None:
    held = _read(path, folder)
    if held != known:
        raise ChangedMeanwhileError(
            f"{path} was changed by another program just now; nothing was written, try again"
        )


def refusal(path: Path, error: OSError) -> RefusalError:
    """What to say when the system would not let a file be written."""
    in_the_way = _file_above(path)
    if in_the_way is not None:
        cure = f"mv {shell_quoted(in_the_way)} {shell_quoted(f'{in_the_way}.txt')}"
        return RefusalError(
            f"{in_the_way} is a file where a folder has to be; your files are as they were; "
            f"give it another name: {cure}"
        )
    reason = (error.strerror or "the system refused").lower()
    why = _REASONS.get(error.errno or 0, reason)
    return RefusalError(f"{path} can't be written: {why}; your files are as they were")


def _file_above(path: Path) -> Path | None:
    """A file that stands where a folder on the way to another should be."""
    for above in path.parents:
        if above.is_dir():
            return None
        if os.path.lexists(above):
            return above
    return None
