"""What else is known of an item, as labelled lines under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import Answer, Kind, Result
from helplog.pages.words import Words, to_translate

_LABELS: Final = {
    "by": to_translate("By"),
    "for": to_translate("For"),
    "chance": to_translate("Chance I gave it"),
    "success": to_translate("That means"),
    "load": to_translate("What I have been carrying"),
    "impact": to_translate("What it does to me"),
    "visibility": to_translate("How we both stay informed"),
    "done": to_translate("Done"),
    "thanked": to_translate("Thanked"),
    "open": to_translate("Still open"),
    "met": to_translate("Met"),
    "dropped": to_translate("Let go"),
    "cost": to_translate("What it took out of me"),
    "expected": to_translate("How awkward I expected it to be"),
    "felt": to_translate("How it was"),
    "note": to_translate("Note"),
}
"""Fields in the order they are shown."""


def answer_of(item: Item, words: Words) -> str:
    """What came back: `waiting`, `yes, after 2 days`; empty for kinds that ask nothing."""
    if item.kind not in {Kind.ASKS, Kind.HANDOFFS}:
        return ""
    if item.kind is Kind.HANDOFFS and "answer" not in item.fields:
        return ""
    said = {
        Answer.WAITING: words.text("waiting"),
        Answer.YES: words.text("yes"),
        Answer.NO: words.text("no"),
        Answer.LATER: words.text("later"),
        Answer.PARTLY: words.text("partly"),
    }[item.answer]
    answered = item.day("answered")
    if answered is None or answered <= item.on:
        return said
    after = words.plural("after {n} day", "after {n} days", (answered - item.on).days)
    return f"{said}, {after}"


def result_of(item: Item, words: Words) -> str:
    """What was agreed when a trial ended; empty before."""
    if item.result is None:
        return ""
    return {
        Result.KEPT: words.text("kept"),
        Result.ADJUSTED: words.text("adjusted"),
        Result.TAKEN_BACK: words.text("taken back"),
    }[item.result]


def details(item: Item, words: Words) -> Iterator[tuple[str, str]]:
    """Label and text of every other field, in the order of the format; unknown ones as written."""
    if item.kind is Kind.HANDOFFS:
        yield words.text("Check-in on"), words.day(item.check_in_on)
    for name, label in _LABELS.items() if item.fields else ():
        if name in item.fields:
            yield words.text(label), _shown(name, item.fields[name], words)
    for name, text in item.extra.items():
        yield name, text


def _shown(name: str, value: FieldValue, words: Words) -> str:
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, str):
        return words.text(value) if value in {"yes", "no"} else value
    if name == "chance":
        return words.percent(value)
    return words.text("{n} of 10").format(n=words.number(value))
