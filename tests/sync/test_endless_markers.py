"""Rows of conflict markers without end that come from another device: this sync ends, and so does every later one."""

from __future__ import annotations

from functools import partial
from typing import Final

import pytest
from tests.hostile.endless import MARKERS
from tests.hostile.limiting import spent_on
from tests.sync.devices import World

from helplog.sync.syncing import sync

DAY: Final = "entries/2026/2026-11-18.md"
BEGUN: Final = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
ARRIVING: Final = {
    "thirty rows": "<<<<<<<\n" * 30,
    "a hundred rows that git might write": "<<<<<<< HEAD\n" * 100,
    **{
        name: MARKERS[name](4_000)
        for name in ("nested on the left", "nested on the right", "in no order")
    },
}


@pytest.mark.parametrize("rows", ARRIVING)
def test_markers_that_arrive(world: World, rows: str) -> None:
    laptop = world.first(**{DAY: BEGUN})
    phone = world.device("phone")
    phone.write(DAY, BEGUN + "\nA walk.\n\n" + ARRIVING[rows])
    phone.commit()
    phone.git("push", "-q")
    laptop.write(DAY, BEGUN.replace("quiet", "very quiet"))
    for _ in range(3):
        spent = spent_on(partial(sync, laptop.root, "entries"), seconds=10)
        assert not spent.problem, spent.problem
    said = laptop.read(DAY)
    assert all(words in said for words in ("read the report", "very quiet", "A walk."))
    laptop.write(DAY, said + "\nAn evening.\n")
    spent = spent_on(partial(sync, laptop.root, "entries"), seconds=10)
    assert not spent.problem, spent.problem
    assert "An evening." in laptop.read(DAY)
