"""Someone pushes tags that are called as a branch is: no sync is stopped without saying by what."""

from __future__ import annotations

import shlex
import subprocess

import pytest
from tests.sync.conftest import world
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING

__all__ = ["world"]
"""A fixture, from where it is made."""


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    return world.in_step(**{DAY: MORNING})


def test_a_tag_by_the_whole_name_of_the_branch(pair: tuple[Device, Device]) -> None:
    here, there = pair
    there.git("push", "-q", "origin", "HEAD:refs/tags/refs/heads/main")
    here.write(DAY, EVENING)
    report = here.sync()
    assert not report.well
    (said,) = [
        line for line in report.lines() if "a tag called refs/heads/main" in line
    ]
    cure = said.partition("Take the tag away: ")[2]
    subprocess.run(shlex.split(cure), cwd=here.root, check=True, capture_output=True)
    assert here.sync().well
    there.sync()
    assert here.tree == there.tree


@pytest.mark.parametrize(
    "name", ["HEAD", "main", "heads/main", "origin/main", "refs/tags/x"]
)
def test_a_tag_by_another_name_stops_nothing(
    name: str, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    there.git("push", "-q", "origin", f"HEAD:refs/tags/{name}")
    there.write("entries/2026/2026-11-20.md", EVENING)
    there.commit()
    there.git("push", "-q", "origin", "HEAD:refs/heads/main")
    here.git("fetch", "-q", "--tags", check=False)
    for text in (EVENING, f"{EVENING}More.\n"):
        here.write(DAY, text)
        report = here.sync()
        assert report.well, report.lines()
    there.sync()
    assert here.tree == there.tree


@pytest.mark.parametrize("name", ["HEAD", "main", "origin/main"])
def test_a_new_clone_begins_all_the_same(name: str, world: World) -> None:
    here = world.first(**{DAY: MORNING})
    here.sync()
    here.git("push", "-q", "origin", f"HEAD:refs/tags/{name}")
    there = world.device("there")
    there.write(DAY, EVENING)
    assert there.sync().well
    here.sync()
    assert here.tree == there.tree
