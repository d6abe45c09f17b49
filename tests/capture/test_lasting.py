"""What is written lasts: forced to the disk before it takes its place, and taken away only if it is what is known."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import ChangedMeanwhileError, beside, remove, save
from helplog.sync.worktree.disk import sync_folders, write_safely

ON = ["--today", "2026-11-18"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the system was asked to do, in order, by the last part of a name."""
    calls: list[tuple[str, str]] = []
    forced, moved, gone = os.fsync, os.replace, os.unlink

    def fsync(handle: int) -> None:
        calls.append(("fsync", Path(f"/proc/self/fd/{handle}").readlink().name))
        forced(handle)

    def replace(source: Any, target: Any, **named: Any) -> None:
        calls.append(("replace", Path(target).name))
        moved(source, target, **named)

    def unlink(path: Any, **named: Any) -> None:
        gone(path, **named)
        calls.append(("unlink", Path(path).name))

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "unlink", unlink)
    return calls


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="asks Linux which file a handle is of"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries/2026-11-17.md").write_text("A day.\n", "utf-8")
    return tmp_path


def of_entries(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (call, name) for call, name in told if name == "entries" or "2026-11-18" in name
    ]


@needs_proc
def test_a_capture_is_on_the_disk_before_it_takes_its_place_and_its_name_after(
    root: Path, told: list[tuple[str, str]]
) -> None:
    assert main(["ask", "Priya", "soup", "-J", str(root), *ON]) == 0
    assert of_entries(told) == [
        ("fsync", ".2026-11-18.md.helplog-beside"),
        ("replace", "2026-11-18.md"),
        ("fsync", "entries"),
    ]


@needs_proc
def test_so_is_that_a_file_was_taken_back(
    root: Path, told: list[tuple[str, str]]
) -> None:
    assert main(["ask", "Priya", "soup", "-J", str(root), *ON]) == 0
    told.clear()
    assert main(["undo", "-J", str(root)]) == 0
    assert of_entries(told) == [("unlink", "2026-11-18.md"), ("fsync", "entries")]


@needs_proc
def test_a_sync_forces_a_file_before_it_takes_its_place_and_the_folders_after(
    tmp_path: Path, told: list[tuple[str, str]]
) -> None:
    write_safely(tmp_path / "day.md", b"words")
    sync_folders([tmp_path])
    assert told == [
        ("fsync", "day.md.helplog-new"),
        ("replace", "day.md"),
        ("fsync", tmp_path.name),
    ]
    assert (tmp_path / "day.md").read_bytes() == b"words"
    assert not (tmp_path / "day.md.helplog-new").exists()


def test_a_sync_writes_through_no_link_that_lies_where_it_writes_first(
    tmp_path: Path,
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"other words")
    (tmp_path / "day.md.helplog-new").symlink_to("elsewhere")
    write_safely(tmp_path / "day.md", b"words")
    assert (tmp_path / "elsewhere").read_bytes() == b"other words"
    assert (tmp_path / "day.md").read_bytes() == b"words"
    assert not (tmp_path / "day.md").is_symlink()


@needs_proc
def test_what_need_not_last_is_not_waited_for(
    tmp_path: Path, told: list[tuple[str, str]]
) -> None:
    write_safely(tmp_path / "day.md", b"words", lasting=False)
    assert told == [("replace", "day.md")]


def test_a_file_that_someone_wrote_to_meanwhile_is_not_taken_away(
    tmp_path: Path,
) -> None:
    path = tmp_path / "day.md"
    path.write_bytes(b"words, and more words")
    with pytest.raises(ChangedMeanwhileError, match="changed by another program"):
        remove(path, b"words", Boundary(tmp_path, tmp_path))
    assert path.read_bytes() == b"words, and more words"
    remove(path, b"words, and more words", Boundary(tmp_path, tmp_path))
    assert not path.exists()


