"""Names as long as a disk allows: what a sync makes of them is no longer, and stops on no device."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.devices import World

from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import save
from helplog.sync.merging.trees import name_beside
from helplog.sync.worktree.disk import write_safely
from helplog.sync.worktree.quarantine import set_aside

OID = "3f2a1bc0" * 5
LONG = {
    "a picture": "a" * 241 + ".png",
    "as long as there are": "a" * 251 + ".png",
    "letters of two bytes": "ä" * 120 + "b.png",
    "letters of four bytes": "😀" * 60 + ".png",
    "no ending": "a" * 250,
    "nothing but an ending": "a." + "b" * 248,
    "in a folder": "b" * 200 + "/" + "a" * 241 + ".png",
}


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_a_name_beside_another_is_no_longer_than_names_are(name: str) -> None:
    beside = name_beside(name, OID)
    assert len(beside.rpartition("/")[2].encode()) <= 255
    assert beside.rpartition("/")[0] == name.rpartition("/")[0]
    assert "(other device 3f2a1bc)" in beside
    assert "\ufffd" not in beside


def test_a_short_name_is_whole() -> None:
    assert name_beside("a/photo.jpg", OID) == "a/photo (other device 3f2a1bc).jpg"
    assert name_beside("archive.tar.gz", OID) == "archive.tar (other device 3f2a1bc).gz"


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_two_pictures_of_one_long_name(world: World, name: str) -> None:
    one = world.first()
    two = world.device("phone")
    path = f"entries/{name}"
    one.write(path, b"\0one")
    two.write(path, b"\0two")
    for device in (one, two, one, two):
        device.sync()
    assert one.files() == two.files()
    held = [data for path, data in one.files().items() if path.startswith("entries/")]
    assert {b"\0one", b"\0two"} <= {*held}
    assert one.is_clean()
    assert two.is_clean()


def test_two_long_names_that_begin_alike(world: World) -> None:
    one = world.first()
    two = world.device("phone")
    for device, said in ((one, b"\0one"), (two, b"\0two")):
        for ending in "xy":
            device.write(f"entries/{'a' * 240}{ending}.png", said + ending.encode())
    for device in (one, two, one, two):
        device.sync()
    held = {data for path, data in two.files().items() if path.endswith(".png")}
    assert held == {b"\0onex", b"\0oney", b"\0twox", b"\0twoy"}


@pytest.mark.parametrize("length", [240, 245, 250, 255])
def test_an_entry_of_a_long_name_written_on_both_devices(
    world: World, length: int
) -> None:
    name = "entries/2026-11-18-" + "a" * (length - 14) + ".md"
    one = world.first("laptop", **{name: "Old.\n"})
    two = world.device("phone")
    one.write(name, "Old.\n\nOne.\n")
    two.write(name, "Old two.\n")
    for device in (one, two, one, two):
        device.sync()
    assert one.read(name) == two.read(name) == "Old two.\n\nOne.\n"


@pytest.mark.parametrize("length", [240, 245, 255])
def test_a_file_of_a_long_name_is_saved_and_set_aside(
    tmp_path: Path, length: int
) -> None:
    name = "2026-11-18-" + "ä" * ((length - 14) // 2) + ".md"
    path = tmp_path / "entries" / name
    path.parent.mkdir()
    boundary = Boundary(tmp_path, tmp_path)
    save(path, None, b"one", boundary)
    save(path, b"one", b"two", boundary)
    write_safely(path, b"three")
    assert [one.name for one in path.parent.iterdir()] == [name]
    set_aside(tmp_path, path)
    path.write_bytes(b"four")
    set_aside(tmp_path, path)
    aside = [
        one for one in (tmp_path / ".helplog-aside").rglob("*") if one.suffix == ".md"
    ]
    assert sorted(one.read_bytes() for one in aside) == [b"four", b"three"]
