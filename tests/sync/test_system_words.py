"""What the system declines is told in its own words, and never taken for another sync."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, MORNING, as_a_person

from helplog.model.refusal import RefusalError
from helplog.sync.git.system_words import in_words


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EROFS, "/j/lock: the disk can only be read; have it take files again, then: helplog sync"),
        (errno.ENOSPC, "the disk is full; make room, and try again: nothing is missing"),
        (errno.EDQUOT, "the disk is full; make room, and try again: nothing is missing"),
        (errno.EACCES, "you have no right to write to /j/lock, so your files are as they were; if it is yours: chmod u+rwX '/j/lock'"),
        (errno.EIO, "/j/lock: the disk reports an error; copy the journal to another one before anything else"),
        (errno.ESTALE, "/j/lock: stale file handle; look at the disk, then: helplog sync"),
    ],
)  # fmt: skip
def test_each_reason_has_its_words(code: int, told: str) -> None:
    assert in_words(OSError(code, os.strerror(code), "/j/lock")) == told


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EIO, errno.ESTALE])
@pytest.mark.parametrize("at", ["mkdir", "open"])
def test_what_stands_in_the_way_of_the_lock_is_no_other_sync(
    world: World, monkeypatch: pytest.MonkeyPatch, code: int, at: str
) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    waited: list[bool] = []
    real = getattr(Path, at)

    def declines(self: Path, *given: object, **named: object) -> object:
        if self.name in {"helplog", "lock"} and ".git" in self.parts:
            raise OSError(code, os.strerror(code), str(self))
        return real(self, *given, **named)

    monkeypatch.setattr(Path, at, declines)
    from helplog.sync.syncing import sync

    with pytest.raises(RefusalError) as refused:
        sync(device.root, "entries", on_waiting=lambda: waited.append(True))
    assert "another sync" not in str(refused.value)
    assert not waited
    monkeypatch.undo()
    assert device.read(DAY) == MORNING


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_folder_of_git_that_takes_nothing_is_named(world: World) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    (device.root / ".git/helplog/lock").chmod(0o400)
    (device.root / ".git/helplog").chmod(0o500)

    def call() -> str:
        try:
            return "\n".join(device.sync().lines())
        except RefusalError as refused:
            return str(refused)

    told = as_a_person(world, call)
    assert "you have no right to write to" in told
    assert "another sync" not in told


@pytest.fixture
def read_only(world: World) -> Iterator[Device]:
    """A device on a disk that takes nothing."""
    made = world.first()
    made.sync()
    made.write(DAY, MORNING)
    place = str(made.root)
    if subprocess.run(["mount", "--bind", place, place], capture_output=True, check=False).returncode:  # fmt: skip
        pytest.skip("nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        yield made
    finally:
        subprocess.run(["umount", place], check=False)


def test_a_disk_that_can_only_be_read_is_told(read_only: Device) -> None:
    with pytest.raises(RefusalError, match=r"can only be read|Read-only file system"):
        read_only.sync()
