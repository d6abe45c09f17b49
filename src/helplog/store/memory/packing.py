"""The readings of a journal as lists, texts and numbers, and back: a column for each field.

Bodies stand apart, for few are read. Whatever isn't what packing gives is refused, never guessed
at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from itertools import chain, islice, repeat
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, Item, PersonNote
from helplog.model.kinds import Kind
from helplog.store.memory.columns import (
    Codec,
    NotPackedError,
    Numbers,
    Seldom,
    Shared,
    only,
    so_many,
)
from helplog.store.memory.packed_findings import pack_findings, unpack_findings
from helplog.store.memory.packed_values import (
    day,
    named_texts,
    pack_away,
    pack_fields,
    pack_replies,
    pack_texts,
    texts,
    unpack_away,
    unpack_fields,
    unpack_replies,
)

Writing = Entry | Checkin | PersonNote
ReadResult = tuple[Writing | None, tuple[Diagnostic, ...]]
"""What `text.reading.read` gives."""
Packed = dict[str, Any]
_BodyOf = Callable[[int], str]
"""The body of the file with a number."""

_TYPES: Final[dict[str, type[Writing]]] = {
    "entry": Entry,
    "checkin": Checkin,
    "person": PersonNote,
}
_PAGE: Final = "page"
_NO_TYPE: Final = type(None)
_TEXT: Final = frozenset({str})

_WHOLE: Final = Numbers(frozenset({int}))
_MAYBE_WHOLE: Final = Numbers(frozenset({int, _NO_TYPE}))
_MAYBE_NUMBER: Final = Numbers(frozenset({int, float, _NO_TYPE}))
_FLAG: Final = Shared(frozenset({bool}))
_WORDS: Final = Shared(_TEXT)
_MAYBE_WORDS: Final = Shared(frozenset({str, _NO_TYPE}))
_SEVERAL_WORDS: Final = Shared(frozenset({tuple}), pack_texts, texts)
_DAY: Final = Shared(frozenset({date}), date.toordinal, day)
_KIND: Final = Shared(frozenset({Kind}), str, Kind)
_KINDS: Final = Shared(
    frozenset({frozenset}), sorted, lambda kinds: frozenset(map(Kind, kinds))
)
_NAMED_WORDS: Final = Seldom(dict, named_texts, named_texts)

_APART: Final = frozenset({"where", "body", "items"})
_CODECS: Final[Mapping[str, Codec]] = {
    "also": _SEVERAL_WORDS,
    "aliases": _SEVERAL_WORDS,
    "at_most_days": _MAYBE_WHOLE,
    "away": Seldom(tuple, pack_away, unpack_away),
    "every_days": _MAYBE_WHOLE,
    "extra": _NAMED_WORDS,
    "fields": Seldom(dict, pack_fields, unpack_fields),
    "kind": _KIND,
    "load": _MAYBE_NUMBER,
    "name": _WORDS,
    "next_ask": _WORDS,
    "nones": _KINDS,
    "not_now": _SEVERAL_WORDS,
    "on": _DAY,
    "origin": Shared(frozenset({_NO_TYPE})),
    "private": _FLAG,
    "replies": Seldom(dict, pack_replies, unpack_replies),
    "rest": _WORDS,
    "tags": _SEVERAL_WORDS,
    "time": _MAYBE_WORDS,
    "title": _MAYBE_WORDS,
    "tz": _MAYBE_WORDS,
    "week": _DAY,
    "weight_lb": _MAYBE_NUMBER,
    "what": _MAYBE_WORDS,
    "who": _SEVERAL_WORDS,
}
"""By field, of whatever has one of that name."""


def pack(results: Mapping[str, ReadResult]) -> Packed:
    """What some files were read as, but for their bodies.

    Args:
        results: by uri.

    Raises:
        NotPackedError: one of them holds what can't be packed.
    """
    writings = [writing for writing, _ in results.values()]
    names = [_name_of(writing) for writing in writings]
    tables = {}
    for name in _TYPES:
        own = [one for one in writings if one is not None and _name_of(one) == name]
        tables[name] = _pack_writings(_TYPES[name], own)
    found = {}
    for number, (_, findings) in enumerate(results.values()):
        if findings:
            found[str(number)] = pack_findings(findings)
    return {
        "uris": list(results),
        "types": _WORDS.pack(names),
        "found": found,
        **tables,
    }


def packable(results: Mapping[str, ReadResult]) -> dict[str, ReadResult]:
    """Those that can be packed: one that can't keeps no other from being remembered."""
    return {uri: result for uri, result in results.items() if _can_pack(uri, result)}


