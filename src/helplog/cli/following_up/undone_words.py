"""Which words one step back takes out of a file, as a person knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from helplog.cli.output.lines import WORDS
from helplog.cli.output.styling import plain
from helplog.model.journal import Item, field_text
from helplog.model.settings import Settings
from helplog.pages.wording.sentences import says
from helplog.text.editing.changed_lines import changed_lines
from helplog.text.editing.new_item import anywhere
from helplog.text.reading.file import Reading, read_whole

_LONGEST: Final = 80
_FRAME: Final = re.compile(
    r"-{3}|[\w-]+:|week: \d{4}-W\d\d|##? .*\{ ?#[\w-]+ ?\}|<!--.*-->|"
)
"""Lines that are no words of anyone: a fence, a key above its list, the week and the questions of a
check-in, its hints, a blank line."""


class Words(NamedTuple):
    """Some words, and the line on which they stand."""

    line: int
    text: str


def words_only_in(
    uri: str, data: bytes | None, other: bytes | None, settings: Settings
) -> list[Words]:
    """The words of a file that another edition of it has not, by line.

    Args:
        uri: the file, relative to the entries' folder.
        data: the file, None where there is none.
        other: the other edition, None where there is none.
        settings: the journal's.
    """
    if not data:
        return []
    reading = read_whole(uri, data, settings)
    other_reading = read_whole(uri, other or b"", settings)
    words: list[Words] = []
    told: set[int] = set()
    for item, lines in _items_only_in(reading, other_reading):
        others = _items(other_reading)
        words.append(Words(item.where.line, _said(item, others)))
        told.update(lines)
    for change in changed_lines(other, data):
        for number, row in enumerate(change.after, start=change.new_line):
            if number not in told and not _FRAME.fullmatch(row.strip()):
                quote = _quoted(row)
                words.append(Words(number, quote))
    return sorted(words)


def lines_instead(data: bytes | None, other: bytes | None) -> list[Words]:
    """The lines of a file that are others in another edition of it: `Sam Hill → Sam`.

    Args:
        data: the file.
        other: the other edition, in which each of its lines has one in its place.
    """
    words: list[Words] = []
    for change in changed_lines(data, other):
        pairs = zip(change.before, change.after, strict=False)
        for number, (row, instead) in enumerate(pairs, start=change.line):
            words.append(Words(number, f"{_short(row)} → {_short(instead)}"))
    return words


def _items(reading: Reading) -> Sequence[Item]:
    if reading.writing is None:
        return ()
    return reading.writing.items


def _items_only_in(reading: Reading, other: Reading) -> Iterator[tuple[Item, range]]:
    """The items that the other edition has not, with the lines they stand on."""
    others = _items(other)
    left = [anywhere(item) for item in others]
    spans = reading.spans
    items = _items(reading)
    for item, (start, end) in zip(items, spans, strict=True):
        if anywhere(item) in left:
            left.remove(anywhere(item))
        else:
            past = end.line + 1
            yield item, range(start.line, past)


def _said(item: Item, others: Sequence[Item]) -> str:
    """`Asked Priya: the report`; of one that stays, `answer: yes · Asked Priya: the report`."""
    sentence = says(item, WORDS)
    said = plain(sentence)
    for other in others:
        if (other.kind, other.who, other.what) == (item.kind, item.who, item.what):
            more_words = _more_of(item, other)
            more = ", ".join(more_words)
            parts = filter(None, (more, said))
            return " · ".join(parts)
    return said


def _more_of(item: Item, other: Item) -> Iterator[str]:
    for name, value in item.fields.items():
        known = other.fields.get(name)
        if known != value:
            text = WORDS.day(value) if isinstance(value, date) else field_text(value)
            yield f"{name.replace('_', ' ')}: {plain(text)}"
    if item.weight_lb is not None and item.weight_lb != other.weight_lb:
        yield f"weight: {WORDS.pounds(item.weight_lb)}"


def _quoted(row: str) -> str:
    return f"“{_short(row)}”"


def _short(row: str) -> str:
    stripped = row.strip()
    text = plain(stripped)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    return text
