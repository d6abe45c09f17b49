"""Composed pages that wait until the frames around them are known, in files that have no name.

A long journal's pages together would fill the memory; the files are gone when the process is. A
copy of this program holds pages for the other to read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from helplog.pages.addresses import page_address
from helplog.pages.search.records import Record, packed, record_of, unpacked
from helplog.pages.source import PageSource
from helplog.publish.framing import FramedPage
from helplog.publish.rebuilding.kept_pages import digest, digest_of_content


class HeldPage(NamedTuple):
    """A page that waits."""

    framed: FramedPage
    is_copys: bool
    """It lies in the file of the copy."""
    at: int
    """Where its HTML begins; what the search keeps of it comes after that."""
    html_bytes: int
    record_bytes: int
    content: str
    """A digest of what stands in its frame."""
    record: str
    """A digest of what the search keeps of it."""


class HeldPages:
    """Pages that wait.

    Args:
        folder: on whose disk they do.
    """

    def __init__(self, folder: Path) -> None:
        self._files = [_Nameless(folder), _Nameless(folder)]
        self._is_copy = False

    @property
    def bytes_held(self) -> int:
        """All that waits."""
        return sum(file.size for file in self._files)

    def be_copy(self) -> None:
        """What is held from here on is held by a copy of the program."""
        self._is_copy = True

    def hold(self, source: PageSource) -> HeldPage:
        """Have a page wait."""
        html = source.html.encode()
        record = packed(record_of(source.uri, source.sections))
        framed = FramedPage(page_address(source.uri), source.title, source.headings)
        at = self._files[self._is_copy].add(html + record)
        return HeldPage(
            framed=framed,
            is_copys=self._is_copy,
            at=at,
            html_bytes=len(html),
            record_bytes=len(record),
            content=digest_of_content(source),
            record=digest(record),
        )

    def html_of(self, held: HeldPage) -> str:
        """The content of a page."""
        return self._read(held, held.at, held.html_bytes).decode()

    def record_of(self, held: HeldPage) -> Record:
        """What the search keeps of a page."""
        return unpacked(self.packed_record_of(held))

    def packed_record_of(self, held: HeldPage) -> bytes:
        """The same as bytes."""
        return self._read(held, held.at + held.html_bytes, held.record_bytes)

    def close(self) -> None:
        """Let go of them all."""
        for file in self._files:
            file.close()

    def _read(self, held: HeldPage, at: int, count: int) -> bytes:
        return self._files[held.is_copys].read(at, count)


class _Nameless:
    """A file that only grows, and that no name leads to.

    Args:
        folder: on whose disk it is.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - held on
        self._end = 0

    @property
    def size(self) -> int:
        """How much is in it, whoever wrote it."""
        return os.fstat(self._file.fileno()).st_size

    def add(self, data: bytes) -> int:
        """Where it lies from now on."""
        at = self._end
        view = memoryview(data)
        while view:
            written = self._file.write(view)
            view = view[written:]
            self._end += written
        return at

    def read(self, at: int, count: int) -> bytes:
        """So many bytes from there on."""
        if sys.platform == "win32":
            self._file.seek(at)
            data = self._file.read(count)
            self._file.seek(self._end)
        else:
            # a copy shares the place where a file is read, and doesn't ask for it
            data = os.pread(self._file.fileno(), count, at)
        if len(data) < count:
            raise OSError("a page that waited is gone")
        return data

    def close(self) -> None:
        """Let go of it."""
        self._file.close()
