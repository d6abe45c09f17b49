"""A dry run leaves everything as it is: also in git's own folder, and where that can't be written to."""

from __future__ import annotations

import os

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING, both_sides, read_only


def everything(device: Device) -> dict[str, tuple[int, bytes]]:
    """Every file and folder there is, git's own included; git touches the times of objects that it looks at."""
    found = {}
    for place in sorted(device.root.rglob("*")):
        path = place.relative_to(device.root).as_posix()
        written = 0 if path.startswith(".git/objects/") else place.lstat().st_mtime_ns
        found[path] = (written, place.read_bytes() if place.is_file() else b"")
    return found


def test_a_dry_run_leaves_no_trace(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.write(DAY, here.read(DAY) + "\nMore.\n")
    there.write(DAY, there.read(DAY).replace("calm", "wind"))
    there.write(
        "entries/2026/2026-11-19.md",
        f"<<<<<<< HEAD\n{MORNING}=======\n{EVENING}>>>>>>> phone\n",
    )
    there.sync()
    here.write(
        "entries/2026/2026-11-20.md",
        f"<<<<<<< HEAD\n{MORNING}=======\n{EVENING}>>>>>>> phone\n",
    )
    here.git("rm", "-q", "--cached", ".gitattributes")
    before = everything(here)
    report = here.sync(dry=True)
    assert (len(report.arrived_entries), report.saved, report.healed) == (
        2,
        2,
        {"entries/2026/2026-11-20.md"},
    )
    assert everything(here) == before
    assert there.sync().well


def test_a_dry_run_in_a_fresh_clone_leaves_no_trace(world: World) -> None:
    world.first()
    fresh = world.device("fresh")
    fresh.write(DAY, MORNING)
    before = everything(fresh)
    assert fresh.sync(dry=True).saved == 1
    assert everything(fresh) == before


def test_a_dry_run_of_a_merge_left_in_the_middle_leaves_no_trace(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    before = everything(there)
    there.sync(dry=True)
    assert everything(there) == before


def test_a_clone_that_borrows_its_objects_is_looked_at_too(world: World) -> None:
    first = world.first()
    place = world.folder / "borrowing: one"
    first.git("clone", "-q", "--shared", str(first.root), str(place))
    borrowing = Device(place)
    borrowing.write(DAY, MORNING)
    before = everything(borrowing)
    assert borrowing.sync(dry=True).saved == 1
    assert everything(borrowing) == before


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_journal_that_can_only_be_read_is_looked_at_too(world: World) -> None:
    here, there = both_sides(world)
    with read_only(there.root):
        report = there.sync(dry=True)
    assert report.lines()[0] == "1 entry would come from another device."
    here.sync()
