"""Values that a field or a key may have, each with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from lsprotocol.types import CompletionItemKind

from helplog.language.completion.proposal import Proposal
from helplog.language.wording.days import Named, days_ahead, days_back
from helplog.language.wording.meanings import (
    ANSWERS,
    RESULTS,
    THANKED,
    WEIGHTS,
    field_spec,
)
from helplog.model.calendar import WeekStart, week_label, week_of
from helplog.model.keys import KeyType

_AHEAD: Final = frozenset({"by", "check_in"})
"""Fields of days to come."""
_CHANCES: Final = (90, 70, 50, 30, 10)
_EASY: Final = {0: "not at all", 5: "half and half", 10: "as much as can be"}
_YES_NO: Final[Mapping[str, str]] = {"yes": "", "no": ""}
_SPANS: Final = ("7d", "14d", "30d", "60d", "90d")


def field_values(name: str, on: date) -> Iterator[Proposal]:
    """What a field may say.

    Args:
        name: the field's.
        on: the day of its entry, from which days are reckoned.
    """
    spec = field_spec(name)
    if spec is None:
        return
    yield from _BY_TYPE.get(spec.type, _nothing)()
    if spec.type in _DATES:
        named = days_ahead(on) if name in _AHEAD else days_back(on)
        yield from map(_day, named)


def key_values(key: str, on: date, week_start: WeekStart) -> Iterator[Proposal]:
    """What a key at the top may say, where that can be foreseen."""
    if key == "load":
        yield from _tens()
    elif key == "private":
        yield Proposal("true", "true", detail="its words appear nowhere on the site")
    elif key in {"date", "created", "created_at"}:
        yield from map(_day, days_back(on))
    elif key == "week":
        week = week_label(week_of(on, week_start), week_start)
        yield Proposal(week, week, detail="the week of this day")
    elif key in {"every", "at_most"}:
        for span in _SPANS:
            yield Proposal(span, span)


def _day(named: Named) -> Proposal:
    words, day = named
    iso = day.isoformat()
    return Proposal(words, iso, CompletionItemKind.Constant, iso, names=(iso,))


def _worded(values: Mapping[str, str]) -> Callable[[], Iterator[Proposal]]:
    def proposals() -> Iterator[Proposal]:
        for value, meaning in values.items():
            kind = CompletionItemKind.EnumMember
            yield Proposal(str(value), str(value), kind, meaning)

    return proposals


def _nothing() -> Iterator[Proposal]:
    """What can't be foreseen, or is a day."""
    yield from ()


def _weights() -> Iterator[Proposal]:
    for pounds, meaning in WEIGHTS.items():
        text = str(pounds)
        yield Proposal(text, text, CompletionItemKind.Unit, meaning)


def _chances() -> Iterator[Proposal]:
    for chance in _CHANCES:
        text = f"{chance}%"
        yield Proposal(text, text, CompletionItemKind.Unit)


def _tens() -> Iterator[Proposal]:
    for number in range(11):
        text = str(number)
        yield Proposal(text, text, CompletionItemKind.Unit, _EASY.get(number, ""))


_BY_TYPE: Final[Mapping[KeyType, Callable[[], Iterator[Proposal]]]] = {
    KeyType.ANSWER: _worded({str(one): words for one, words in ANSWERS.items()}),
    KeyType.RESULT: _worded({str(one): words for one, words in RESULTS.items()}),
    KeyType.THANKED: _worded(THANKED),
    KeyType.YES_NO: _worded(_YES_NO),
    KeyType.DATE_OR_YES: _worded({"yes": "on the day of the entry, or some day"}),
    KeyType.DATE_OR_YES_NO: _worded({"no": "not yet: it is a draft"}),
    KeyType.POUNDS: _weights,
    KeyType.CHANCE: _chances,
    KeyType.TEN: _tens,
    KeyType.DATE: _nothing,
    KeyType.DATES: _nothing,
    KeyType.LIST: _nothing,
}
_DATES: Final = frozenset(
    {
        KeyType.DATE,
        KeyType.DATE_OR_YES,
        KeyType.DATE_OR_YES_NO,
        KeyType.DATES,
        KeyType.THANKED,
    }
)
