"""A person's name in one file becomes another, proved: nothing else in it says anything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.named_places import (
    NamedText,
    Renaming,
    named_rows,
    named_texts,
)
from helplog.text.editing.proving import still_yaml
from helplog.text.editing.proving_names import first_difference
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    open_source_text,
    with_edits,
)
from helplog.text.reading.file import Reading, read_whole
from helplog.text.source.nodes import Style
from helplog.text.source.writing_yaml import Quote, is_plain, scalar
from helplog.text.values.people.name_spans import mention_spans


class RenamedRow(NamedTuple):
    """One line with the other name in it."""

    line: int
    before: str
    after: str


class Renamed(NamedTuple):
    """A file with the other name in it."""

    data: bytes
    reading: Reading
    rows: tuple[RenamedRow, ...]


def rename_in(
    uri: str, data: bytes, settings: Settings, old: str, renaming: Renaming
) -> Renamed | None:
    """Gives a person their new name wherever a file names them.

    Args:
        uri: posix path relative to the entries' folder.
        data: the file as it is.
        settings: the journal's.
        old: the name they had.
        renaming: whom to look for, and the new name.

    Returns:
        The file, None where it doesn't name them.

    Raises:
        RefusalError: it can't be done without touching something else; says where.
    """
    reading = read_whole(uri, data, settings)
    try:
        source_text = open_source_text(data)
    except UnicodeDecodeError:
        _refuse_named(reading, uri, renaming, "the file is not UTF-8 text")
        return None
    if reading.document is None or reading.document.unread:
        _refuse_named(reading, uri, renaming, "the file is too long")
        return None
    found = _edits(uri, reading, source_text, renaming)
    edits = list(found)
    renamed = with_edits(source_text, edits)
    after = read_whole(uri, renamed, settings)
    line = first_difference(reading, after, old, renaming)
    if line is None and not still_yaml(data, renamed):
        line = _line_of(source_text, edits[0])
    if line is not None:
        raise _refusal(uri, line, "this can't be changed safely")
    if not edits:
        return None
    rows = _rows(source_text, renamed)
    all_rows = tuple(rows)
    return Renamed(renamed, after, all_rows)


def _edits(
    uri: str, reading: Reading, source_text: SourceText, renaming: Renaming
) -> Iterator[Edit]:
    for named in named_texts(reading, source_text, renaming):
        yield from _edits_of_text(uri, named, source_text)
    for row in named_rows(reading, source_text, renaming):
        start = source_text.starts[row.number - 1]
        for span in row.spans:
            begins = start + span.start
            ends = start + span.end
            yield Edit(begins, ends, span.text)


def _edits_of_text(
    uri: str, named: NamedText, source_text: SourceText
) -> Iterator[Edit]:
    """The names in a value changed where they stand, or the value quoted where that is needed."""
    value = named.scalar
    start, end = source_text.at(value.start), source_text.at(value.end)
    raw = source_text.text[start:end]
    text = value.text
    if value.style is Style.PLAIN and raw == text:
        whole = _replaced(named)
        needs_quotes = not is_plain(whole, flow=named.flow)
        if needs_quotes and is_plain(text, flow=named.flow):
            quoted = scalar(whole, Quote.DOUBLE)
            yield Edit(start, end, quoted)
            return
    quote = ""
    if value.style is Style.QUOTED:
        quote = raw[:1]
    for span in named.spans:
        old = _escaped(text[span.start : span.end], quote)
        before = _escaped(text[: span.start], quote)
        times = before.count(old)
        at = _nth(raw, old, times)
        if at is None or raw.count(old) != _escaped(text, quote).count(old):
            raise _refusal(uri, value.start.line, "this can't be changed safely")
        begins = start + at
        ends = start + at + len(old)
        yield Edit(begins, ends, _escaped(span.text, quote))


def _replaced(named: NamedText) -> str:
    text = named.scalar.text
    for span in reversed(named.spans):
        text = text[: span.start] + span.text + text[span.end :]
    return text


def _escaped(text: str, quote: str) -> str:
    """A text as it stands between quotes."""
    if quote == "'":
        return text.replace("'", "''")
    if quote == '"':
        return scalar(text, Quote.DOUBLE)[1:-1]
    return text


def _nth(text: str, part: str, times: int) -> int | None:
    """Where a part stands in a text after so many others of it."""
    at = text.find(part)
    for _ in range(times):
        at = text.find(part, at + 1)
    return None if at < 0 else at


def _rows(source_text: SourceText, renamed: bytes) -> Iterator[RenamedRow]:
    after = open_source_text(renamed)
    for number in range(1, len(source_text.starts) + 1):
        row, new = source_text.line(number), after.line(number)
        if row != new:
            before = row.strip()
            after_it = new.strip()
            yield RenamedRow(number, before, after_it)


def _line_of(source_text: SourceText, edit: Edit) -> int:
    return source_text.text.count("\n", 0, edit.start) + 1


def _refuse_named(reading: Reading, uri: str, renaming: Renaming, why: str) -> None:
    """Refuses a file that can't be written into, where it names the person.

    Raises:
        RefusalError: it does.
    """
    line = first_difference(reading, reading, "", renaming)
    if line is None and reading.document:
        body = reading.document.body
        for span in mention_spans(body, renaming.key, renaming.name):
            line = reading.document.body_line + body.count("\n", 0, span.start)
    if line is not None:
        raise _refusal(uri, line, why)


def _refusal(uri: str, line: int, why: str) -> RefusalError:
    return RefusalError(
        f"{uri}:{line}: {why}; type the new name there yourself, and then rename again"
    )
