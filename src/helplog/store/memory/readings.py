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
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.file_mark import Mark, mark_of
from helplog.store.files.walking import Source
from helplog.store.memory.bodies import Bodies, pack_bodies
from helplog.store.memory.columns import NotPackedError, Numbers
from helplog.store.memory.disk_clock import SETTLED_NS, now_on_disk
from helplog.store.memory.edition import code_edition
from helplog.store.memory.notes import (
    forget_note,
    keep_parts,
    known_parts,
    note_names,
)
from helplog.store.memory.packing import ReadResult, pack, packable, unpack

FEW: Final = 20
"""Reading as many files anew takes less than noting everything down again."""
_NAME: Final = "readings"
_READER: Final = ("helplog.model", "helplog.text", "helplog.store.memory", "yaml")
"""What a reading depends on besides the file, and how it is noted down; another edition of one
makes the memory worthless."""
SETTINGS_OF_READINGS: Final = ("language", "questions", "week_start")
"""What the reader asks of the settings. A build and a command may say where the folders are each in
its own way, and remember the same all the same."""
_WHOLE: Final = Numbers(frozenset({int}))


@dataclass(slots=True)
class Memory:
    """What is known of a journal's files, and what this run adds."""

    root: Path
    edition: str
    files: dict[str, tuple[Mark, ReadResult]] = field(default_factory=dict)
    """By uri, as they were noted down."""
    prints: dict[str, str] = field(default_factory=dict)
    """A digest of what each of them held."""
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
        mark_then, result = self.files[uri]
        if mark_then != mark:
            return None
        return result

    def expect(self, unknown: int) -> None:
        """Gets ready to note things down, where that is worth it.

        Args:
            unknown: how many files have to be read.
        """
        if unknown <= FEW and not self._gone():
            return
        with suppress(OSError, RefusalError):
            self.since_ns = now_on_disk(self.root, _beside())

    def learn(self, source: Source, result: ReadResult, print_of_file: str) -> None:
        """Takes in what a file was read as.

        Args:
            source: the file.
            result: what it says.
            print_of_file: a digest of what it held.
        """
        mark = self.marks[source.uri]
        if self.since_ns is None or mark is None:
            return
        changed_ns = max(mark[:2])
        settled_ns = changed_ns + SETTLED_NS
        if settled_ns < self.since_ns:
            self.learned[source.uri] = result
            self.prints[source.uri] = print_of_file

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
        results: dict[str, ReadResult] = {}
        for uri, (mark_then, result) in self.files.items():
            if self.marks.get(uri) == mark_then:
                results[uri] = result
        results |= self.learned
        try:
            packed = pack(results)
        except NotPackedError:
            results = packable(results)
            packed = pack(results)
        marks = [self.marks[uri] for uri in results]
        facts = {
            "edition": self.edition,
            "marks": list(zip(*marks, strict=True)),
            "prints": [self.prints[uri] for uri in results],
            "results": packed,
        }
        bodies = map(_body_of, results.values())
        keep_parts(self.root, _NAME, chain([facts], pack_bodies(bodies)))
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
    parts = known_parts(root, _NAME)
    facts = parts.value(0)
    with suppress(ValueError, TypeError, AttributeError, KeyError):
        if facts["edition"] != edition:
            return memory
        bodies = Bodies(parts, first_part=1)
        results = unpack(facts["results"], bodies.body)
        marks = _marks(facts["marks"], len(results))
        remembered = zip(marks, results.values(), strict=True)
        memory.prints = dict(zip(results, facts["prints"], strict=True))
        memory.files = dict(zip(results, remembered, strict=True))
    return memory


def _marks(packed: list[Any], files: int) -> Iterator[Mark]:
    if not files:
        return iter(())
    modified, changed, size, inode = [_WHOLE.unpack(one, files) for one in packed]
    return zip(modified, changed, size, inode, strict=True)


def _body_of(result: ReadResult) -> str:
    writing, _ = result
    if writing is None:
        return ""
    return writing.body


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
    """The settings as far as they matter, the reader and Python."""
    asked_for = {name: getattr(settings, name) for name in SETTINGS_OF_READINGS}
    return repr((asked_for, code_edition(*_READER)))
