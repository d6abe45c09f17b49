"""Forms of the same words: line ends, filters, names alike, a part of the history, pictures, deletions."""

from __future__ import annotations

import os
import subprocess

from tests.sync.devices import ATTRIBUTES, Device, World
from tests.sync.states import DAY, EVENING, MORNING, both_sides, holds_both, refusal


def test_line_ends_of_another_system(world: World) -> None:
    here, there = both_sides(world)
    there.git("config", "core.autocrlf", "true")
    there.write(DAY, EVENING.replace("\n", "\r\n"))
    there.sync()
    assert b"\r\n" in (there.root / DAY).read_bytes()
    assert b"\r" not in there.git("show", f"HEAD:{DAY}").encode()
    here.sync()
    holds_both(here)
    holds_both(there)


def test_a_filter_keeps_its_form_in_the_repository(world: World) -> None:
    first = world.first()
    first.write(".gitattributes", f"{ATTRIBUTES}*.md filter=toy\n")
    for name in ("clean", "smudge"):
        first.git("config", f"filter.toy.{name}", "tr 'A-Za-z' 'N-ZA-Mn-za-m'")
    first.git("config", "filter.toy.required", "true")
    first.write(DAY, MORNING)
    first.git("add", "--renormalize", ".")
    first.sync()
    there = world.device("other")
    for name in ("clean", "smudge"):
        there.git("config", f"filter.toy.{name}", "tr 'A-Za-z' 'N-ZA-Mn-za-m'")
    there.git("checkout", "-q", "--", ".", check=False)
    there.git("reset", "-q", "--hard")
    there.write(DAY, MORNING + "\nThere too.\n")
    first.write(DAY, MORNING.replace("Morning", "Early morning"))
    first.sync()
    there.sync()
    first.sync()
    assert first.read(DAY) == there.read(DAY)
    assert "Early morning light." in first.read(DAY)
    assert "There too." in first.read(DAY)
    assert "There too" not in first.git("show", f"HEAD:{DAY}")


def test_a_locked_filter_is_named(world: World) -> None:
    device = world.first()
    device.write(".gitattributes", f"{ATTRIBUTES}*.md filter=toy\n")
    device.git("config", "filter.toy.clean", "false")
    device.git("config", "filter.toy.required", "true")
    device.write(DAY, MORNING)
    assert "git could not take in what is here" in refusal(device)


def test_a_shallow_clone_reaches_back_as_far_as_it_must(world: World) -> None:
    here = world.first()
    there = Device(world.folder / "shallow")
    subprocess.run(
        [
            "git",
            "clone",
            "-q",
            "--depth",
            "1",
            f"file://{world.remote}",
            str(there.root),
        ],
        check=True,
        env=os.environ,
    )
    for number in range(3):
        here.write(f"entries/2026/2026-11-0{number + 2}.md", "Day.\n")
        here.sync()
    here.write(DAY, MORNING)
    here.sync()
    there.write(DAY, EVENING)
    assert there.sync().well
    here.sync()
    holds_both(here)
    assert here.tree == there.tree


def test_names_that_differ_in_case_or_accents_alone(world: World) -> None:
    here, there = both_sides(world)
    here.write("entries/Zoë.md", "From here.\n")
    here.write("entries/Photo.jpg", b"\x00\x01here")
    there.write("entries/zoe\u0308.md", "From there.\n")
    there.write("entries/photo.jpg", b"\x00\x02there")
    for device in (here, there, here):
        device.sync()
    assert here.tree == there.tree
    names = sorted(
        path for path in here.files() if "zo" in path.lower() or "photo" in path.lower()
    )
    assert len(names) == 3
    assert len({name.casefold() for name in names}) == 3
    text = next(
        data.decode() for path, data in here.files().items() if "zo" in path.lower()
    )
    assert "From here." in text
    assert "From there." in text


def test_pictures_that_differ_are_both_kept(world: World) -> None:
    here, there = both_sides(world)
    here.write("entries/plot.jpg", b"\x00\x01here")
    there.write("entries/plot.jpg", b"\x00\x02there")
    here.sync()
    report = there.sync()
    here.sync()
    assert here.tree == there.tree
    pictures = {
        path: data for path, data in here.files().items() if path.endswith(".jpg")
    }
    assert set(pictures.values()) == {b"\x00\x01here", b"\x00\x02there"}
    assert any("(other device " in path for path in pictures)
    assert any("both are kept" in line for line in report.lines())


def test_a_file_where_the_other_has_a_folder(world: World) -> None:
    here, there = both_sides(world)
    here.write("entries/trip", "a file\n")
    there.write("entries/trip/day.md", "a day\n")
    for device in (here, there, here):
        device.sync()
    assert here.tree == there.tree
    assert here.read("entries/trip/day.md") == "a day\n"
    assert any(data == b"a file\n" for data in here.files().values())


def test_deleted_here_and_changed_there_stays(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.sync()
    (here.root / DAY).unlink()
    there.write(DAY, there.read(DAY) + "\nStill wanted.\n")
    for device in (here, there, here):
        device.sync()
    assert "Still wanted." in here.read(DAY)
    assert here.tree == there.tree


def test_deleted_here_and_untouched_there_is_gone(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.sync()
    (here.root / DAY).unlink()
    there.write("entries/2026/2026-11-20.md", "Another.\n")
    for device in (here, there, here):
        device.sync()
    assert not here.has(DAY)
    assert not there.has(DAY)


def test_an_ignored_file_in_the_way_is_set_aside(world: World) -> None:
    here, there = both_sides(world)
    there.write(".git/info/exclude", "private.md\n")
    there.write("entries/private.md", "mine alone\n")
    here.write("entries/private.md", "shared\n")
    here.sync()
    there.sync()
    assert there.read("entries/private.md") == "shared\n"
    assert there.read(".helplog-aside/entries/private.md") == "mine alone\n"
    assert there.is_clean()
