"""Files and folders a person may not read or write: named, with what to type, and nothing changed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, MORNING, as_a_person, both_sides, holds_both

from helplog.model.refusal import RefusalError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of another kind")


def what_a_person_is_told(world: World, device: Device, *, dry: bool = False) -> str:
    """The refusal, or the lines."""

    def call() -> str:
        try:
            return "\n".join(device.sync(dry=dry).lines())
        except RefusalError as refused:
            return f"refused: {refused}"
        except OSError as error:
            return f"not put in words: {error}"

    return as_a_person(world, call)


@pytest.mark.parametrize("dry", [True, False])
@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_cannot_be_read_is_named(
    world: World, *, known: bool, dry: bool
) -> None:
    device = world.first()
    if known:
        device.write(DAY, MORNING)
        device.sync()
    head = device.head
    place = device.write(DAY, MORNING + "More.\n")
    device.write("entries/2026/2026-11-19.md", "Another day.\n")
    place.chmod(0)
    told = what_a_person_is_told(world, device, dry=dry)
    assert told == (
        f"refused: {DAY} can't be read (Permission denied), so nothing was saved and nothing changed; let yourself "
        f"read it: chmod u+r '{place}'; or move it out of the journal"
    )
    assert device.head == head
    cure = re.search(r"chmod u\+r '.+?'", told)
    assert cure is not None
    subprocess.run(cure[0], shell=True, check=True)  # noqa: S602  # as a person types it
    device.sync()
    assert device.is_clean()
    assert device.head == world.tip()


def test_a_folder_that_takes_no_files_is_named(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    before = there.files()
    here.sync()
    here.write("entries/2026/2026-11-19.md", "Next.\n")
    here.write("mkdocs.yml", here.read("mkdocs.yml") + "# changed\n")
    here.sync()
    folder = Path(there.root, "entries/2026")
    folder.chmod(0o555)
    told = what_a_person_is_told(world, there)
    assert told == (
        "refused: nothing can be put into entries/2026, so what came from another device waits, and everything is "
        f"saved here; let yourself write there: chmod u+w '{folder}'"
    )
    assert there.files() == before
    folder.chmod(0o755)
    there.sync()
    holds_both(there)
    assert here.tree == there.tree


def test_a_file_of_another_s_that_can_only_be_read_is_replaced_all_the_same(
    world: World,
) -> None:
    here, there = both_sides(world)
    there.sync()
    Path(there.root, DAY).chmod(0o444)
    here.sync()
    here.write(DAY, here.read(DAY) + "\nMore.\n")
    here.sync()
    what_a_person_is_told(world, there)
    assert there.read(DAY).endswith("More.\n")
