"""What many things of one type have in one field, as lists that JSON can hold, and back.

Ten years hold some ten thousand items. To go over them one by one takes most of the time that
remembering them should save; a column at a time, Python does it in a tenth.

Whatever isn't what packing gives is refused, never guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

PackedColumn = list[Any]


class NotPackedError(ValueError):
    """This is nothing that packing gives, or can pack."""


class Codec(Protocol):
    """How one field is packed."""

    def pack(self, values: Sequence[Any]) -> PackedColumn:
        """A field of many things."""

    def unpack(self, packed: PackedColumn, rows: int) -> list[Any]:
        """The same, of so many things."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers as they are: `1` and `1.0` are two."""

    types: frozenset[type]

    def pack(self, values: Sequence[Any]) -> PackedColumn:
        """The numbers."""
        return only(self.types, values)

    def unpack(self, packed: PackedColumn, rows: int) -> list[Any]:
        """The numbers."""
        numbers = only(self.types, packed)
        return so_many(numbers, rows)


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - of any type
    return value


@dataclass(frozen=True, slots=True)
class Shared:
    """Values that many things have in common: each once, and for each thing which."""

    types: frozenset[type]
    as_packed: Callable[[Any], Any] = _as_it_is
    as_given: Callable[[Any], Any] = _as_it_is

    def pack(self, values: Sequence[Any]) -> PackedColumn:
        """The different values, and the place of each thing's among them."""
        numbers: dict[Any, int] = {}
        given = only(self.types, values)
        at = [numbers.setdefault(value, len(numbers)) for value in given]
        different = list(map(self.as_packed, numbers))
        if len(different) == 1:
            at = []
        return [different, at]

    def unpack(self, packed: PackedColumn, rows: int) -> list[Any]:
        """The values; equal ones are one object."""
        different, at = packed
        given = map(self.as_given, different)
        values = only(self.types, given)
        if not at and len(values) == 1:
            return values * rows
        column = list(map(values.__getitem__, at))
        return so_many(column, rows)


@dataclass(frozen=True, slots=True)
class Seldom:
    """What few things have, and of which each has its own."""

    nothing: Callable[[], Any]
    """What the others have."""
    as_packed: Callable[[Any], Any]
    as_given: Callable[[Any], Any]

    def pack(self, values: Sequence[Any]) -> PackedColumn:
        """Which things have it, and what."""
        at = [row for row, value in enumerate(values) if value]
        return [at, [self.as_packed(values[row]) for row in at]]

    def unpack(self, packed: PackedColumn, rows: int) -> list[Any]:
        """What each has, or nothing."""
        at, packed_values = packed
        column = [self.nothing() for _ in range(rows)]
        for row, value in zip(at, packed_values, strict=True):
            column[row] = self.as_given(value)
        return column


def only(types: frozenset[type], values: Iterable[Any]) -> list[Any]:
    """Values that are of no other type, not even of one derived from it."""
    given = list(values)
    if not types.issuperset(map(type, given)):
        raise NotPackedError("another type")
    return given


def so_many(values: list[Any], rows: int) -> list[Any]:
    """Values of which there are as many as there should be."""
    if len(values) != rows:
        raise NotPackedError("another length")
    return values
