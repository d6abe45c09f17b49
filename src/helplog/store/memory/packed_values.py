"""Single values as JSON can hold them, and back; what packing never gives is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from helplog.model.journal import Away, FieldValue, Reply
from helplog.model.kinds import Question
from helplog.store.memory.columns import NotPackedError

_SEVERAL: Final = "several"
_QUESTIONS: Final = {question.value: question for question in Question}
_ONLY_TEXTS: Final = frozenset({str})


def text(value: object) -> str:
    """A text."""
    if type(value) is not str:
        raise NotPackedError("no text")
    return value


def pack_texts(values: Iterable[object]) -> list[str]:
    """Several texts."""
    return list(map(text, values))


def texts(values: Iterable[object]) -> tuple[str, ...]:
    """Texts; a single one is none of several letters."""
    if isinstance(values, str):
        raise NotPackedError("a text alone")
    return tuple(map(text, values))


def named_texts(given: Mapping[str, object]) -> dict[str, str]:
    """Texts by name."""
    return {name: text(value) for name, value in given.items()}


def yes_or_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise NotPackedError("neither yes nor no")
    return value


def whole(value: object) -> int:
    """A whole number."""
    if type(value) is not int:
        raise NotPackedError("no whole number")
    return value


def day(value: object) -> date:
    """A day by its ordinal."""
    return date.fromordinal(whole(value))


def pack_fields(given: Mapping[str, FieldValue]) -> dict[str, Any]:
    """The fields of an item."""
    return {name: _pack_value(value) for name, value in given.items()}


def unpack_fields(given: dict[str, Any]) -> dict[str, FieldValue]:
    """The fields of an item; most hold texts alone."""
    if _ONLY_TEXTS.issuperset(map(type, given.values())):
        return given
    return {name: _value(value) for name, value in given.items()}


def pack_away(stretches: Iterable[Away]) -> list[Any]:
    """Stretches of time."""
    return [
        [one.first_on.toordinal(), one.last_on.toordinal(), one.why]
        for one in stretches
    ]


def unpack_away(packed: Iterable[Any]) -> tuple[Away, ...]:
    """Stretches of time."""
    return tuple(Away(day(first), day(last), text(why)) for first, last, why in packed)


def pack_replies(replies: Mapping[Question, Reply]) -> dict[str, Any]:
    """What a check-in says."""
    packed = {}
    for question, reply in replies.items():
        packed[question.value] = [reply.text, reply.none]
    return packed


def unpack_replies(packed: Mapping[str, Any]) -> dict[Question, Reply]:
    """What a check-in says."""
    replies = {}
    for question, (words, none) in packed.items():
        reply = Reply(text=text(words), none=yes_or_no(none))
        replies[_QUESTIONS[question]] = reply
    return replies


def _pack_value(value: FieldValue) -> object:
    if isinstance(value, tuple):
        return {_SEVERAL: [_pack_value(part) for part in value]}
    if isinstance(value, date):
        return [value.toordinal()]
    return value


def _value(value: object) -> FieldValue:
    if isinstance(value, dict):
        return _several(value[_SEVERAL])
    if isinstance(value, list):
        (ordinal,) = value
        return day(ordinal)
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotPackedError("no number")
    return value


def _several(packed: list[object]) -> FieldValue:
    values = [_value(part) for part in packed]
    days = [value for value in values if isinstance(value, date)]
    if days:
        return tuple(days)
    return tuple(map(text, values))
