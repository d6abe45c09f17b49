"""What else is known of an item, as labelled lines under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from helplog.model.journal import FieldValue, Item
from helplog.model.keys import FIELDS, KeySpec, KeyType
from helplog.model.kinds import Answer, Kind, Result
from helplog.pages.words import Words, to_translate

_ANSWERS: Final = {
    Answer.WAITING: to_translate("waiting"),
    Answer.YES: to_translate("yes"),
    Answer.NO: to_translate("no"),
    Answer.LATER: to_translate("later"),
    Answer.PARTLY: to_translate("partly"),
}
_RESULTS: Final = {
    Result.KEPT: to_translate("kept"),
    Result.ADJUSTED: to_translate("adjusted"),
    Result.TAKEN_BACK: to_translate("taken back"),
}
_SAID_APART: Final[dict[tuple[str, FieldValue], str]] = {
    ("said", "no"): to_translate("not yet"),
    ("said", "yes"): "",
    ("shared", "yes"): to_translate("both of us"),
    ("shared", "no"): "",
    ("thanked", "enough"): to_translate("it may rest"),
}
"""Answers of yes or no that are said in other words; those that say nothing new, in none."""


def answer_of(item: Item, words: Words) -> str:
    """What came back: `waiting`, `yes, after 2 days`; empty for kinds that ask nothing."""
    if item.kind not in FIELDS["answer"].kinds:
        return ""
    # To hand something over is no question, unless an answer is written.
    if item.kind is Kind.HANDOFFS and "answer" not in item.fields:
        return ""
    answer = _ANSWERS[item.answer]
    said = words.text(answer)
    answered = item.day("answered")
    if answered is None:
        return said
    waited = answered - item.on
    if waited.days <= 0:
        return said
    after = words.plural("after {n} day", "after {n} days", waited.days)
    return f"{said}, {after}"


def result_of(item: Item, words: Words) -> str:
    """What was agreed when a trial ended; empty before."""
    result = item.result
    if result is None:
        return ""
    agreed = _RESULTS[result]
    return words.text(agreed)


def details(item: Item, words: Words) -> Iterator[tuple[str, str]]:
    """Label and text of every other field, in the order of the format; unknown ones as written."""
    if item.kind is Kind.HANDOFFS and _has_trial(item):
        day = words.day(item.check_in_on)
        yield words.text("Check-in on"), day
    talks = item.days("talked")
    if talks:
        title = words.text("Talked about")
        yield title, words.all_of(map(words.day, talks))
    if item.fields:
        for name, key in FIELDS.items():
            if not key.label or name not in item.fields:
                continue
            value = item.fields[name]
            label = words.text(key.label)
            text = _SAID_APART.get((name, value))
            if text is None:
                yield label, _shown(key, value, words)
            elif text:
                yield label, words.text(text)
    yield from item.extra.items()


def _has_trial(item: Item) -> bool:
    """A handoff that was said, and not refused."""
    return not item.is_draft and item.answer is not Answer.NO


def _shown(key: KeySpec, value: FieldValue, words: Words) -> str:
    if isinstance(value, tuple):
        return "; ".join(_shown(key, part, words) for part in value)
    if isinstance(value, date):
        return words.day(value)
    if value in {"yes", "no"}:
        return words.text(str(value))
    if isinstance(value, str):
        return "; ".join(_lines(value))
    if key.type is KeyType.CHANCE:
        return words.percent(value)
    said = words.text("{n} of 10")
    number = words.number(value)
    return said.format(n=number)


def _lines(text: str) -> list[str]:
    """The lines of a text without what makes a list of them."""
    lines = (line.strip().removeprefix("- ").rstrip(";") for line in text.splitlines())
    return [line for line in lines if line]
