"""A folder held open: what lies below is reached from it by name, and no link on the way is ever followed.

A path is looked up anew at each use, and a link put in its middle leads the next use elsewhere. An
open folder stays the one it was. Where the system has no such calls (Windows), each part is looked
at before it is used.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

_BY_HANDLE: Final = os.open in os.supports_dir_fd and os.name == "posix"
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_LINK
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | _NO_LINK
_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | _NO_LINK
_CHUNK: Final = 1 << 20


class NotAFolderError(OSError):
    """Something else than a folder, a link perhaps, is where a folder is looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(errno.ENOTDIR, "something else than a folder is there", where)
        self.where = where
        """Its path below the folder one started from."""


@dataclass(slots=True)
class FolderHandle:
    """An open folder. Use it in a `with`."""

    path: str
    """For messages, and for systems without handles."""
    fd: int | None

    @classmethod
    def open(cls, path: Path) -> FolderHandle:
        """Opens a folder that is no link itself.

        Raises:
            NotAFolderError: it is a link, or no folder.
            OSError: it can't be opened; FileNotFoundError where nothing is there.
        """
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise NotAFolderError(str(path))
        return cls(str(path), os.open(path, _FOLDER) if _BY_HANDLE else None)

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
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def below(self, folders: Sequence[str], *, make: bool = False) -> FolderHandle:
        """Opens a folder below, one name at a time.

        Args:
            folders: the names from here on; none for this folder once more.
            make: make those that are missing, for their owner alone.

        Raises:
            NotAFolderError: a link or a file is on the way.
            FileNotFoundError: one is missing.
        """
        here = FolderHandle(self.path, None if self.fd is None else os.dup(self.fd))
        for depth, name in enumerate(folders, start=1):
            try:
                deeper = here._enter(name, make=make)
            except NotAFolderError:
                raise NotAFolderError("/".join(folders[:depth])) from None
            finally:
                here.close()
            here = deeper
        return here

    def _enter(self, name: str, *, make: bool) -> FolderHandle:
        path = f"{self.path}{os.sep}{name}"
        try:
            return FolderHandle(path, self._opened(name))
        except FileNotFoundError:
            if not make:
                raise
        os.mkdir(self._at(name), 0o700, **self._here())  # noqa: PTH102 - from a handle
        return FolderHandle(path, self._opened(name))

    def _opened(self, name: str) -> int | None:
        if self.fd is None:
            found = self.look(name)
            if found is None:
                raise FileNotFoundError(errno.ENOENT, "nothing is there", self._at(name))
            if not stat.S_ISDIR(found.st_mode):
                raise NotAFolderError(name)
            return None
        try:
            return os.open(name, _FOLDER, dir_fd=self.fd)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENOTDIR}:
                raise NotAFolderError(name) from error
            raise

    def look(self, name: str) -> os.stat_result | None:
        """What is known of a name here, a link as a link; None where nothing has it."""
        try:
            return os.stat(self._at(name), **self._here(), follow_symlinks=False)  # noqa: PTH116 - from a handle
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """Everything that lies here, in order."""
        return sorted(os.listdir(self.path if self.fd is None else self.fd))  # noqa: PTH208 - the same

    def read(self, name: str, most_bytes: int = -1) -> bytes:
        """What a file here holds.

        Args:
            name: the file.
            most_bytes: stop after about so many; all of it where negative.

        Raises:
            OSError: it is a link, no file, or can't be read.
        """
        handle = os.open(self._at(name), _READ, **self._here())
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "no ordinary file", f"{self.path}{os.sep}{name}")
            chunks: list[bytes] = []
            held = 0
            while (most_bytes < 0 or held < most_bytes) and (chunk := os.read(handle, _CHUNK)):
                chunks.append(chunk)
                held += len(chunk)
            return b"".join(chunks)
        finally:
            os.close(handle)

    def write_new(self, name: str, data: bytes) -> None:
        """Writes a file that is not there yet, for its owner alone; takes away what it could not finish.

        Raises:
            OSError: something has that name, or it can't be written.
        """
        handle = os.open(self._at(name), _WRITE, 0o600, **self._here())
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        except BaseException:
            self.remove(name)
            raise
        finally:
            os.close(handle)

    def put_in_place(self, source: str, name: str) -> None:
        """Renames within this folder; a link that has the new name is replaced, not followed."""
        more: dict[str, Any] = (
            {} if self.fd is None else {"src_dir_fd": self.fd, "dst_dir_fd": self.fd}
        )
        os.replace(self._at(source), self._at(name), **more)  # noqa: PTH105 - from a handle

    def take_in(self, source: str, name: str) -> None:
        """Renames a file from elsewhere on the same disk into this folder.

        Raises:
            OSError: EXDEV where it is on another disk.
        """
        more: dict[str, Any] = {} if self.fd is None else {"dst_dir_fd": self.fd}
        os.replace(source, self._at(name), **more)  # noqa: PTH105 - from a handle

    def remove(self, name: str) -> None:
        """Takes a file or a link away, never what a link leads to."""
        os.unlink(self._at(name), **self._here())

    def remove_folder(self, name: str) -> None:
        """Takes an empty folder away.

        Raises:
            OSError: it is not empty, or no folder.
        """
        os.rmdir(self._at(name), **self._here())

    def remove_empty_folders(self, name: str) -> None:
        """Takes a folder away that holds nothing but folders; anything else stays as it is."""
        about = self.look(name)
        if about is None or not stat.S_ISDIR(about.st_mode):
            return
        with suppress(OSError):  # one of them holds a file
            for folders in reversed(list(self._folders(name))):
                with self.below(folders[:-1]) as above:
                    above.remove_folder(folders[-1])

    def _folders(self, name: str) -> Iterator[tuple[str, ...]]:
        """A folder here and all below it, outer ones first."""
        waiting: list[tuple[str, ...]] = [(name,)]
        while waiting:
            folders = waiting.pop()
            yield folders
            with self.below(folders) as here:
                for deeper in here.names():
                    about = here.look(deeper)
                    if about is not None and stat.S_ISDIR(about.st_mode):
                        waiting.append((*folders, deeper))

    def files(self, *, hidden: bool = True) -> Iterator[tuple[str, os.stat_result]]:
        """Everything below that is no folder, links as links: its path from here, and what is known of it.

        Args:
            hidden: whether names that begin with a dot count, and what lies in such folders.
        """
        waiting: list[tuple[str, ...]] = [()]
        while waiting:
            folders = waiting.pop()
            with self.below(folders) as here:
                for name in here.names():
                    about = here.look(name)
                    if about is None or (name.startswith(".") and not hidden):
                        continue
                    if stat.S_ISDIR(about.st_mode):
                        waiting.append((*folders, name))
                    else:
                        yield "/".join((*folders, name)), about

    def _at(self, name: str) -> str:
        return name if self.fd is not None else f"{self.path}{os.sep}{name}"

    def _here(self) -> dict[str, Any]:
        return {} if self.fd is None else {"dir_fd": self.fd}
