"""Composed pages that wait until the frames around them are known, in a file that has no name.

A long journal's pages together would fill the memory; the file is gone when the process is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from helplog.pages.addresses import page_address
from helplog.pages.search.records import Record, packed, record_of, unpacked
from helplog.pages.source import PageSource
from helplog.publish.framing import FramedPage


class HeldPage(NamedTuple):
    """A page that waits."""

    framed: FramedPage
    at: int
    """Where its HTML begins; what the search keeps of it comes after that."""
    html_bytes: int
    record_bytes: int


class HeldPages:
    """Pages that wait.

    Args:
        folder: on whose disk they do.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - held on
        self._end = 0

    def hold(self, source: PageSource) -> HeldPage:
        """Have a page wait."""
        html = source.html.encode()
        record = packed(record_of(source.uri, source.sections))
        address = page_address(source.uri)
        framed = FramedPage(address, source.title, source.headings)
        held = HeldPage(framed, self._end, len(html), len(record))
        for data in (html, record):
            self._write(data)
        return held

    def html_of(self, held: HeldPage) -> str:
        """The content of a page."""
        return self._read(held.at, held.html_bytes).decode()

    def record_of(self, held: HeldPage) -> Record:
        """What the search keeps of a page."""
        return unpacked(self._read(held.at + held.html_bytes, held.record_bytes))

    def close(self) -> None:
        """Let go of them all."""
        self._file.close()

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        self._file.seek(self._end)
        self._end += len(data)
        while view:
            view = view[self._file.write(view) :]

    def _read(self, at: int, count: int) -> bytes:
        self._file.seek(at)
        data = self._file.read(count)
        if len(data) < count:
            raise OSError("a page that waited is gone")
        return data
