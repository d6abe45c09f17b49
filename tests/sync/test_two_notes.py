"""Notes that only look like second copies stay two; what was a copy can be taken back."""

from __future__ import annotations

import json

import pytest
from tests.sync.devices import MKDOCS, Device, World

from helplog.cli.main import main
from helplog.sync.healing.folder_healing import heal_folder
from helplog.sync.syncing import heal_repository

STANDUP = """---
created: {day}
---
# Standup

## What did I do yesterday?

{words}

## What is in my way?

Nothing.
"""
FIRST = "entries/Standup.md"
SECOND = "entries/Standup 2.md"
CONFLICT = "entries/Standup.sync-conflict-20261125-101112-ABCDEFG.md"
ON_20TH = STANDUP.format(day="2026-11-20", words="Wrote the letter to Lee.")
ON_25TH = STANDUP.format(day="2026-11-25", words="Read what Lee answered.")
DAY = "entries/2026/2026-11-18.md"
COPY = "entries/2026/2026-11-18 2.md"
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
HERE = BEGUN.replace("---\nA", "  - Sam: the sofa\n---\nA")
THERE = BEGUN.replace("---\nA", "  - Lee: soup\n---\nA")


def begun(world: World, way: str) -> Device:
    """A journal; in no repository where only its folder is healed."""
    if way != "folder":
        return world.first()
    device = Device(world.folder / "plain")
    device.write("mkdocs.yml", MKDOCS)
    return device


@pytest.mark.parametrize("second", [SECOND, CONFLICT])
@pytest.mark.parametrize("way", ["sync", "heal", "folder"])
def test_two_notes_of_one_template_stay_two(
    world: World, second: str, way: str
) -> None:
    device = begun(world, way)
    device.write(FIRST, ON_20TH)
    device.write(second, ON_25TH)
    if way == "sync":
        device.sync()
    elif way == "heal":
        device.commit()
        heal_repository(device.root, "entries")
    else:
        heal_folder(device.root, "entries")
    assert (device.read(FIRST), device.read(second)) == (ON_20TH, ON_25TH)
    assert not device.has(".helplog-aside")


def test_a_copy_by_its_name_that_is_of_another_day_is_named(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    device = world.first(**{FIRST: ON_20TH, SECOND: ON_25TH, CONFLICT: ON_25TH})
    monkeypatch.chdir(device.root)
    main(["check", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [(one["uri"], one["code"]) for one in found] == [
        (CONFLICT, "copy-of-another-day")
    ]


def undo(
    device: Device,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> str:
    monkeypatch.chdir(device.root)
    capsys.readouterr()
    assert main(["undo"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("way", ["sync", "heal", "folder"])
def test_what_was_merged_is_taken_back_as_one(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    way: str,
) -> None:
    device = begun(world, way)
    device.write(DAY, HERE)
    device.write(COPY, THERE)
    monkeypatch.chdir(device.root)
    assert main(["sync" if way == "sync" else "heal"]) == 0
    assert "soup" in device.read(DAY)
    assert not device.has(COPY)
    told = undo(device, monkeypatch, capsys)
    assert f"Taken back: Asked Lee: soup  ({DAY}:4)" in told
    assert f"Put back: Asked Priya: read the report  ({COPY}:" in told
    assert told.count("the file is there again") == 1
    assert "a name of its own" in told
    assert (device.read(DAY), device.read(COPY)) == (HERE, THERE)
    # What was brought back stays, and nobody names it.
    assert main(["check"]) == 0
    assert main(["sync" if way == "sync" else "heal"]) == 0
    assert (device.read(DAY), device.read(COPY)) == (HERE, THERE)


def test_taking_healing_back_takes_nothing_of_another_device_away(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy's original got a line on the other device meanwhile."""
    device = world.first(**{DAY: HERE})
    other = world.device("other")
    other.write(DAY, HERE.replace("A quiet day.", "A quiet day, and a late one."))
    other.sync()
    device.write(COPY, THERE)
    monkeypatch.chdir(device.root)
    assert main(["sync"]) == 0
    assert "a late one" in device.read(DAY)
    assert "soup" in device.read(DAY)
    assert f"({DAY}:" not in undo(device, monkeypatch, capsys)
    assert "a late one" in device.read(DAY)
    assert device.read(COPY) == THERE


def test_several_healed_files_are_one_step_before_which_lies_the_last_capture(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    device = world.first()
    monkeypatch.chdir(device.root)
    assert main(["ask", "Sam", "the sofa", "--on", "2026-11-20"]) == 0
    captured = {path: data for path, data in device.files().items() if "11-20" in path}
    for day in ("17", "18"):
        device.write(DAY.replace("18", day), HERE)
        device.write(COPY.replace("18", day), THERE)
    assert main(["heal"]) == 0
    told = undo(device, monkeypatch, capsys)
    assert told.count("Taken back: Asked Lee: soup") == 2
    assert told.count("Put back: Asked Priya: read the report") == 2
    assert captured.items() <= device.files().items()
    assert "Taken back: Asked Sam: the sofa" in undo(device, monkeypatch, capsys)


def test_a_file_that_came_into_the_place_is_not_written_over(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    device = world.first(**{DAY: HERE, COPY: THERE})
    monkeypatch.chdir(device.root)
    main(["heal"])
    device.write(COPY, "Something new.\n")
    capsys.readouterr()
    assert main(["undo"]) == 1
    assert "there is another 2026/2026-11-18 2.md by now" in capsys.readouterr().err
    assert device.read(COPY) == "Something new.\n"
    assert "soup" in device.read(DAY)
