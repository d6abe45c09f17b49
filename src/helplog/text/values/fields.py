"""The fields of an item, each read as its type in the vocabulary asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from helplog.model.journal import FieldValue
from helplog.model.keys import FIELD_NAMES, FIELDS, KeyType
from helplog.model.kinds import Kind
from helplog.text.source.day_vocabulary import may_say_day
from helplog.text.source.findings import Findings
from helplog.text.source.fixing import replacing
from helplog.text.source.nodes import (
    Node,
    Scalar,
    as_lines,
    as_text,
    is_blank,
    scalars_in,
)
from helplog.text.source.slips import letters_of
from helplog.text.values.dates import ImpossibleDateError
from helplog.text.values.day_words import ENGLISH, AmbiguousDayError, day_of_words
from helplog.text.values.field_types import NOT_A_DATE, Doubt, UnreadableError, read_as
from helplog.text.values.unfilled import is_unfilled

ITEM_KEYS: Final = frozenset(FIELD_NAMES)
_BARE = {key.replace("_", ""): key for key in ITEM_KEYS}

_SEVERAL: Final = (KeyType.LIST, KeyType.DATES)
_OF_HANDOFFS: Final = frozenset({Kind.HANDOFFS})
"""Of the fields of words, those of these lists alone may have lines: each is said for itself."""


@lru_cache(maxsize=1024)  # the same few keys stand in every file
def field_name(key: str) -> str | None:
    """The name of the field that a key writes, `who` for all its aliases.

    None for a key that is no field.
    """
    plain = key.casefold()
    if plain not in ITEM_KEYS:
        letters = letters_of(key)
        plain = _BARE.get(letters, "")
    return FIELD_NAMES.get(plain)


def is_item_key(key: str) -> bool:
    """Whether a key writes a field of items."""
    return field_name(key) is not None


def read_field(
    name: str, node: Node, on: date, findings: Findings, language: str = ENGLISH
) -> tuple[FieldValue | None, bool]:
    """Reads a field.

    Args:
        name: its name in the vocabulary.
        node: its value as written; not blank.
        on: the day of its entry.
        findings: where to report what can't be read.
        language: the site's, in which days may be said as well as in English.

    Returns:
        The value, None without one; whether the text has to be kept as it is beside it.
    """
    kind = FIELDS[name].type
    if kind is KeyType.TEXT:
        if FIELDS[name].kinds == _OF_HANDOFFS:
            return as_lines(node), False
        return as_text(node), False
    if is_unfilled(node, findings):
        return None, True
    reader = _Reader(name, on, findings, language)
    if kind in _SEVERAL:
        return _read_several(reader, node)
    return reader.read(node)


def _read_several(reader: _Reader, node: Node) -> tuple[FieldValue | None, bool]:
    """A list, or one; what can't be read of it is kept with the rest of its text."""
    texts: list[str] = []
    days: list[date] = []
    all_read = True
    for part in _parts(reader.name, node):
        value, keep = reader.read(part)
        if isinstance(value, tuple):
            for one in value:
                if isinstance(one, date):
                    days.append(one)
                else:
                    texts.append(one)
        all_read = all_read and not keep
    value = tuple(days) or tuple(texts) or None
    return value, not all_read


def _parts(name: str, node: Node) -> Iterator[Scalar]:
    """The elements of a list; days in one text stand with commas between."""
    for part in scalars_in(node):
        if is_blank(part):
            continue
        if not part.text.strip():
            continue
        if FIELDS[name].type is not KeyType.DATES:
            yield part
            continue
        for text in part.text.split(","):
            stripped = text.strip()
            yield part._replace(text=stripped)


class _Reader(NamedTuple):
    """Reads one field."""

    name: str
    on: date
    findings: Findings
    language: str

    def read(self, node: Node) -> tuple[FieldValue | None, bool]:
        """The value of one text; whether the text has to be kept beside it."""
        text = as_text(node)
        kind = FIELDS[self.name].type
        try:
            read = read_as(kind, text, self.on)
        except UnreadableError as problem:
            day = self._day_in_words(text, problem)
            if day is None:
                self._report_unread(node, problem)
                return None, True
            self._report_day(node, day)
            day_text = day.isoformat()
            read = read_as(kind, day_text, self.on)
        except ImpossibleDateError as problem:
            self.findings.error(
                node.start,
                "impossible-date",
                f"{self._shown(text)}: no calendar has this day ({problem})",
                f"Type {self.name}: a day that exists",
            )
            return None, True
        if read.doubt:
            _report_doubt(read.doubt, self.name, node, self.findings)
        return read.value, read.value is None

    def _day_in_words(self, text: str, problem: UnreadableError) -> date | None:
        """The day that words say, from the entry's own day on."""
        if problem.code != NOT_A_DATE:
            return None
        if not may_say_day(text, self.language):
            return None
        past = FIELDS[self.name].looks_back
        try:
            return day_of_words(text, self.on, past=past, language=self.language)
        except AmbiguousDayError:
            return None

    def _report_unread(self, node: Node, problem: UnreadableError) -> None:
        hint = problem.hint.format(name=self.name)
        message = f"{self._shown(as_text(node))}: {problem.message}"
        self.findings.error(node.start, problem.code, message, hint)

    def _report_day(self, node: Node, day: date) -> None:
        self.findings.info(
            node.start,
            "day-in-words",
            f"{self._shown(as_text(node))} is read as {day:%A} {day}",
            f"If another day is meant, type it: {self.name}: {day}",
        )

    def _shown(self, text: str) -> str:
        return f"`{self.name}: {_short(text)}`"


def _report_doubt(doubt: Doubt, name: str, node: Node, findings: Findings) -> None:
    message = f"`{name}: {_short(as_text(node))}`: {doubt.message}"
    hint = doubt.hint.format(name=name)
    if not doubt.instead:
        findings.warning(node.start, doubt.code, message, hint)
        return
    fix = replacing(node.start, node.end, doubt.instead)
    findings.info(node.start, doubt.code, message, hint, fix)


def understood(name: str, text: str, on: date) -> FieldValue | None:
    """What a field's text says, as the reader would take it.

    None where it says what saying nothing says.

    Args:
        name: of a field that is more than text.
        text: as typed.
        on: the day `yes` means where a date is asked for.

    Raises:
        UnreadableError: it is not of the field's type; says what is, and what to type.
        ImpossibleDateError: no calendar has the day.
    """
    return read_as(FIELDS[name].type, text, on).value


def carries(name: str, kind: Kind) -> bool:
    """Whether items of a list may have this field."""
    return kind in FIELDS[name].kinds


def blank(node: Node) -> bool:
    """Whether a field was left empty."""
    if is_blank(node):
        return True
    return isinstance(node, Scalar) and not node.text.strip()


def _short(text: str) -> str:
    parts = text[:60].split()
    return " ".join(parts)
