"""How far the words go that a finding is about; the finding itself has the place they begin at."""

from __future__ import annotations

from typing import Final

from lsprotocol import types

from helplog.language.documents.document import Document
from helplog.model.diagnostic import Diagnostic
from helplog.model.fix import FixEdit
from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot

_KEY: Final = late_pattern(r"[^\s:#]+(?=[ \t]*:(?:\s|$))")


def range_of(finding: Diagnostic, document: Document) -> types.Range:
    """The words a finding is about: what its fix replaces, a key, or the rest of the line."""
    where = finding.where
    start = document.index_of(Spot(where.line, where.column))
    end = _end(finding, document, start)
    if end == start:
        start = _first_of_line(document, where.line)
        end = _last_of_line(document, where.line)
    return document.range(start, end)


def _end(finding: Diagnostic, document: Document, start: int) -> int:
    if finding.fix is not None:
        replaced = _replaced_from(finding.fix.edits, document, start)
        if replaced is not None:
            return replaced
    key = _KEY.match(document.text, start)
    if key:
        return key.end()
    return max(start, _last_of_line(document, finding.where.line))


def _replaced_from(
    edits: tuple[FixEdit, ...], document: Document, start: int
) -> int | None:
    """The end of what is replaced from that place on, on its line."""
    for edit in edits:
        begins = document.index_of(Spot(edit.line, edit.column))
        ends = document.index_of(Spot(edit.end_line, edit.end_column))
        if begins == start < ends and edit.line == edit.end_line:
            return ends
    return None


def _first_of_line(document: Document, number: int) -> int:
    line = document.line(number)
    margin = len(line) - len(line.lstrip())
    return document.index_of(Spot(number, margin + 1))


def _last_of_line(document: Document, number: int) -> int:
    words = document.line(number).rstrip()
    return document.index_of(Spot(number, len(words) + 1))
