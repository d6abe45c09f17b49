"""The lock of a sync where a drive gives none; files made to last where that wants a writing handle."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.sync.devices import World
from tests.sync.states import DAY, MORNING, refusal

from helplog.store.files.file_locks import try_lock
from helplog.sync.worktree.disk import sync_file

needs_flock = pytest.mark.skipif(
    sys.platform == "win32", reason="locks are msvcrt's there"
)


def answers(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Whatever asks for a lock is told this."""
    import fcntl

    def flock(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", flock)


@needs_flock
@pytest.mark.parametrize("code", [errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK])
def test_what_says_that_someone_has_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    answers(monkeypatch, code)
    with (tmp_path / "lock").open("ab") as file:
        assert not try_lock(file.fileno())


@needs_flock
@pytest.mark.parametrize(
    "code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO, errno.EBADF]
)
def test_what_says_that_there_is_no_lock_to_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    answers(monkeypatch, code)
    with (tmp_path / "lock").open("ab") as file, pytest.raises(OSError, match=r"."):
        try_lock(file.fileno())


@needs_flock
def test_a_drive_without_locks_is_named_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    device.write(DAY, MORNING)
    before = device.head
    answers(monkeypatch, errno.ENOLCK)
    monkeypatch.setattr("helplog.sync.worktree.state.WAIT_SECONDS", 0.5)
    assert refusal(device) == (
        "the drive this journal is on gives no locks (No locks available), so two syncs at once "
        "could not take turns, and nothing was changed; sync it from a disk that does"
    )
    assert device.head == before


@pytest.mark.parametrize(
    ("system", "opened"), [("win32", os.O_RDWR), ("linux", os.O_RDONLY)]
)
def test_windows_makes_nothing_last_that_is_open_for_reading_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, opened: int
) -> None:
    path = tmp_path / "day.md"
    path.write_bytes(b"words")
    asked: list[int] = []
    real = os.open

    def noted(name: Any, flags: int, *rest: Any) -> int:
        asked.append(flags)
        return real(name, flags, *rest)

    monkeypatch.setattr(os, "open", noted)
    monkeypatch.setattr(sys, "platform", system)
    sync_file(path)
    assert [flags & (os.O_RDWR | os.O_WRONLY) for flags in asked] == [opened]
    assert path.read_bytes() == b"words"
