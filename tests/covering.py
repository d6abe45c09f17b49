"""What is tried in `make test` where everything would be hundreds of cases; with HELPLOG_EVERYTHING, all of it.

`make bench` sets it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from itertools import cycle, islice, product
from typing import Any, Final, TypeVar, cast

import pytest

EVERYTHING: Final = bool(os.environ.get("HELPLOG_EVERYTHING"))

Axis = Mapping[str, Any] | Iterable[Any]
"""The values to try; the keys of a mapping name them."""
One = TypeVar("One")
Test = TypeVar("Test", bound=Callable[..., object])


def covering(*axes: Axis) -> list[Any]:
    """Cases for `parametrize`: each value of each axis at least once, or every combination.

    As many cases as the longest axis has values. A shorter axis begins again, one further each time
    round, so that the same two do not meet again and again.
    """
    named = [_named(axis) for axis in axes]
    if EVERYTHING:
        rows: Iterable[tuple[tuple[str, Any], ...]] = product(*named)
    else:
        most = max(len(axis) for axis in named)
        rows = (tuple(_turn(axis, n) for axis in named) for n in range(most))
    return [
        pytest.param(
            *(value for _, value in row), id="-".join(label for label, _ in row)
        )
        for row in rows
    ]


def alternating(argument: str, axis: Axis) -> Callable[[Test], Test]:
    """A decorator: the tests it stands on get one value each, in turn; or every one."""
    named = _named(axis)
    turns = cycle(named)

    def with_its_own(test: Test) -> Test:
        cases = named if EVERYTHING else [next(turns)]
        given = [pytest.param(value, id=label) for label, value in cases]
        return cast("Test", pytest.mark.parametrize(argument, given)(test))

    return with_its_own


def sampled(values: Iterable[One], *, one_in: int, offset: int = 0) -> Iterable[One]:
    """One value of so many, other ones for another offset; or each of them."""
    return values if EVERYTHING else islice(values, offset % one_in, None, one_in)


def _turn(axis: list[tuple[str, Any]], number: int) -> tuple[str, Any]:
    rounds, place = divmod(number, len(axis))
    return axis[(place + rounds) % len(axis)]


def _named(axis: Axis) -> list[tuple[str, Any]]:
    if isinstance(axis, Mapping):
        return [*axis.items()]
    return [(_label(value), value) for value in axis]


def _label(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value)
