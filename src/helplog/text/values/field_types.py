"""A text read as the type that its key asks for: a weight, an answer, a day, a chance."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from helplog.model.journal import FieldValue
from helplog.model.keys import KeyType
from helplog.model.kinds import Answer, Result
from helplog.model.late_patterns import late_pattern
from helplog.text.source.words import NO, YES, number_in, plain_word, yes_or_no
from helplog.text.values.dates import read_moment

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
_ENOUGH: Final = "enough"
NOT_A_DATE: Final = "not-a-date"
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


def read_as(key_type: KeyType, text: str, on: date) -> Read:
    """What a text says.

    Args:
        key_type: of its key; any but TEXT.
        text: as typed.
        on: the day `yes` means where a date is asked for.

    Raises:
        UnreadableError: it is not of the type; says what is, and what to type.
        ImpossibleDateError: no calendar has the day.
    """
    return _READERS[key_type](text, on)


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
        doubt = Doubt("day-not-said", message, f"Type {{name}}: {on}")
        return Read(on, doubt)
    if said is False:
        return Read(None)
    raise UnreadableError(
        NOT_A_DATE,
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
    stripped = text.strip()
    bare = _PERCENT.sub("%", stripped)
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
    doubt = Doubt("chance-without-percent", message, hint, f"{number:g}%")
    return Read(share, doubt)


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
