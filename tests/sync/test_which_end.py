"""Which of several other ends a journal is shared through: said by git's configuration, asked for where it isn't."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, MORNING


def bare(world: World, name: str) -> Path:
    place = world.folder / f"{name}.git"
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "main", str(place)],
        check=True,
        env=os.environ,
    )
    return place


@pytest.fixture
def two_ends(world: World) -> Device:
    device = world.first()
    device.git("remote", "remove", "origin")
    for name in ("stick", "server"):
        device.git("remote", "add", name, str(bare(world, name)))
    device.write(DAY, MORNING)
    return device


TOLD = (
    "There are several other ends, stick and server, and nothing says which this journal is shared through; "
    "choose one, as with: git config branch.main.remote stick"
)


def test_several_other_ends_are_named_with_how_to_choose(two_ends: Device) -> None:
    dry = two_ends.sync(dry=True)
    assert dry.lines() == ["1 file would be saved here.", TOLD]
    assert not dry.well
    report = two_ends.sync()
    assert report.lines() == ["1 file saved here.", TOLD]
    assert not report.well
    assert two_ends.is_clean()


def test_the_one_chosen_so_is_taken_and_followed(
    two_ends: Device, world: World
) -> None:
    two_ends.sync()
    two_ends.git(*TOLD.rpartition("with: git ")[2].split())
    assert two_ends.sync().notes == []
    assert two_ends.git("rev-parse", "--abbrev-ref", "@{upstream}") == "stick/main"
    assert two_ends.git("rev-parse", "stick/main") == two_ends.head
    assert not list((world.folder / "server.git/refs/heads").iterdir())
    assert two_ends.sync().lines() == ["Nothing new."]


def test_the_one_pushed_to_with_u_is_taken(two_ends: Device) -> None:
    two_ends.sync()
    two_ends.git("push", "-q", "-u", "server", "main")
    two_ends.write(DAY, MORNING + "More.\n")
    assert two_ends.sync().notes == []
    assert two_ends.git("rev-parse", "server/main") == two_ends.head


def test_origin_is_taken_among_several(two_ends: Device, world: World) -> None:
    two_ends.git("remote", "add", "origin", str(world.remote))
    assert two_ends.sync().notes == []
    assert two_ends.head == world.tip()


def test_a_branch_that_follows_an_end_that_is_gone_is_asked_about(
    two_ends: Device,
) -> None:
    two_ends.git("config", "branch.main.remote", "attic")
    two_ends.git("config", "branch.main.merge", "refs/heads/main")
    assert two_ends.sync().notes == [TOLD]
