"""A folder held open: what lies below is reached from it by name, and no link is ever followed.

A path is looked up anew at each use, and a link put in its middle leads the next use elsewhere. An
open folder stays the one it was. Where the system has no such calls (Windows), each part is looked
at before it is used.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

HOLDS_FOLDERS: Final = (
    hasattr(os, "O_NOFOLLOW")
    and {os.open, os.stat, os.mkdir, os.unlink} <= os.supports_dir_fd
)
"""Whether the system can do things in a folder that is held open; Windows can't, and names are
looked at there."""

_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_CLOSED_TO_CHILDREN: Final = getattr(os, "O_CLOEXEC", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
# A folder may let its names be used and not be listed; O_PATH, where there is one, asks for no more
# than that.
_FOLDER: Final = (
    getattr(os, "O_PATH", os.O_RDONLY)
    | getattr(os, "O_DIRECTORY", 0)
    | _CLOSED_TO_CHILDREN
)
READING: Final = (
    os.O_RDONLY | _BINARY | _CLOSED_TO_CHILDREN | getattr(os, "O_NONBLOCK", 0)
)
"""Without O_NONBLOCK, opening a pipe named like an entry would wait for ever."""
WRITING_NEW: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _CLOSED_TO_CHILDREN
)
_NO_FOLDER: Final = frozenset({errno.ELOOP, errno.EMLINK, errno.ENOTDIR})
"""What systems say where something else than a folder has the name."""
_CHUNK_BYTES: Final = 1 << 20


class NotAFolderError(OSError):
    """Something else than a folder, a link perhaps, is where a folder is looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(errno.ENOTDIR, "something else than a folder is there", where)
        self.where = where
        """Its path below the folder one started from."""


class LinkMetError(NotAFolderError):
    """A link is where a folder, or a file, is looked for."""


