"""A reading as lists, texts and numbers, and back.

Whatever isn't what packing gives is refused, never guessed at.

Only what differs from a field's default is packed; the file's uri stands outside, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Away, Checkin, Entry, FieldValue, Item, PersonNote, Reply
from helplog.model.kinds import Kind, Question

Writing = Entry | Checkin | PersonNote
Packed = list[Any]
"""What it is, the line and column where its body begins, its fields by name, the findings."""

_TYPES: Final[dict[str, type[Writing]]] = {"entry": Entry, "checkin": Checkin, "person": PersonNote}
_PAGE: Final = "page"
_KINDS: Final = {kind.value: kind for kind in Kind}
_SEVERITIES: Final = {severity.value: severity for severity in Severity}
_QUESTIONS: Final = {question.value: question for question in Question}


class NotPackedError(ValueError):
    """This is nothing that packing gives."""


def pack(writing: Writing | None, diagnostics: Iterable[Diagnostic]) -> Packed:
    """A reading as lists, texts and numbers."""
    found = [
        [d.severity.value, d.code, d.message, d.hint, d.private, d.where.line, d.where.column]
        for d in diagnostics
    ]
    if writing is None:
        return [_PAGE, 1, 1, {}, found]
    name = next(name for name, one in _TYPES.items() if isinstance(writing, one))
    given = {}
    for field in fields(writing):
        value = getattr(writing, field.name)
        if field.name != "where" and value != _default(field):
            given[field.name] = _PACK.get(field.name, _as_it_is)(value)
    return [name, writing.where.line, writing.where.column, given, found]


def unpack(uri: str, packed: Any) -> tuple[Writing | None, tuple[Diagnostic, ...]]:  # noqa: ANN401 - it may be anything
    """What was packed.

    Args:
        uri: of the file.
        packed: lists, texts and numbers.

    Raises:
        NotPackedError: it is something else.
    """
    try:
        name, line, column, given, found = packed
        diagnostics = tuple(_diagnostic(uri, one) for one in found) if found else ()
        if name == _PAGE:
            return None, diagnostics
        values = {field: _UNPACK[field](value, uri) for field, value in given.items()}
        return _TYPES[name](where=_place(uri, line, column), **values), diagnostics
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise NotPackedError(str(error)) from error


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


# Packing


def _as_it_is(value: object) -> object:
    return value


def _pack_item(item: Item) -> list[Any]:
    given = {name: _pack_value(value) for name, value in item.fields.items()}
    where, on = item.where, item.on.toordinal()
    said = [list(item.who), item.what, given, item.extra, item.weight_lb, item.private]
    return [item.kind.value, where.line, where.column, on, *said]


def _pack_value(value: FieldValue) -> str | float | list[int]:
    return [value.toordinal()] if isinstance(value, date) else value


_PACK: Final[dict[str, Callable[[Any], Any]]] = {
    "on": date.toordinal,
    "week": date.toordinal,
    "away": lambda stretches: [
        [a.first_on.toordinal(), a.last_on.toordinal(), a.why] for a in stretches
    ],
    "items": lambda items: [_pack_item(item) for item in items],
    "nones": lambda nones: sorted(kind.value for kind in nones),
    "replies": lambda replies: {
        question.value: [reply.text, reply.none] for question, reply in replies.items()
    },
}


# Unpacking


def _place(uri: str, line: object, column: object) -> Place:
    if type(line) is not int or type(column) is not int:
        raise NotPackedError("no place")
    return Place(uri, line, column)


def _diagnostic(uri: str, packed: list[Any]) -> Diagnostic:
    severity, code, message, hint, private, line, column = packed
    texts = _text(code), _text(message), _text(hint)
    return Diagnostic(
        _place(uri, line, column), _SEVERITIES[severity], *texts, private=_yes_or_no(private)
    )


def _item(packed: list[Any], uri: str) -> Item:
    kind, line, column, on, who, what, given, extra, weight_lb, private = packed
    return Item(
        kind=_KINDS[kind],
        where=_place(uri, line, column),
        on=date.fromordinal(on),
        who=_texts(who),
        what=None if what is None else _text(what),
        fields={name: _value(value) for name, value in given.items()} if given else {},
        extra=_named_texts(extra),
        weight_lb=None if weight_lb is None else _number(weight_lb),
        private=_yes_or_no(private),
    )


def _value(value: object) -> FieldValue:
    if isinstance(value, list):
        (day,) = value
        return date.fromordinal(day)
    return value if isinstance(value, str) else _number(value)


def _text(value: object, _: str = "") -> str:
    if not isinstance(value, str):
        raise NotPackedError("no text")
    return value


def _texts(values: object, _: str = "") -> tuple[str, ...]:
    if not isinstance(values, list):
        raise NotPackedError("no list")
    return tuple(map(_text, values))


def _named_texts(values: object, _: str = "") -> dict[str, str]:
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise NotPackedError("no texts")
    return values


def _number(value: object, _: str = "") -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotPackedError("no number")
    return value


def _yes_or_no(value: object, _: str = "") -> bool:
    if not isinstance(value, bool):
        raise NotPackedError("neither yes nor no")
    return value


def _whole(value: object, _: str = "") -> int:
    if type(value) is not int:
        raise NotPackedError("no whole number")
    return value


def _day(value: object, _: str = "") -> date:
    return date.fromordinal(_whole(value))


_UNPACK: Final[dict[str, Callable[[Any, str], Any]]] = {
    **dict.fromkeys(("body", "title", "time", "tz", "rest", "next_ask", "name"), _text),
    **dict.fromkeys(("tags", "also", "aliases"), _texts),
    **dict.fromkeys(("on", "week"), _day),
    **dict.fromkeys(("every_days", "at_most_days"), _whole),
    "load": _number,
    "private": _yes_or_no,
    "extra": _named_texts,
    "away": lambda all_, _: tuple(
        Away(_day(first), _day(last), _text(why)) for first, last, why in all_
    ),
    "items": lambda all_, uri: tuple([_item(one, uri) for one in all_]),
    "nones": lambda all_, _: frozenset(_KINDS[one] for one in all_),
    "replies": lambda all_, _: {
        _QUESTIONS[question]: Reply(text=_text(text), none=_yes_or_no(none))
        for question, (text, none) in all_.items()
    },
}
