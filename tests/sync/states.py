"""What the tests of a repository's states share: two devices that meet, and what a sync declines."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sync.devices import Device, World

from helplog.model.refusal import RefusalError

DAY = "entries/2026/2026-11-18.md"
MORNING = "---\nasks:\n  - Sam: carry the sofa\n---\nMorning light.\n"
EVENING = "---\naccepted:\n  - Lee: soup\n---\nEvening calm.\n"


def refusal(device: Device) -> str:
    """What a sync says that can't be done; nothing is changed by it."""
    before, head = (
        device.files(),
        device.git("rev-parse", "-q", "--verify", "HEAD", check=False),
    )
    with pytest.raises(RefusalError) as refused:
        device.sync()
    assert device.files() == before
    assert device.git("rev-parse", "-q", "--verify", "HEAD", check=False) == head
    assert "\n" not in str(refused.value)
    return str(refused.value)


def both_sides(world: World) -> tuple[Device, Device]:
    """Two devices with a day of their own each; the first has pushed."""
    return world.begun("laptop", "other", make=_write_on_both)


def _write_on_both(world: World) -> None:
    here = world.first()
    there = world.device("other")
    here.write(DAY, MORNING)
    here.sync()
    there.write(DAY, EVENING)


def holds_both(device: Device) -> None:
    text = device.read(DAY)
    assert all(
        words in text
        for words in ("carry the sofa", "soup", "Morning light", "Evening calm")
    ), text
    assert "<<<<" not in text
    assert device.is_clean()


def hook(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder nobody can write to: rights don't bind the administrator, a mount does."""
    if os.geteuid():
        below = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        for path in below:
            path.chmod(stat.S_IRUSR | stat.S_IXUSR)
        yield
        for path in below:
            path.chmod(stat.S_IRWXU)
        return
    if subprocess.run(
        ["mount", "--bind", folder, folder], capture_output=True, check=False
    ).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder, folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def in_a_child(call: Callable[[], str]) -> str:
    """What a call says, or what it raises, in a process of its own: for rights and limits nobody gets rid of again."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = call()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the test is to see it
            said = str(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def as_a_person(world: World, call: Callable[[], str]) -> str:
    """What a call says that is bound by rights, as the administrator is not."""
    if os.geteuid():
        return call()

    def without_rights() -> str:
        os.setgid(65534)
        os.setuid(65534)
        return call()

    subprocess.run(["chown", "-R", "65534:65534", world.folder], check=True)
    said = in_a_child(without_rights)
    subprocess.run(["chown", "-R", "0:0", world.folder], check=True)
    return said