class NotAFileError(OSError):
    """A pipe, a device or a folder is where a file is looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(errno.EINVAL, "no ordinary file", where)


class FolderHandle:
    """An open folder, to be used in a `with`; where a file is meant, its name as well.

    System calls take `place()` together with `handle`; where the system holds no folders, that is a
    path and None.
    """

    __slots__ = ("folder", "handle", "made", "name")

    def __init__(self, folder: str, handle: int | None) -> None:
        self.folder = folder
        """Its path, for messages and for systems without handles."""
        self.handle = handle
        self.name = ""
        """Of the file that is meant; empty where none is."""
        self.made: tuple[Path, ...] = ()
        """Folders that were made on the way, outermost first."""

    @classmethod
    def open_at(cls, folder: Path, *, follow: bool = False) -> FolderHandle:
        """Opens a folder.

        Args:
            folder: its path.
            follow: whether it may be a link to one.

        Raises:
            NotAFolderError: it is a link that is not to be followed, or no folder.
            OSError: it can't be opened; FileNotFoundError where nothing is there.
        """
        if not HOLDS_FOLDERS:
            about = folder.stat(follow_symlinks=follow)
            if not stat.S_ISDIR(about.st_mode):
                raise NotAFolderError(str(folder))
            return cls(str(folder), None)
        flags = _FOLDER
        if not follow:
            flags = _FOLDER | _NO_LINK
        try:
            handle = os.open(folder, flags)
        except OSError as error:
            if error.errno in _NO_FOLDER:
                raise NotAFolderError(str(folder)) from error
            raise
        return cls(str(folder), handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of it."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None

    # Going into folders

    def below(self, folders: Sequence[str], *, make: bool = False) -> FolderHandle:
        """Opens a folder below; this one stays open.

        Args:
            folders: the names from here on; none for this folder once more.
            make: make those that are missing, for their owner alone.

        Raises:
            NotAFolderError: a link or a file is on the way.
            FileNotFoundError: one is missing.
        """
        here = FolderHandle(self.folder, None)
        if self.handle is not None:
            here.handle = os.dup(self.handle)
        try:
            here.enter(folders, make=make)
        except BaseException:
            here.close()
            raise
        return here

    def enter(self, folders: Sequence[str], *, make: bool = False) -> None:
        """Lets go of this folder for one below, a name at a time.

        Args:
            folders: the names from here on.
            make: make those that are missing, for their owner alone.

        Raises:
            LinkMetError: a link is on the way.
            NotAFolderError: a file is.
            FileNotFoundError: one is missing.
        """
        for depth, name in enumerate(folders, start=1):
            try:
                deeper = self._open_folder(name, make=make)
            except NotAFolderError as error:
                error.where = "/".join(folders[:depth])
                raise
            self.close()
            self.handle = deeper
            self.folder = f"{self.folder}{os.sep}{name}"

    def _open_folder(self, name: str, *, make: bool) -> int | None:
        try:
            return self._open_existing_folder(name)
        except FileNotFoundError:
            if not make:
                raise
        with suppress(FileExistsError):  # another program made it just now
            place = self.place(name)
            os.mkdir(place, 0o700, dir_fd=self.handle)
            made = Path(self.folder, name)
            self.made = (*self.made, made)
        return self._open_existing_folder(name)

    def _open_existing_folder(self, name: str) -> int | None:
        if self.handle is None:
            place = self.place(name)
            about = Path(place).lstat()
            if not stat.S_ISDIR(about.st_mode):
                raise self._not_a_folder(name)
            return None
        try:
            flags_used = _FOLDER | _NO_LINK
            return os.open(name, flags_used, dir_fd=self.handle)
        except OSError as error:
            if error.errno in _NO_FOLDER:
                raise self._not_a_folder(name) from error
            raise

    def _not_a_folder(self, name: str) -> NotAFolderError:
        if self.is_link(name):
            return LinkMetError(name)
        return NotAFolderError(name)

    # Looking

    def place(self, name: str = "") -> str:
        """How system calls name a file here; the one that is meant where no other is named."""
        name = name or self.name
        if self.handle is None:
            return f"{self.folder}{os.sep}{name}"
        return name

    def look(self, name: str) -> os.stat_result | None:
        """What is known of a name here, a link as a link; None where nothing has it."""
        place = self.place(name)
        try:
            return os.stat(place, dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def is_link(self, name: str) -> bool:
        """Whether a link has this name here."""
        about = self.look(name)
        if about is None:
            return False
        return stat.S_ISLNK(about.st_mode)

    def names(self) -> list[str]:
        """Everything that lies here, in order."""
        if self.handle is None:
            return sorted(os.listdir(self.folder))  # noqa: PTH208 - names, as below
        handle = self.open_folder()
        try:
            return sorted(os.listdir(handle))  # noqa: PTH208 - by its handle
        finally:
            os.close(handle)

    # Reading and writing

    def open(self, flags: int, name: str = "", mode: int = 0o600) -> int:
        """Opens a file here, the one that is meant where no other is named; follows no link."""
        place = self.place(name)
        all_flags = flags | _NO_LINK
        return os.open(place, all_flags, mode, dir_fd=self.handle)

    def open_folder(self) -> int:
        """Opens the folder itself once more: for listing it, locking it or making it last."""
        flags = os.O_RDONLY | _CLOSED_TO_CHILDREN
        if self.handle is None:
            return os.open(self.folder, flags)
        return os.open(".", flags, dir_fd=self.handle)

    def read(self, name: str, most_bytes: int = -1) -> bytes:
        """What a file here holds.

        Args:
            name: the file.
            most_bytes: stop after about so many; all of it where negative.

        Raises:
            NotAFileError: it is no file.
            OSError: it is a link, or can't be read.
        """
        handle = self.open(READING, name)
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise NotAFileError(f"{self.folder}{os.sep}{name}")
            chunks: list[bytes] = []
            so_far = 0
            while most_bytes < 0 or so_far < most_bytes:
                chunk = os.read(handle, _CHUNK_BYTES)
                if not chunk:
                    break
                chunks.append(chunk)
                so_far += len(chunk)
            return b"".join(chunks)
        finally:
            os.close(handle)

    def write_new(
        self, name: str, data: bytes, finish: Callable[[int], object] | None = None
    ) -> None:
        """Writes a file that is not there yet, for its owner alone.

        Args:
            name: the file.
            data: what it is to hold.
            finish: what is left to do with its handle, once it holds that.

        Raises:
            OSError: something has that name, or it can't be written; nothing is left of it then.
        """
        handle = self.open(WRITING_NEW, name)
        try:
            view = memoryview(data)
            while view:
                written = os.write(handle, view)
                view = view[written:]
            if finish is not None:
                finish(handle)
        except BaseException:
            self.remove(name)
            raise
        finally:
            os.close(handle)

    def replace(
        self,
        name: str,
        data: bytes,
        beside: str,
        *,
        finish: Callable[[int], object] | None = None,
        look_again: Callable[[], None] | None = None,
    ) -> None:
        """Writes a file beside its place and puts it there in one move.

        Whatever happens, the old one or the new one is there, whole. Without `finish`, a power cut
        may leave an empty one.

        Args:
            name: the file.
            data: what it is to hold.
            beside: what it is called while it is written; a killed command's leftover of that name
                is taken away.
            finish: as `write_new` has it: `os.fsync`, for what must outlast a power cut.
            look_again: raises where the move must not be made after all.

        Raises:
            OSError: it can't be written; the old one is as it was.
        """
        with suppress(FileNotFoundError):
            self.remove(beside)
        self.write_new(beside, data, finish)
        try:
            if look_again is not None:
                look_again()
            self.put_in_place(beside, name)
        except BaseException:
            with suppress(OSError):
                self.remove(beside)
            raise

    def sync(self) -> None:
        """Forces the names here to the disk, where the system can."""
        if os.name == "nt":
            return
        with suppress(OSError):
            handle = self.open_folder()
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    # Moving and removing

    def put_in_place(self, source: str, name: str) -> None:
        """Renames within this folder; a link that has the new name is replaced, not followed."""
        os.replace(
            self.place(source),
            self.place(name),
            src_dir_fd=self.handle,
            dst_dir_fd=self.handle,
        )

    def take_in(self, source: str, name: str) -> None:
        """Renames a file from elsewhere on the same disk into this folder.

        Raises:
            OSError: EXDEV where it is on another disk.
        """
        place = self.place(name)
        os.replace(source, place, dst_dir_fd=self.handle)

    def remove(self, name: str) -> None:
        """Takes a file or a link away, never what a link leads to."""
        place = self.place(name)
        os.unlink(place, dir_fd=self.handle)

    def remove_folder(self, name: str) -> None:
        """Takes an empty folder away.

        Raises:
            OSError: it is not empty, or no folder.
        """
        place = self.place(name)
        os.rmdir(place, dir_fd=self.handle)
