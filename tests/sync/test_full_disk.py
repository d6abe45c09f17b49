"""A full disk is told in one line, whoever notices it: the system, git in so many words, git in other words."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.covering import covering
from tests.sync.devices import Device, World
from tests.sync.states import DAY, in_a_child

from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import Git, Outcome

FULL = "the disk is full; make room, and try again: nothing is missing"


@pytest.mark.parametrize(
    "said",
    [
        "fatal: unable to write loose object file: No space left on device",
        "fatal: sha1 file 'index.lock' write error. Out of diskspace",
        "error: unable to write sha1 filename: Disk quota exceeded",
        "fatal: unable to write loose object file: File too large",
    ],
)
def test_a_full_disk_is_told_plainly(world: World, said: str) -> None:
    refused = Git(world.folder).declined(
        Outcome(128, b"", said), "git write-tree was declined"
    )
    assert str(refused) == FULL


def test_a_disk_with_hardly_any_room_is_full(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = Outcome(128, b"", "fatal: git-write-tree: error building trees")
    assert (
        str(Git(world.folder).declined(outcome, "git was declined"))
        == "git was declined"
    )
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
    assert str(Git(world.folder).declined(outcome, "git was declined")) == FULL


@pytest.fixture
def nearly_full(world: World) -> Iterator[Device]:
    """A device on a disk of its own that has room for so much."""
    made = world.first()
    made.sync()
    place = world.folder / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    shutil.copytree(made.root, place / "laptop", symlinks=True)
    yield Device(place / "laptop")
    subprocess.run(["umount", place], check=True)


def fill(disk: Path, room_kb: int) -> None:
    (disk / "fill").unlink(missing_ok=True)
    (disk / "fill").write_bytes(
        b"\0" * max(0, shutil.disk_usage(disk).free - room_kb * 1024)
    )


@pytest.mark.parametrize(
    ("room_kb", "dry"), covering([0, 4, 12, 24, 44], [True, False])
)
def test_a_disk_that_fills_up_is_told_wherever_it_happens(
    nearly_full: Device, room_kb: int, *, dry: bool
) -> None:
    device = nearly_full
    for number in range(6):
        device.write(f"entries/{number}/day.md", os.urandom(4000).hex())
    before = device.files()
    fill(device.root.parent, room_kb)
    if dry:
        assert device.sync(dry=True).saved == 6
    else:
        with pytest.raises(RefusalError) as refused:
            device.sync()
        assert str(refused.value) == FULL
    assert device.files() == before
    fill(device.root.parent, 900)
    assert device.sync().well
    assert device.is_clean()


@pytest.mark.skipif(os.name != "posix", reason="limits of another kind")
@pytest.mark.parametrize(("most_bytes", "dry"), covering([0, 500, 3000], [True, False]))
def test_a_limit_for_this_person_is_a_full_disk_too(
    world: World, most_bytes: int, *, dry: bool
) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, os.urandom(4000).hex())
    assert limited(device, most_bytes, dry=dry) == FULL
    assert device.sync().well


def limited(device: Device, most_bytes: int, *, dry: bool) -> str:
    """What a sync says in a process where no file may grow beyond a size."""
    import resource
    import signal

    def sync() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        start = subprocess.Popen.__init__

        def patient(self: Any, *arguments: Any, **named: Any) -> None:
            start(self, *arguments, **{**named, "restore_signals": False})

        subprocess.Popen.__init__ = patient  # type: ignore[method-assign]
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        return "\n".join(device.sync(dry=dry).lines())

    return in_a_child(sync)
