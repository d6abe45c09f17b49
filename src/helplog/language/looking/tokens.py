"""What the words of a frontmatter are, for colours: people, kinds, fields, weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lsprotocol import types

from helplog.language.documents.document import Document
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Extent, extent_of, parts_of
from helplog.language.journal.people_places import people_places
from helplog.language.journal.session import JournalSession
from helplog.model.kinds import KINDS

_PERSON, _KIND, _FIELD, _WEIGHT, _NEED = range(5)
"""Places in the legend."""
_BY_FIELD: Final = {"weight": _WEIGHT, "for": _NEED}
"""What the value of a field is."""
Token = tuple[Extent, int]


def semantic_tokens(session: JournalSession, file: OpenFile) -> types.SemanticTokens:
    """The tokens of a file, from above, none over another."""
    found = sorted({*_tokens(session, file)})
    return types.SemanticTokens([*_encoded(file.document, _apart(found))])


def _tokens(session: JournalSession, file: OpenFile) -> Iterator[Token]:
    if session.sight is not None:
        for place in people_places(file, session.sight):
            yield place.extent, _PERSON
    yield from _keys(file)
    for part in parts_of(file.reading):
        if part.key is not None and part.in_item:
            yield extent_of(part.key, file.document), _FIELD
        kind = _BY_FIELD.get(part.field)
        if kind is not None:
            yield extent_of(part.value, file.document), kind


def _keys(file: OpenFile) -> Iterator[Token]:
    if file.reading.front is None:
        return
    for block in file.reading.front.blocks:
        kind = _KIND if block.name in KINDS else _FIELD
        yield extent_of(block.key, file.document), kind


def _apart(tokens: Iterable[Token]) -> Iterator[Token]:
    end = -1
    for extent, kind in tokens:
        if extent.start >= end and extent.end > extent.start:
            end = extent.end
            yield extent, kind


def _encoded(document: Document, tokens: Iterable[Token]) -> Iterator[int]:
    """Five numbers for each, as the protocol has them: how far from the one before, and what."""
    line = character = 0
    for extent, kind in tokens:
        start, end = document.position(extent.start), document.position(extent.end)
        if start.line != end.line:
            continue
        if start.line != line:
            line, character, rows = start.line, 0, start.line - line
        else:
            rows = 0
        yield from (rows, start.character - character, end.character - start.character)
        yield from (kind, 0)
        character = start.character
