"""The entries' folder is renamed on one device while another writes in the old one: nobody's days go unseen."""

from __future__ import annotations

import pytest
from tests.sync.devices import MKDOCS, Device, World
from tests.sync.states import DAY, EVENING, MORNING

from helplog.sync.syncing import sync

RENAMED = MKDOCS.replace("docs_dir: entries", "docs_dir: notes")


@pytest.fixture
def renamed(world: World) -> Device:
    """A device that gets to know of the new folder after it wrote in the old one."""
    here = world.first(**{DAY: MORNING})
    here.sync()
    there = world.device("other")
    there.sync()
    here.git("mv", "entries", "notes")
    here.write("mkdocs.yml", RENAMED)
    sync(here.root, "notes")
    there.write(DAY, MORNING + "More.\n")
    there.write("entries/2026/2026-11-19.md", EVENING)
    assert not there.sync().well, (
        "another folder for the entries waits until somebody says so"
    )
    there.sync(accept=True)
    return there


def test_days_in_a_folder_the_journal_had_before_are_named_at_every_sync(
    renamed: Device,
) -> None:
    told = (
        "The journal's days are in notes/ now, and these lie in a folder it had before: "
        "entries/2026/2026-11-18.md, entries/2026/2026-11-19.md; "
        "move them, or what is new in them, to notes/, and it is read again."
    )
    for dry in (True, False, False):
        assert sync(renamed.root, "notes", dry=dry).notes == [told]
    (renamed.root / "entries/2026/2026-11-19.md").rename(
        renamed.root / "notes/2026/2026-11-19.md"
    )
    renamed.write("notes/2026/2026-11-18.md", renamed.read(DAY))
    (renamed.root / DAY).unlink()
    assert sync(renamed.root, "notes").notes == []


def test_a_folder_within_the_former_one_is_no_riddle(world: World) -> None:
    device = world.first()
    device.sync()
    (device.root / "entries").rename(device.root / "old")
    (device.root / "entries").mkdir()
    (device.root / "old").rename(device.root / "entries/days")
    device.write(
        "mkdocs.yml", MKDOCS.replace("docs_dir: entries", "docs_dir: entries/days")
    )
    assert sync(device.root, "entries/days").notes == []


def test_check_names_them_too(renamed: Device) -> None:
    from helplog.model.settings import Settings
    from helplog.sync.healing.findings import find_healing

    found = find_healing(renamed.root, Settings(docs_dir="notes"))
    assert [(finding.code, finding.where.uri) for finding in found] == [
        ("former-folder", "../entries/2026/2026-11-18.md"),
        ("former-folder", "../entries/2026/2026-11-19.md"),
    ]
