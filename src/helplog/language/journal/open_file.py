"""A file of a journal that lies open in an editor, read as it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helplog.language.documents.document import Document
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Checkin, Entry, Item, PersonNote
from helplog.model.settings import Settings
from helplog.text.reading.file import Reading, read_whole
from helplog.text.reading.settling import settle_file
from helplog.text.source.findings import SpotRange
from helplog.text.values.finished_item import NOBODY_NAMED
from helplog.text.values.people.known_people import KnownPeople

FindingKey = tuple[object, Severity, str, str]
"""What makes two findings one."""


class OpenFile(NamedTuple):
    """One version of it."""

    uri: str
    """Relative to the entries' folder."""
    document: Document
    reading: Reading
    writing: Entry | Checkin | PersonNote | None
    """Everybody in it named whom the journal tells."""
    findings: tuple[Diagnostic, ...]
    """What the file tells by itself, and by the names of the journal."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, in file order."""
        if self.writing is None:
            return ()
        return self.writing.items

    @property
    def spans(self) -> Iterator[tuple[Item, SpotRange]]:
        """Each item with where it stands."""
        return zip(self.items, self.reading.spans, strict=False)


def open_file(
    uri: str, document: Document, settings: Settings, known: KnownPeople | None
) -> OpenFile:
    """Reads a file as it stands in the editor. Never raises, whatever its text.

    Args:
        uri: relative to the entries' folder.
        document: the text.
        settings: the journal's.
        known: everybody whom the journal names; None before it is read, and then nothing is said
            of whom an item may name.
    """
    reading = read_whole(uri, document.data, settings)
    return settled(OpenFile(uri, document, reading, None, ()), known)


def settled(file: OpenFile, known: KnownPeople | None) -> OpenFile:
    """The same version, with the names that are known by now."""
    writing, found = file.reading.writing, file.reading.diagnostics
    if known is None:
        found = tuple(one for one in found if one.code != NOBODY_NAMED)
    elif isinstance(writing, Entry):  # noqa: SIM114 - one type at a time
        writing, found = settle_file(writing, found, known)
    elif isinstance(writing, Checkin):
        writing, found = settle_file(writing, found, known)
    return file._replace(writing=writing, findings=found)


class LaterFinding(NamedTuple):
    """What only the whole journal, its site or its history tells of a file."""

    finding: Diagnostic
    line: str
    """The line it is about, as it stood."""
    lines_below: int
    """How many there were from it on."""

    def moved_to(self, document: Document) -> Diagnostic | None:
        """The same where the line stands now; None where it is another."""
        where = self.finding.where
        count = len(document.source.starts)
        for number in (where.line, count - self.lines_below):
            if document.line(number) == self.line:
                place = where._replace(line=number)
                return self.finding._replace(where=place)
        return None


def later_findings(
    found: Iterable[Diagnostic], file: OpenFile
) -> tuple[LaterFinding, ...]:
    """Those of all findings of a file that it does not tell by itself.

    Args:
        found: all of them.
        file: the version they are about.
    """
    own = Counter(map(key_of, file.findings))
    later: list[LaterFinding] = []
    count = len(file.document.source.starts)
    for finding in found:
        key = key_of(finding)
        if own[key]:
            own[key] -= 1
            continue
        number = finding.where.line
        line = file.document.line(number)
        later.append(LaterFinding(finding, line, count - number))
    return tuple(later)


def key_of(finding: Diagnostic) -> FindingKey:
    """What makes two findings one; whether it is private, the files around it decide."""
    return finding.where, finding.severity, finding.code, finding.message
