"""What a build reads, as it lies on the disk now: told apart by a digest.

Nothing a build reads may change without the digest changing. A file is taken to hold what it held
while its times, size and place on the disk are the same and were settled when it was looked at; one
that was not yet is told by its words. What can't be told apart in this way gives no digest at all.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from helplog.store.files.confinement import MOST_DEEP
from helplog.store.files.file_mark import mark_of
from helplog.store.memory.disk_clock import SETTLED_NS

_GIT: Final = ".git"
_FOLDER: Final = "('folder'"
"""How what is seen of a folder begins."""


class UntellableError(Exception):
    """Something lies there whose changes can't be told from outside."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A look at all that a build reads."""

    digest: str
    unsettled: tuple[str, ...]
    """Files that had changed just before the look, by path: their words are in the digest, not
    their times."""
    seen: tuple[tuple[str, str], ...] = ()
    """What was seen, by path, in that order."""

    def digest_beside(self, paths: Container[str]) -> str:
        """A digest of all but some files, and but for which folders there are.

        Args:
            paths: of the files.
        """
        digest = blake2b(digest_size=16)
        rights = set()
        for path, seen in self.seen:
            if seen.startswith(_FOLDER):
                rights.add(seen)
            elif path not in paths:
                _add(digest, path, seen)
        for one in sorted(rights):
            _add(digest, one)
        return digest.hexdigest()


def look_at(
    files: Sequence[Path], folders: Sequence[Path], *, unsettled: Iterable[str] | int
) -> Inputs:
    """Looks at files and folders.

    Args:
        files: each may be missing.
        folders: everything in them counts, however deep.
        unsettled: which files are told by their words; or the disk's own time now in nanoseconds,
            and then it is those that changed shortly before.

    Raises:
        UntellableError: a link to a folder, a pipe or a folder that can't be listed is among them.
        OSError: a file that is told by its words can't be read.
    """
    look = _Look(unsettled)
    for path in files:
        look.at_file(str(path))
    for path in folders:
        look.at_folder(str(path))
    digest = look.digest.hexdigest()
    return Inputs(digest, tuple(look.unsettled), tuple(look.seen))


class _Look:
    """One look, and what has been seen so far."""

    def __init__(self, unsettled: Iterable[str] | int) -> None:
        self.digest = blake2b(digest_size=16)
        self.unsettled: list[str] = []
        self.seen: list[tuple[str, str]] = []
        self._since_ns = sys.maxsize
        self._by_words: frozenset[str] = frozenset()
        if isinstance(unsettled, int):
            self._since_ns = unsettled - SETTLED_NS
        else:
            self._by_words = frozenset(unsettled)

    def at_file(self, path: str) -> None:
        """A file by its path, missing or not."""
        try:
            about = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            self._note(path, "missing")
            return
        self._at(path, about)

    def at_folder(self, path: str) -> None:
        """A folder with all in it; git's own aside."""
        waiting = [(path, 0)]
        while waiting:
            folder, depth = waiting.pop()
            if depth > MOST_DEEP:
                raise UntellableError(folder)
            deeper = self._within(folder)
            waiting += [(child, depth + 1) for child in deeper]

    def _within(self, folder: str) -> list[str]:
        """Looks at the files of a folder; gives the folders in it."""
        about = os.stat(folder)  # noqa: PTH116 - there may be thousands
        self._note(folder, "folder", stat.S_IMODE(about.st_mode), about.st_uid)
        deeper = []
        for name, within in _children(folder):
            child = f"{folder}/{name}"
            if not stat.S_ISDIR(within.st_mode):
                self._at(child, within)
            elif name != _GIT:
                deeper.append(child)
        return deeper

    def _at(self, path: str, about: os.stat_result) -> None:
        if stat.S_ISLNK(about.st_mode):
            link = Path(path)
            self._note(path, "link", link.readlink())
            about = link.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UntellableError(path)
        mark = mark_of(about)
        rights = (stat.S_IMODE(about.st_mode), about.st_uid, about.st_nlink)
        if path in self._by_words or max(mark[:2]) >= self._since_ns:
            self.unsettled.append(path)
            with open(path, "rb") as file:  # noqa: PTH123 - there may be thousands
                words = blake2b(file.read(), digest_size=16)
            self._note(path, "words", words.hexdigest(), rights)
        else:
            self._note(path, "file", mark, rights)

    def _note(self, path: str, *seen: object) -> None:
        text = repr(seen)
        self.seen.append((path, text))
        _add(self.digest, path, text)


def _add(digest: blake2b, *texts: str) -> None:
    for text in texts:
        data = text.encode("utf-8", "surrogateescape")
        digest.update(len(data).to_bytes(4, "little") + data)


def _children(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """What lies in a folder, by name, links as links."""
    try:
        with os.scandir(path) as scan:
            names = sorted(scan, key=lambda child: child.name)
        for child in names:
            yield child.name, child.stat(follow_symlinks=False)
    except OSError as error:
        raise UntellableError(path) from error
