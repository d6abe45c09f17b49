"""The fields of an item, each read as its type in the vocabulary asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from helplog.model.journal import FieldValue
from helplog.model.keys import FIELD_NAMES, FIELDS, KeyType
from helplog.model.kinds import Answer, Kind, Result
from helplog.model.late_patterns import late_pattern
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
from helplog.text.source.words import NO, YES, number_in, plain_word, yes_or_no
from helplog.text.values.dates import ImpossibleDateError, read_moment
from helplog.text.values.day_words import ENGLISH, AmbiguousDayError, day_of_words
from helplog.text.values.unfilled import is_unfilled

ITEM_KEYS: Final = frozenset(FIELD_NAMES)
_BARE = {key.replace("_", ""): key for key in ITEM_KEYS}

_POUNDS = late_pattern(r"(.*?)[ \t\u00a0]*(?:lbs?|pounds?|#)\.?", re.IGNORECASE)
_PERCENT = late_pattern(r"(?:%|per ?cent|pct)\.?$", re.IGNORECASE)
_ANSWERS = {
    **{answer.value: answer for answer in Answer},
    **dict.fromkeys(YES, Answer.YES),
    **dict.fromkeys(NO, Answer.NO),
    "partially": Answer.PARTLY,
    "pending": Answer.WAITING,
    "not yet": Answer.WAITING,
}
_RESULTS = {
    **{result.value: result for result in Result},
    "keep": Result.KEPT,
    "adjust": Result.ADJUSTED,
    "take back": Result.TAKEN_BACK,
    "taken_back": Result.TAKEN_BACK,
    "taken-back": Result.TAKEN_BACK,
    "takenback": Result.TAKEN_BACK,
    "took back": Result.TAKEN_BACK,
}
_SEVERAL: Final = (KeyType.LIST, KeyType.DATES)
_OF_HANDOFFS: Final = frozenset({Kind.HANDOFFS})
"""Of the fields of words, those of these lists alone may have lines: each is said for itself."""
_ENOUGH: Final = "enough"
_NOT_A_DATE: Final = "not-a-date"
_HEAVIEST: Final = 100_000
_LONGEST_NUMBER: Final = 60
"""Letters of a number with its unit; a longer text is none."""
_TEN: Final = 10
_HUNDRED: Final = 100
_CHANCE_DIGITS: Final = 12
"""Decimals of a chance: more than anyone writes, fewer than where 33.3 / 100 stops being 0.333."""


class UnreadableError(ValueError):
    """A field's text is not of its type. Carries the finding's code, message and hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Doubt(NamedTuple):
    """One meaning was plausible, and taken."""

    code: str
    message: str
    hint: str
    instead: str = ""
    """What says the same for certain; empty where the meaning was guessed."""


class Read(NamedTuple):
    """What a field says."""

    value: FieldValue | None
    """None where it says what saying nothing says: `met: no`."""
    doubt: Doubt | None = None


@lru_cache(maxsize=1024)  # the same few keys stand in every file
def field_name(key: str) -> str | None:
    """The name of the field that a key writes, `who` for all its aliases.

    None for a key that is no field.
    """
    plain = key.casefold()
    if plain not in ITEM_KEYS:
        plain = _BARE.get(letters_of(key), "")
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
        if is_blank(part) or not part.text.strip():
            continue
        if FIELDS[name].type is not KeyType.DATES:
            yield part
            continue
        for text in part.text.split(","):
            yield part._replace(text=text.strip())


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
            read = _READERS[kind](text, self.on)
        except UnreadableError as problem:
            day = self._day_in_words(text, problem)
            if day is None:
                self._report_unread(node, problem)
                return None, True
            self._report_day(node, day)
            read = _READERS[kind](day.isoformat(), self.on)
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
        if problem.code != _NOT_A_DATE or not may_say_day(text, self.language):
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
    read = _READERS[FIELDS[name].type]
    return read(text, on).value


def carries(name: str, kind: Kind) -> bool:
    """Whether items of a list may have this field."""
    return kind in FIELDS[name].kinds


def blank(node: Node) -> bool:
    """Whether a field was left empty."""
    return is_blank(node) or (isinstance(node, Scalar) and not node.text.strip())


def _short(text: str) -> str:
    return " ".join(text[:60].split())


def _pounds(text: str, _: date) -> Read:
    if len(text) <= _LONGEST_NUMBER:
        found = _POUNDS.fullmatch(text)
        if found:
            text = found[1]
    number = number_in(text)
    if number is None:
        raise UnreadableError(
            "not-a-weight",
            "a weight is a number of pounds",
            "Type {name}: 3, or 5, 10, 25, 50, 100",
        )
    if number <= 0:
        raise UnreadableError(
            "weight-not-positive",
            "a weight is more than zero",
            "Type {name}: 3 for a small moment, or leave it out",
        )
    if number > _HEAVIEST:
        raise UnreadableError(
            "not-a-weight",
            "nobody lifts that",
            "Type {name}: 100 for the lift you train for",
        )
    return Read(number)


