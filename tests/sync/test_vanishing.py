"""Entries that are not there though nobody deleted them: a sync says so, and takes them from no other device."""

from __future__ import annotations

import shutil

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, MORNING, refusal

from helplog.model.refusal import RefusalError
from helplog.sync.syncing import sync


@pytest.fixture
def device(world: World) -> Device:
    made = world.first()
    made.write(DAY, MORNING)
    for number in range(6):
        made.write(f"entries/2026/2026-10-0{number + 1}.md", f"Day {number}.\n")
    made.sync()
    return made


def test_a_folder_that_became_a_link_to_elsewhere_is_not_taken_for_deleted(
    device: Device, world: World
) -> None:
    shutil.move(device.root / "entries", world.folder / "cloud")
    (device.root / "entries").symlink_to(world.folder / "cloud")
    assert refusal(device).startswith(
        "entries is now a link that leads out of the journal"
    )
    (device.root / "entries").unlink()
    shutil.move(world.folder / "cloud", device.root / "entries")
    assert device.sync().sent == 0


@pytest.mark.parametrize("path", ["entries/2026", DAY])
def test_so_are_a_year_and_a_day(device: Device, world: World, path: str) -> None:
    shutil.move(device.root / path, world.folder / "cloud")
    (device.root / path).symlink_to(world.folder / "cloud")
    assert refusal(device).startswith(
        f"{path} is now a link that leads out of the journal"
    )


def test_so_is_a_year_whose_link_git_was_told_to_look_past(
    device: Device, world: World
) -> None:
    (device.root / ".git/info/exclude").write_text("/entries/2026\n", "utf-8")
    shutil.move(device.root / "entries/2026", world.folder / "cloud")
    (device.root / "entries/2026").symlink_to(world.folder / "cloud")
    assert refusal(device).startswith(
        "entries/2026 is now a link that leads out of the journal"
    )


def test_a_link_that_stands_for_nothing_that_was_here_may_lead_out(
    device: Device, world: World
) -> None:
    (world.folder / "cloud").mkdir()
    (device.root / "entries/pictures").symlink_to(world.folder / "cloud")
    assert device.sync().sent
    assert device.git("ls-tree", "HEAD", "entries/pictures").startswith("120000")


def test_a_link_within_the_journal_is_nobodys_loss(device: Device) -> None:
    (device.root / "archive").mkdir()
    shutil.move(device.root / "entries/2026", device.root / "archive/2026")
    (device.root / "entries/2026").symlink_to("../archive/2026")
    assert device.sync().sent
    assert device.git("show", "origin/main:archive/2026/2026-11-18.md")


def test_a_folder_that_is_not_here_is_named(device: Device, world: World) -> None:
    shutil.move(device.root / "entries", world.folder / "elsewhere")
    assert refusal(device).startswith("the folder entries is not here")
    with pytest.raises(RefusalError, match="the folder entries is not here"):
        sync(device.root, "entries", dry=True)


def test_a_drive_that_is_not_there_looks_like_an_empty_folder(
    device: Device, world: World
) -> None:
    shutil.move(device.root / "entries", world.folder / "elsewhere")
    (device.root / "entries").mkdir()
    assert "every entry is gone from entries" in refusal(device)
    device.git("restore", "entries")
    assert device.sync().sent == 0
    assert device.read(DAY) == MORNING


def test_a_journal_without_entries_needs_no_folder_for_them(device: Device) -> None:
    device.git("rm", "-q", "-r", "entries")
    device.commit("a new beginning")
    assert not (device.root / "entries").exists()
    device.write("mkdocs.yml", device.read("mkdocs.yml") + "# changed\n")
    assert device.sync().sent


def test_whoever_means_it_can_take_everything_out(device: Device, world: World) -> None:
    there = world.device("there")
    device.git("rm", "-q", "-r", "entries")
    device.git("commit", "-q", "-m", "a new beginning")
    (device.root / "entries").mkdir()
    device.sync()
    there.sync()
    assert not list(there.root.glob("entries/**/*.md"))


def test_a_few_days_taken_out_by_hand_go(device: Device, world: World) -> None:
    there = world.device("there")
    for number in range(6):
        (device.root / f"entries/2026/2026-10-0{number + 1}.md").unlink()
    device.sync()
    there.sync()
    assert not list(there.root.glob("entries/2026/2026-10-*.md"))
    assert there.read(DAY) == MORNING


def test_entries_that_all_say_something_else_are_not_gone(device: Device) -> None:
    for path in (device.root / "entries").rglob("*.md"):
        path.write_text("Something else.\n", "utf-8")
    assert device.sync().well


def test_nor_are_those_of_a_folder_in_which_one_is_left(device: Device) -> None:
    """Edited, all but one taken away: whoever did that meant it."""
    left, *others = sorted((device.root / "entries").rglob("*.md"))
    left.write_text("Something else.\n", "utf-8")
    for path in others:
        path.unlink()
    assert device.sync().well
