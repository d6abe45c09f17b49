"""A file is written anew on what it holds now, whoever saves it meanwhile, and so that it can be taken back."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import ChangedMeanwhileError
from helplog.store.memory.taking_back import take_back
from helplog.store.writing.rewriting import Rewriting, rewrite, write_all, write_alone

URI = "2026-11-18.md"
OLD = b"A day."


@pytest.fixture
def boundary(tmp_path: Path) -> Boundary:
    tmp_path.chmod(0o700)
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / URI).write_bytes(OLD)
    return Boundary(tmp_path, tmp_path / "entries")


def day(boundary: Boundary) -> Path:
    return boundary.docs / URI


def more(held: bytes | None) -> bytes:
    return (held or b"") + b" And more."


def without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be noted down, and so nothing be taken back."""
    monkeypatch.setenv("XDG_STATE_HOME", "some/where")
    monkeypatch.setenv("HOME", "/dev/null")


class Editor:
    """Saves the file whenever it is read, so many times."""

    def __init__(self, boundary: Boundary, times: int) -> None:
        self.boundary = boundary
        self.left = times

    def change(self, held: bytes | None) -> bytes:
        if self.left:
            self.left -= 1
            day(self.boundary).write_bytes((held or b"") + b"!")
        return more(held)

    def attempt(self) -> Rewriting:
        held = day(self.boundary).read_bytes()
        return Rewriting(URI, held, self.change(held))


def nothing_can_be_taken_back(boundary: Boundary) -> None:
    with pytest.raises(RefusalError, match="nothing to take back"):
        take_back(boundary, 1)


def test_what_is_made_of_a_file_takes_its_place_and_can_be_taken_back(
    boundary: Boundary,
) -> None:
    assert rewrite(boundary, URI, more, "checkin") == b"A day. And more."
    assert day(boundary).read_bytes() == b"A day. And more."
    assert [step.change.command for step in take_back(boundary, 1)] == ["checkin"]
    assert day(boundary).read_bytes() == OLD


def test_a_file_that_was_not_there_is_begun(boundary: Boundary) -> None:
    assert rewrite(boundary, "2026/new.md", more, "checkin") == b" And more."
    assert (boundary.docs / "2026/new.md").read_bytes() == b" And more."
    take_back(boundary, 1)
    assert not (boundary.docs / "2026").exists()


@pytest.mark.parametrize("times", [1, 4])
def test_what_an_editor_saves_meanwhile_is_written_on(
    boundary: Boundary, times: int
) -> None:
    editor = Editor(boundary, times)
    after = OLD + b"!" * times + b" And more."
    assert rewrite(boundary, URI, editor.change, "checkin") == after
    assert day(boundary).read_bytes() == after


@pytest.mark.parametrize("key", [True, False])
def test_a_file_that_never_rests_is_left_to_its_editor(
    boundary: Boundary, monkeypatch: pytest.MonkeyPatch, *, key: bool
) -> None:
    if not key:
        without_a_key(monkeypatch)
    editor = Editor(boundary, times=99)
    with pytest.raises(ChangedMeanwhileError):
        rewrite(boundary, URI, editor.change, "checkin")
    assert day(boundary).read_bytes() == OLD + b"!" * 5
    nothing_can_be_taken_back(boundary)


@pytest.mark.parametrize("times", [0, 4])
def test_it_is_told_whether_it_can_be_taken_back(
    boundary: Boundary, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    assert write_alone(boundary, Editor(boundary, times).attempt, "ask") is True
    without_a_key(monkeypatch)
    before = day(boundary).read_bytes()
    assert write_alone(boundary, Editor(boundary, times).attempt, "ask") is False
    assert day(boundary).read_bytes() == before + b"!" * times + b" And more."


def test_where_nothing_is_to_be_changed_nothing_is_written_or_noted(
    boundary: Boundary,
) -> None:
    before = day(boundary).stat()
    assert write_alone(boundary, lambda: Rewriting(URI, OLD, OLD), "ask") is True
    assert day(boundary).stat() == before
    nothing_can_be_taken_back(boundary)


def test_what_a_killed_command_left_beside_a_file_goes(boundary: Boundary) -> None:
    left = boundary.docs / ".2026-11-17.md.helplog-beside"
    left.write_bytes(b"Half a d")
    rewrite(boundary, URI, more, "checkin")
    assert not left.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_where_anyone_could_write_nothing_is_written(boundary: Boundary) -> None:
    day(boundary).chmod(day(boundary).stat().st_mode | stat.S_IWOTH)
    with pytest.raises(RefusalError, match="everyone on this computer can write"):
        rewrite(boundary, URI, more, "checkin")
    assert day(boundary).read_bytes() == OLD


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_of_several_files_each_is_written_or_none(boundary: Boundary) -> None:
    closed = boundary.docs / "2026-11-19.md"
    closed.write_bytes(OLD)
    both = [Rewriting(one.name, OLD, more(OLD)) for one in (day(boundary), closed)]
    closed.chmod(closed.stat().st_mode | stat.S_IWOTH)
    with pytest.raises(RefusalError, match="everyone on this computer can write"):
        write_all(boundary, both, "rename")
    assert (day(boundary).read_bytes(), closed.read_bytes()) == (OLD, OLD)
    closed.chmod(0o600)
    assert write_all(boundary, both, "rename")
    assert day(boundary).read_bytes() == closed.read_bytes() == more(OLD)


def test_of_several_files_none_is_written_where_one_has_changed(
    boundary: Boundary,
) -> None:
    other = boundary.docs / "2026-11-19.md"
    other.write_bytes(b"Another day.")
    two = [
        Rewriting(URI, OLD, more(OLD)),
        Rewriting(other.name, b"As it was.", b"As it should be."),
    ]
    os.utime(day(boundary), (0, 0))
    with pytest.raises(ChangedMeanwhileError, match="nothing was written"):
        write_all(boundary, two, "rename")
    assert day(boundary).read_bytes() == OLD
    assert day(boundary).stat().st_mtime == 0, "nothing was begun"
    assert other.read_bytes() == b"Another day."
