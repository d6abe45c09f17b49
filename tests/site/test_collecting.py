"""A plain `mkdocs build` collects garbage as seldom as `helplog build`; whoever turned it off keeps it off."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from helplog.store.garbage_collection import OBJECTS_BETWEEN_COLLECTIONS, collect_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        (700, OBJECTS_BETWEEN_COLLECTIONS),
        (0, 0),
        (OBJECTS_BETWEEN_COLLECTIONS * 2, OBJECTS_BETWEEN_COLLECTIONS * 2),
    ],
)
def test_garbage_is_looked_for_seldom(asked: int, then: int) -> None:
    gc.set_threshold(asked)
    collect_seldom()
    assert gc.get_threshold()[0] == then