def test_nor_is_it_written_over(tmp_path: Path) -> None:
    path = tmp_path / "day.md"
    path.write_bytes(b"words, and more words")
    with pytest.raises(ChangedMeanwhileError):
        save(path, b"words", b"other words", Boundary(tmp_path, tmp_path))
    assert path.read_bytes() == b"words, and more words"
    assert [one.name for one in tmp_path.iterdir()] == ["day.md"]


def test_nor_is_a_file_that_came_where_there_was_none(tmp_path: Path) -> None:
    path = tmp_path / "day.md"
    path.write_bytes(b"words")
    with pytest.raises(ChangedMeanwhileError):
        save(path, None, b"other words", Boundary(tmp_path, tmp_path))
    assert path.read_bytes() == b"words"


def test_an_undo_takes_away_no_file_that_was_written_to_while_it_was_at_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The editor saves after the undo has looked at the file, and before it takes it away."""
    path = root / "entries/2026-11-18.md"
    assert main(["ask", "Priya", "soup", "-J", str(root), *ON]) == 0

    def saved_meanwhile(
        place: Path, known: bytes, boundary: Boundary, folders: tuple[Path, ...]
    ) -> None:
        path.write_bytes(path.read_bytes() + b"My own words.\n")
        remove(place, known, boundary, folders)

    monkeypatch.setattr("helplog.store.memory.taking_back.remove", saved_meanwhile)
    assert main(["undo", "-J", str(root)]) == 1
    assert "changed by another program" in capsys.readouterr().err
    assert path.read_bytes().endswith(b"My own words.\n")


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(
        os, "write", lambda handle, data: whole(handle, bytes(data)[:7])
    )
    path = tmp_path / "day.md"
    save(path, None, b"Words enough for several turns.\n", Boundary(tmp_path, tmp_path))
    monkeypatch.undo()
    assert (tmp_path / "day.md").read_bytes() == b"Words enough for several turns.\n"


@pytest.mark.parametrize(
    ("name", "beside_it"),
    [
        ("day.md", ".day.md.helplog-beside"),
        ("d" * 255, f".{'d' * 239}.helplog-beside"),
        ("ü" * 127, f".{'ü' * 119}.helplog-beside"),
        ("d\udcff.md", ".d\udcff.md.helplog-beside"),
    ],
    ids=["short", "as long as may be", "cut within a letter", "no text"],
)
def test_a_file_is_written_beside_its_place_under_a_name_that_disks_take(
    name: str, beside_it: str
) -> None:
    assert beside(name) == beside_it
    assert len(os.fsencode(beside(name))) <= 255


def test_a_file_that_is_in_a_folder_s_way_is_named(root: Path) -> None:
    (root / "entries/2026").write_text("My own words.\n", "utf-8")
    boundary = Boundary(root, root / "entries")
    with pytest.raises(RefusalError, match=r"entries/2026 is a file where a folder"):
        save(root / "entries/2026/11/day.md", None, b"words", boundary)
    assert (root / "entries/2026").read_text("utf-8") == "My own words.\n"


def test_whoever_saves_is_told_which_folders_were_made(root: Path) -> None:
    path = root / "entries/2026/11/day.md"
    boundary = Boundary(root, root / "entries")
    made = save(path, None, b"words", boundary)
    assert made == (root / "entries/2026", root / "entries/2026/11")
    assert save(path, b"words", b"other words", boundary) == ()


def test_folders_that_were_made_go_with_their_last_file_and_others_stay(
    root: Path,
) -> None:
    (root / "entries/2025/12").mkdir(parents=True)
    (root / "entries/2025/12/2025-12-01.md").write_text("A day.\n", "utf-8")
    (root / "entries/2026-11-17.md").unlink()
    assert main(["ask", "Priya", "soup", "-J", str(root), *ON]) == 0
    assert (root / "entries/2026/11/2026-11-18.md").is_file()
    assert main(["undo", "-J", str(root)]) == 0
    assert sorted(one.name for one in (root / "entries").iterdir()) == ["2025"]
