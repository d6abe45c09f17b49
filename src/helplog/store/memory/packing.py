"""A reading as lists, texts and numbers, and back.

Whatever isn't what packing gives is refused, never guessed at.

Only what differs from a field's default is packed; the file's uri stands outside, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.fix import Fix, FixEdit
from helplog.model.journal import (
    Away,
    Checkin,
    Entry,
    FieldValue,
    Item,
    PersonNote,
    Reply,
)
from helplog.model.kinds import Kind, Question

Writing = Entry | Checkin | PersonNote
Packed = list[Any]
"""What it is, the line and column where its body begins, its fields by name, the findings."""

_TYPES: Final[dict[str, type[Writing]]] = {
    "entry": Entry,
    "checkin": Checkin,
    "person": PersonNote,
}
_NAMES: Final = {writing_type: name for name, writing_type in _TYPES.items()}
_PAGE: Final = "page"
_SEVERAL: Final = "several"
_KINDS: Final = {kind.value: kind for kind in Kind}
_SEVERITIES: Final = {severity.value: severity for severity in Severity}
_QUESTIONS: Final = {question.value: question for question in Question}


class NotPackedError(ValueError):
    """This is nothing that packing gives."""


def pack(writing: Writing | None, diagnostics: Iterable[Diagnostic]) -> Packed:
    """A reading as lists, texts and numbers."""
    found = [_pack_diagnostic(diagnostic) for diagnostic in diagnostics]
    if writing is None:
        return [_PAGE, 1, 1, {}, found]
    given = {}
    for field in fields(writing):
        name = field.name
        value = getattr(writing, name)
        if name == "where" or value == _default(field):
            continue
        pack_value = _PACK.get(name)
        if pack_value is not None:
            value = pack_value(value)
        given[name] = value
    return [
        _NAMES[type(writing)],
        writing.where.line,
        writing.where.column,
        given,
        found,
    ]


def unpack(
    uri: str,
    packed: Any,  # noqa: ANN401 - it may be anything
) -> tuple[Writing | None, tuple[Diagnostic, ...]]:
    """What was packed.

    Args:
        uri: of the file.
        packed: lists, texts and numbers.

    Raises:
        NotPackedError: it is something else.
    """
    try:
        name, line, column, given, found = packed
        diagnostics = [_unpack_diagnostic(uri, one) for one in found]
        if name == _PAGE:
            return None, tuple(diagnostics)
        values = {}
        for field, value in given.items():
            unpack_value = _UNPACK[field]
            values[field] = unpack_value(value, uri)
        where = _place(uri, line, column)
        writing_type = _TYPES[name]
        writing = writing_type(where=where, **values)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise NotPackedError(str(error)) from error
    return writing, tuple(diagnostics)


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


# Packing


def _pack_diagnostic(diagnostic: Diagnostic) -> list[Any]:
    where = diagnostic.where
    return [
        diagnostic.severity.value,
        diagnostic.code,
        diagnostic.message,
        diagnostic.hint,
        diagnostic.private,
        where.line,
        where.column,
        _pack_fix(diagnostic.fix),
    ]


def _pack_fix(fix: Fix | None) -> list[Any] | None:
    if fix is None:
        return None
    edits = [list(edit) for edit in fix.edits]
    return [edits, fix.title, fix.gains]


def _pack_items(items: Iterable[Item]) -> list[Any]:
    return [_pack_item(item) for item in items]


def _pack_item(item: Item) -> list[Any]:
    given = {name: _pack_value(value) for name, value in item.fields.items()}
    return [
        item.kind.value,
        item.where.line,
        item.where.column,
        item.on.toordinal(),
        list(item.who),
        item.what,
        given,
        item.extra,
        item.weight_lb,
        item.private,
    ]


def _pack_value(value: FieldValue) -> object:
    if isinstance(value, tuple):
        return {_SEVERAL: [_pack_value(part) for part in value]}
    if isinstance(value, date):
        return [value.toordinal()]
    return value


def _pack_away(stretches: Iterable[Away]) -> list[Any]:
    packed = []
    for stretch in stretches:
        first = stretch.first_on.toordinal()
        last = stretch.last_on.toordinal()
        one = [first, last, stretch.why]
        packed.append(one)
    return packed


def _pack_nones(nones: Iterable[Kind]) -> list[str]:
    values = [kind.value for kind in nones]
    return sorted(values)


def _pack_replies(replies: Mapping[Question, Reply]) -> dict[str, Any]:
    packed = {}
    for question, reply in replies.items():
        packed[question.value] = [reply.text, reply.none]
    return packed


_PACK: Final[dict[str, Callable[[Any], Any]]] = {
    "on": date.toordinal,
    "week": date.toordinal,
    "tags": list,
    "also": list,
    "not_now": list,
    "aliases": list,
    "away": _pack_away,
    "items": _pack_items,
    "nones": _pack_nones,
    "replies": _pack_replies,
}
"""By field; what has none here is packed as it is."""


# Unpacking


def _place(uri: str, line: object, column: object) -> Place:
    if type(line) is not int:
        raise NotPackedError("no line")
    if type(column) is not int:
        raise NotPackedError("no column")
    return Place(uri, line, column)


def _unpack_diagnostic(uri: str, packed: list[Any]) -> Diagnostic:
    severity, code, message, hint, private, line, column, fix = packed
    return Diagnostic(
        _place(uri, line, column),
        _SEVERITIES[severity],
        _text(code),
        _text(message),
        _text(hint),
        private=_yes_or_no(private),
        fix=_unpack_fix(fix),
    )


def _unpack_fix(packed: list[Any] | None) -> Fix | None:
    if packed is None:
        return None
    edits, title, gains = packed
    unpacked = tuple(map(_unpack_edit, edits))
    shown = _text(title)
    return Fix(unpacked, shown, _yes_or_no(gains))


def _unpack_edit(packed: list[Any]) -> FixEdit:
    *numbers, text = packed
    line, column, end_line, end_column = map(_whole, numbers)
    written = _text(text)
    return FixEdit(line, column, end_line, end_column, written)


def _unpack_items(packed: list[Any], uri: str) -> tuple[Item, ...]:
    items = [_unpack_item(one, uri) for one in packed]
    return tuple(items)


def _unpack_item(packed: list[Any], uri: str) -> Item:
    kind, line, column, on, who, what, given, extra, weight_lb, private = packed
    if what is not None:
        _text(what)
    if weight_lb is not None:
        _number(weight_lb)
    values = {name: _value(value) for name, value in given.items()}
    return Item(
        kind=_KINDS[kind],
        where=_place(uri, line, column),
        on=date.fromordinal(on),
        who=_texts(who),
        what=what,
        fields=values,
        extra=_named_texts(extra),
        weight_lb=weight_lb,
        private=_yes_or_no(private),
    )


def _unpack_away(packed: list[Any], _: str) -> tuple[Away, ...]:
    stretches = []
    for first, last, why in packed:
        first_on = _day(first)
        last_on = _day(last)
        reason = _text(why)
        stretch = Away(first_on, last_on, reason)
        stretches.append(stretch)
    return tuple(stretches)


def _unpack_nones(packed: list[Any], _: str) -> frozenset[Kind]:
    kinds = [_KINDS[kind] for kind in packed]
    return frozenset(kinds)


def _unpack_replies(packed: dict[str, Any], _: str) -> dict[Question, Reply]:
    replies = {}
    for question, (text, none) in packed.items():
        asked = _QUESTIONS[question]
        answer = _text(text)
        is_none = _yes_or_no(none)
        replies[asked] = Reply(text=answer, none=is_none)
    return replies


def _value(value: object) -> FieldValue:
    if isinstance(value, dict):
        return _several(value[_SEVERAL])
    if isinstance(value, list):
        (day,) = value
        return date.fromordinal(day)
    if isinstance(value, str):
        return value
    return _number(value)


def _several(packed: list[object]) -> FieldValue:
    values = [_value(part) for part in packed]
    days = [value for value in values if isinstance(value, date)]
    if days:
        return tuple(days)
    return tuple(map(_text, values))


def _text(value: object, _: str = "") -> str:
    if not isinstance(value, str):
        raise NotPackedError("no text")
    return value


def _texts(values: object, _: str = "") -> tuple[str, ...]:
    if not isinstance(values, list):
        raise NotPackedError("no list")
    return tuple(map(_text, values))


def _named_texts(values: object, _: str = "") -> dict[str, str]:
    if not isinstance(values, dict):
        raise NotPackedError("no texts")
    for value in values.values():
        _text(value)
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
    ordinal = _whole(value)
    return date.fromordinal(ordinal)


_UNPACK: Final[dict[str, Callable[[Any, str], Any]]] = {
    "on": _day,
    "week": _day,
    "every_days": _whole,
    "at_most_days": _whole,
    "load": _number,
    "private": _yes_or_no,
    "body": _text,
    "title": _text,
    "time": _text,
    "tz": _text,
    "rest": _text,
    "next_ask": _text,
    "name": _text,
    "tags": _texts,
    "also": _texts,
    "not_now": _texts,
    "aliases": _texts,
    "extra": _named_texts,
    "away": _unpack_away,
    "items": _unpack_items,
    "nones": _unpack_nones,
    "replies": _unpack_replies,
}
"""By field; each is asked with the uri of the file."""