def unpack(
    packed: Any,  # noqa: ANN401 - it may be anything
    body_of: _BodyOf,
) -> dict[str, ReadResult]:
    """What was packed, by uri.

    Args:
        packed: lists, texts and numbers.
        body_of: the body of each file, by its number; asked when somebody reads it.

    Raises:
        NotPackedError: it is something else.
    """
    try:
        return _unpacked(packed, body_of)
    except (
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        OverflowError,
    ) as error:
        raise NotPackedError(str(error)) from error


def _unpacked(packed: Packed, body_of: _BodyOf) -> dict[str, ReadResult]:
    uris = only(_TEXT, packed["uris"])
    names = _WORDS.unpack(packed["types"], len(uris))
    unpacked: dict[str, Iterator[Writing | None]] = {_PAGE: repeat(None)}
    for name, writing_type in _TYPES.items():
        numbers = [number for number, given in enumerate(names) if given == name]
        own_uris = [uris[number] for number in numbers]
        bodies = map(partial, repeat(body_of), numbers)
        writings = _unpack_writings(writing_type, packed[name], own_uris, bodies)
        unpacked[name] = iter(writings)
    results: dict[str, ReadResult] = {}
    found = packed["found"]
    for number, (uri, name) in enumerate(zip(uris, names, strict=True)):
        findings = unpack_findings(uri, found.get(str(number), ()))
        results[uri] = next(unpacked[name]), findings
    return results


def _can_pack(uri: str, result: ReadResult) -> bool:
    try:
        pack({uri: result})
    except NotPackedError:
        return False
    return True


def _name_of(writing: Writing | None) -> str:
    if writing is None:
        return _PAGE
    for name, writing_type in _TYPES.items():
        if type(writing) is writing_type:
            return name
    raise NotPackedError("no type of writing")


def _pack_writings(writing_type: type[Writing], writings: Sequence[Writing]) -> Packed:
    items = [item for writing in writings for item in writing.items]
    return {
        **_pack_fields_of(writing_type, writings),
        "counts": [len(writing.items) for writing in writings],
        "items": _pack_fields_of(Item, items),
    }


def _unpack_writings(
    writing_type: type[Writing],
    packed: Packed,
    uris: Sequence[str],
    bodies: Iterable[Callable[[], str]],
) -> list[Any]:
    counts = so_many(only(frozenset({int}), packed["counts"]), len(uris))
    item_uris = list(chain.from_iterable(map(repeat, uris, counts)))
    items = iter(_unpack_fields_of(Item, packed["items"], item_uris))
    writings = _unpack_fields_of(writing_type, packed, uris)
    own_items = [tuple(islice(items, count)) for count in counts]
    _fill(writings, writing_type, "items", own_items)
    _fill(writings, writing_type, "_fetch_body", bodies)
    return writings


def _pack_fields_of(some_type: type[Any], objects: Sequence[Any]) -> Packed:
    """The fields of many objects of one type, those that stand apart excepted."""
    packed: Packed = {
        "line": _WHOLE.pack([one.where.line for one in objects]),
        "column": _WHOLE.pack([one.where.column for one in objects]),
    }
    for name in _packed_fields(some_type):
        values = [getattr(one, name) for one in objects]
        packed[name] = _CODECS[name].pack(values)
    return packed


def _unpack_fields_of(
    some_type: type[Any], packed: Packed, uris: Sequence[str]
) -> list[Any]:
    rows = len(uris)
    objects = list(map(object.__new__, repeat(some_type, rows)))
    lines = _WHOLE.unpack(packed["line"], rows)
    columns = _WHOLE.unpack(packed["column"], rows)
    places = map(Place, uris, lines, columns)
    _fill(objects, some_type, "where", places)
    for name in _packed_fields(some_type):
        values = _CODECS[name].unpack(packed[name], rows)
        _fill(objects, some_type, name, values)
    return objects


def _packed_fields(some_type: type[Any]) -> list[str]:
    return [field.name for field in fields(some_type) if field.name not in _APART]


def _fill(
    objects: Iterable[object], some_type: type[Any], name: str, values: Iterable[object]
) -> None:
    """Gives each of many new objects its own value of one field, at the speed of C."""
    give = getattr(some_type, name).__set__
    deque(map(give, objects, values), maxlen=0)