def _answer(text: str, _: date) -> Read:
    word = plain_word(text)
    if word not in _ANSWERS:
        raise UnreadableError(
            "not-an-answer",
            "not an answer helplog knows",
            "Type waiting, yes, no, later or partly, and more in note:",
        )
    return Read(_ANSWERS[word].value)


def _result(text: str, _: date) -> Read:
    word = plain_word(text)
    if word not in _RESULTS:
        raise UnreadableError(
            "not-a-result",
            "not a result helplog knows",
            "Type kept, adjusted or taken back, and more in note:",
        )
    return Read(_RESULTS[word].value)


def _day(text: str, on: date) -> Read:
    moment = read_moment(text)
    if moment and moment.guessed:
        message = f"read as {moment.on}, which is the only order that makes a day"
        hint = f"Type {{name}}: {moment.on}"
        return Read(moment.on, Doubt("date-order", message, hint, f"{moment.on}"))
    if moment:
        return Read(moment.on)
    said = yes_or_no(text)
    if said:
        message = "says that it is so, not when; the entry's own day is taken"
        return Read(on, Doubt("day-not-said", message, f"Type {{name}}: {on}"))
    if said is False:
        return Read(None)
    raise UnreadableError(
        _NOT_A_DATE,
        "not a date helplog can read",
        f"Type {{name}}: {on} (year-month-day)",
    )


def _day_or_yes(text: str, on: date) -> Read:
    said = yes_or_no(text)
    if said is None:
        return _day(text, on)
    if said:
        return Read("yes")
    return Read(None)


def _day_yes_no(text: str, on: date) -> Read:
    if yes_or_no(text) is None:
        return _day(text, on)
    return _yes_no(text, on)


def _thanked(text: str, on: date) -> Read:
    if plain_word(text) == _ENOUGH:
        return Read(_ENOUGH)
    return _day_yes_no(text, on)


def _texts(text: str, _: date) -> Read:
    return Read((text.strip(),))


def _days(text: str, on: date) -> Read:
    read = _day(text, on)
    if not isinstance(read.value, date):
        return read
    return Read((read.value,), read.doubt)


def _yes_no(text: str, _: date) -> Read:
    said = yes_or_no(text)
    if said is None:
        raise UnreadableError(
            "not-yes-or-no", "neither yes nor no", "Type {name}: yes, or {name}: no"
        )
    if said:
        return Read("yes")
    return Read("no")


def _chance(text: str, _: date) -> Read:
    bare = _PERCENT.sub("%", text.strip())
    number = number_in(bare.removesuffix("%"))
    if number is None or number < 0 or number > _HUNDRED:
        raise UnreadableError(
            "not-a-chance",
            "a chance is between 0 and 100 %",
            "Type {name}: 40%, or {name}: 0.4",
        )
    share = round(number / _HUNDRED, _CHANCE_DIGITS)
    if bare.endswith("%"):
        return Read(share)
    if number <= 1:
        return Read(number)
    message = f"read as {number:g} %"
    hint = f"Type {{name}}: {number:g}%"
    return Read(share, Doubt("chance-without-percent", message, hint, f"{number:g}%"))


def read_ten(text: str) -> float:
    """A number from 0 to 10, `6`, `6.5` or `6/10`.

    Raises:
        UnreadableError: it is none.
    """
    bare = text.strip()
    if len(bare) <= _LONGEST_NUMBER:
        bare = re.sub(r"\s*(?:/|of|out of)\s*10$", "", bare)
    number = number_in(bare)
    if number is None or not 0 <= number <= _TEN:
        raise UnreadableError(
            "not-0-to-10",
            "not a number from 0 to 10",
            "Type {name}: and a number from 0 to 10",
        )
    return number


def _ten(text: str, _: date) -> Read:
    return Read(read_ten(text))


_READERS: Final[dict[KeyType, Callable[[str, date], Read]]] = {
    KeyType.POUNDS: _pounds,
    KeyType.ANSWER: _answer,
    KeyType.DATE: _day,
    KeyType.DATE_OR_YES: _day_or_yes,
    KeyType.DATE_OR_YES_NO: _day_yes_no,
    KeyType.YES_NO: _yes_no,
    KeyType.CHANCE: _chance,
    KeyType.TEN: _ten,
    KeyType.RESULT: _result,
    KeyType.THANKED: _thanked,
    KeyType.LIST: _texts,
    KeyType.DATES: _days,
}
