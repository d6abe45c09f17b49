"""What files said when they were last read, so that a journal of ten years opens at once.

Reading a file depends on its name, its bytes, the settings and the reader. A file is taken to hold
the bytes it held when its times, size and place on the disk are the same, and were settled when it
was read; everything else is read again. A memory that is lost, stale, torn, another journal's or
somebody else's is only slow, never wrong. It is its owner's alone and veiled, for it holds private
days as well.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.file_mark import Mark, mark_of
from helplog.store.files.walking import Source
from helplog.store.memory.disk_clock import SETTLED_NS, now_on_disk
from helplog.store.memory.edition import code_edition
from helplog.store.memory.notes import (
    forget_note,
    keep_note,
    known_note,
    note_names,
)
from helplog.store.memory.packing import NotPackedError, Packed, Writing, pack, unpack

FEW: Final = 20
"""Reading as many files anew takes less than noting everything down again."""
_NAME: Final = "readings"
_READER: Final = ("helplog.model", "helplog.text", "yaml")
"""What a reading depends on besides the file; another edition of one makes the memory worthless."""

ReadResult = tuple[Writing | None, tuple[Diagnostic, ...]]
"""What `text.reading.read` gives."""


@dataclass(slots=True)
class Memory:
    """What is known of a journal's files, and what this run adds."""

    root: Path
    edition: str
    files: dict[str, tuple[Mark, Packed]] = field(default_factory=dict)
    """By uri, as they were noted down."""
    marks: dict[str, Mark | None] = field(default_factory=dict)
    """Of the files as they are, looked at before they are read."""
    learned: dict[str, ReadResult] = field(default_factory=dict)
    since_ns: int | None = None
    """The disk's own time before the first file was read; None where nothing is to be noted
    down."""

    def known_result(self, source: Source) -> ReadResult | None:
        """What a file says, None where it has to be read."""
        uri = source.uri
        mark = _mark(source.place)
        self.marks[uri] = mark
        if mark is None or uri not in self.files:
            return None
        mark_then, packed = self.files[uri]
        if mark_then != mark:
            return None
        try:
            return unpack(uri, packed)
        except NotPackedError:
            return None

    def expect(self, unknown: int) -> None:
        """Gets ready to note things down, where that is worth it.

        Args:
            unknown: how many files have to be read.
        """
        if unknown <= FEW and not self._gone():
            return
        with suppress(OSError, RefusalError):
            self.since_ns = now_on_disk(self.root, _beside())

    def learn(self, source: Source, result: ReadResult) -> None:
        """Takes in what a file was read as."""
        mark = self.marks[source.uri]
        if self.since_ns is None or mark is None:
            return
        changed_ns = max(mark[:2])
        settled_ns = changed_ns + SETTLED_NS
        if settled_ns < self.since_ns:
            self.learned[source.uri] = result

    def keep(self) -> None:
        """Notes everything down, where enough is new; silent where that can't be done."""
        if self.since_ns is None:
            return
        learned = len(self.learned)
        with suppress(OSError, RefusalError):
            if learned > FEW or self._gone():
                self._write()
            else:
                forget_note(self.root, _beside())

    def _gone(self) -> bool:
        """Whether files are remembered that are no more; nobody expects their words to stay."""
        gone = self.files.keys() - self.marks.keys()
        return bool(gone)

    def _write(self) -> None:
        files: dict[str, list[object]] = {}
        for uri, (mark_then, packed) in self.files.items():
            mark = self.marks.get(uri)
            if mark == mark_then:
                files[uri] = [mark, packed]
        for uri, result in self.learned.items():
            packed = pack(*result)
            # What would not come back as it was is read each time.
            with suppress(NotPackedError):
                if unpack(uri, packed) == result:
                    files[uri] = [self.marks[uri], packed]
        noted = {"edition": self.edition, "files": files}
        keep_note(self.root, _NAME, noted)
        beside = f"{_NAME}."
        for name in note_names(self.root):
            # A killed command's; one at work just now notes it down next time.
            if name.startswith(beside):
                forget_note(self.root, name)


def recall(root: Path, settings: Settings) -> Memory:
    """What was noted down about a journal's files; nothing where that is of no use.

    Args:
        root: the folder of mkdocs.yml.
        settings: the journal's.
    """
    edition = _edition(settings)
    memory = Memory(root, edition)
    noted = known_note(root, _NAME)
    with suppress(ValueError, TypeError, AttributeError, KeyError):
        if noted["edition"] != edition:
            return memory
        files = noted["files"]
        for uri, remembered in files.items():
            mark, packed = remembered
            whole_mark = tuple(mark)
            memory.files[uri] = (whole_mark, packed)
    return memory


def forget_readings(root: Path) -> None:
    """Takes away what is known of a journal's files; the next command reads them all."""
    forget_note(root, _NAME)


def _beside() -> str:
    return f"{_NAME}.{os.getpid()}"


def _mark(place: str) -> Mark | None:
    """How to tell whether a file is what it was; None for what is no file."""
    try:
        about = os.stat(place)  # noqa: PTH116 - thousands of times
    except OSError:
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    return mark_of(about)


def _edition(settings: Settings) -> str:
    """The settings, the reader and Python."""
    return repr((settings, code_edition(*_READER)))
