"""The certain cures of a file's findings, made one after another, each proved by reading again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from helplog.model.diagnostic import Diagnostic
from helplog.model.fix import Fix
from helplog.model.settings import Settings
from helplog.text.editing.meaning import is_mended
from helplog.text.editing.proving import still_yaml
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    open_source_text,
    with_edits,
)
from helplog.text.reading.file import read_whole
from helplog.text.source.findings import MOST_FINDINGS, Spot

_MOST_TRIES: Final = 4 * MOST_FINDINGS
"""A file with more to mend is mended as far as that, and by the next run from there on."""


class Mending(NamedTuple):
    """A file with what could be mended in it."""

    data: bytes
    mended: tuple[Diagnostic, ...] = ()
    """The findings that are gone, each as it stood just before."""
    unproved: tuple[Diagnostic, ...] = ()
    """Those whose cure would have changed something besides, and so was not made."""


def mend(uri: str, data: bytes, settings: Settings) -> Mending:
    """Makes every fix that changes nothing but what it says.

    Args:
        uri: posix path relative to the entries' folder.
        data: the file as it is.
        settings: the journal's.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        return Mending(data)
    mender = _Mender(uri, data, settings)
    return mender.mend()


def mend_one(uri: str, data: bytes, settings: Settings, finding: Diagnostic) -> Mending:
    """Makes the fix of one finding, or of all like it, where that changes nothing besides.

    Args:
        uri: as in `mend`.
        data: the file as it is.
        settings: the journal's.
        finding: one of those of the file.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        return Mending(data)
    mender = _Mender(uri, data, settings)
    return mender.mend_one(finding)


class _Mender:
    def __init__(self, uri: str, data: bytes, settings: Settings) -> None:
        self.uri = uri
        self.data = data
        self.settings = settings
        self.reading = read_whole(uri, data, settings)
        self.mended: list[Diagnostic] = []
        self.unproved: list[Diagnostic] = []

    def mend(self) -> Mending:
        for _ in range(_MOST_TRIES):
            finding = self._next()
            if finding is None:
                break
            # `-Ana` is a text to other programs, and `- Ana` above it none: all, or not one.
            if self._try([finding]) or self._try(self._like(finding)):
                self.unproved.clear()  # what stood in the way may be gone
            else:
                self.unproved.append(finding)
        mended = tuple(self.mended)
        return Mending(self.data, mended, tuple(self.unproved))

    def mend_one(self, finding: Diagnostic) -> Mending:
        if finding not in self.reading.diagnostics or finding.fix is None:
            return Mending(self.data)
        if not self._try([finding]) and not self._try(self._like(finding)):
            self.unproved.append(finding)
        mended = tuple(self.mended)
        return Mending(self.data, mended, tuple(self.unproved))

    def _next(self) -> Diagnostic | None:
        for finding in self.reading.diagnostics:
            if finding.fix is not None and finding not in self.unproved:
                return finding
        return None

    def _like(self, finding: Diagnostic) -> list[Diagnostic]:
        found = self.reading.diagnostics
        return [one for one in found if one.fix and one.code == finding.code]

    def _try(self, findings: Sequence[Diagnostic]) -> bool:
        """Makes fixes if they can be proved."""
        fixes = [finding.fix for finding in findings if finding.fix]
        after = with_fixes(self.data, fixes)
        reading = read_whole(self.uri, after, self.settings)
        if not is_mended(self.reading, reading, findings):
            return False
        if not still_yaml(self.data, after):
            return False
        self.data = after
        self.reading = reading
        self.mended += findings
        return True


def with_fixes(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """A file with fixes made in it, and every other byte as it was."""
    source_text = open_source_text(data)
    edits: list[Edit] = []
    for fix in fixes:
        edits += _edits(source_text, fix)
    return with_edits(source_text, edits)


def _edits(source_text: SourceText, fix: Fix) -> Iterator[Edit]:
    for line, column, end_line, end_column, text in fix.edits:
        first = Spot(line, column)
        start = source_text.at(first)
        last = Spot(end_line, end_column)
        end = source_text.at(last)
        own_ends = text.replace("\n", source_text.newline)
        yield Edit(start, end, own_ends)
