"""Single moves on a disk: each happens as a whole or not at all, and nothing is written over."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.sync.devices import World

from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.file_locks import try_lock
from helplog.sync.git.objects import FILE, LINK, PROGRAM, SUBMODULE, Change, Leaf
from helplog.sync.git.repository import Repository, open_repository
from helplog.sync.worktree import disk, swapping
from helplog.sync.worktree.disk import (
    exchange,
    present,
    put_new,
    same_disk,
    sync_file,
)
from helplog.sync.worktree.plan import Plan
from helplog.sync.worktree.swapping import (
    is_submodule,
    make_room_for_submodules,
    swap_all,
)

OID = "1" * 40


@pytest.fixture(params=["with second names", "on a memory card"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the disk gives files second names."""
    able: bool = request.param == "with second names"
    if not able:
        without_links(monkeypatch)
    return able


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr(os, "link", link)


def files(folder: Path) -> dict[str, bytes]:
    found = (place for place in folder.rglob("*") if place.is_file())
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in found}


def put(source: Path, target: Path) -> bool:
    with hold(target, Boundary(target.parent, target.parent)) as held:
        return put_new(source, held)


@pytest.mark.usefixtures("links")
def test_a_new_file_comes_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"words")
    assert put(tmp_path / "new", tmp_path / "day.md")
    assert files(tmp_path) == {"day.md": b"words"}


@pytest.mark.usefixtures("links")
def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"words")
    (tmp_path / "day.md").write_bytes(b"other words")
    assert not put(tmp_path / "new", tmp_path / "day.md")
    assert files(tmp_path) == {"new": b"words", "day.md": b"other words"}


@pytest.mark.usefixtures("links")
def test_a_link_comes_as_a_link(tmp_path: Path) -> None:
    (tmp_path / "day.md").write_bytes(b"words")
    (tmp_path / "new").symlink_to("day.md")
    assert put(tmp_path / "new", tmp_path / "link.md")
    assert (tmp_path / "link.md").readlink() == Path("day.md")
    assert not present(tmp_path / "new")


def test_two_files_change_places_or_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"one")
    other.write_bytes(b"other")
    changed = exchange(one, str(other))
    assert files(tmp_path) == (
        {"one": b"other", "other": b"one"}
        if changed
        else {"one": b"one", "other": b"other"}
    )
    before = files(tmp_path)
    assert not exchange(one, str(tmp_path / "none"))
    monkeypatch.setattr(disk, "_swap", lambda: None)
    assert not exchange(one, str(other))
    assert files(tmp_path) == before


@pytest.mark.skipif(
    sys.platform != "linux" or not os.access("/dev/shm", os.W_OK),  # noqa: S108
    reason="a disk that is known to have such a move",
)
def test_in_the_memory_of_linux_two_files_change_places() -> None:
    with TemporaryDirectory(dir="/dev/shm") as name:
        folder = Path(name)
        (folder / "one").write_bytes(b"one")
        (folder / "other").write_bytes(b"other")
        assert exchange(folder / "one", str(folder / "other"))
        assert files(folder) == {"one": b"other", "other": b"one"}


def test_a_link_to_nothing_is_something(tmp_path: Path) -> None:
    assert not present(tmp_path / "link")
    (tmp_path / "link").symlink_to("nothing")
    assert present(tmp_path / "link")
    assert same_disk(tmp_path, tmp_path.parent)
    sync_file(tmp_path)


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("wb") as one, (tmp_path / "lock").open("wb") as other:
        assert try_lock(one.fileno())
        assert not try_lock(other.fileno())
    with (tmp_path / "lock").open("wb") as third:
        assert try_lock(third.fileno())


# What a sync does with them.


@pytest.fixture
def repository(world: World) -> Repository:
    made = open_repository(world.first().root, "entries")
    shutil.rmtree(made.root / "entries")
    (made.root / "entries").mkdir()
    return made


@pytest.fixture
def moved(repository: Repository) -> Callable[..., dict[str, bytes]]:
    """Moves what is new into its place; what the journal holds then, what is kept under `old/`."""

    def move(changes: dict[str, Change], **new: bytes) -> dict[str, bytes]:
        staging = repository.git_dir / "staging"
        for path, data in new.items():
            place = staging / "new" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        swap_all(
            repository, changes, Plan("refs/heads/main", OID, OID, OID, str(staging))
        )
        kept = files(staging)
        return files(repository.root / "entries") | {
            path: data for path, data in kept.items() if path.startswith("old")
        }

    return move


def change(before: str | None, after: str | None) -> Change:
    return Change(
        *(None if mode is None else Leaf(mode, OID) for mode in (before, after))
    )


Move = Callable[..., dict[str, bytes]]


def write(repository: Repository, path: str, data: bytes) -> Path:
    place = repository.place(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


@pytest.mark.parametrize(
    "swaps", [True, False], ids=["that can swap", "that cannot swap"]
)
@pytest.mark.usefixtures("links")
def test_what_is_replaced_is_kept_on_every_disk(
    repository: Repository, moved: Move, monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    if not swaps:
        monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    write(repository, "entries/a/day.md", b"words").chmod(0o640)
    held = moved(
        {"entries/a/day.md": change(FILE, FILE)}, **{"entries/a/day.md": b"new words"}
    )
    assert held["a/day.md"] == b"new words"
    staged = files(repository.git_dir / "staging")
    assert list(staged.values()) == [b"words"]
    assert stat.S_IMODE(repository.place("entries/a/day.md").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("before", "mode", "after"), [(0o640, PROGRAM, 0o740), (0o751, FILE, 0o640)]
)
def test_a_program_is_one_as_git_says(
    repository: Repository, moved: Move, before: int, mode: str, after: int
) -> None:
    write(repository, "entries/run.sh", b"words").chmod(before)
    moved({"entries/run.sh": change(FILE, mode)}, **{"entries/run.sh": b"new words"})
    assert stat.S_IMODE(repository.place("entries/run.sh").stat().st_mode) == after


def test_what_goes_away_is_kept_and_folders_that_are_empty_then_go(
    repository: Repository, moved: Move
) -> None:
    write(repository, "entries/2026/11/day.md", b"words")
    write(repository, "entries/2026/mine.txt", b"mine")
    held = moved({"entries/2026/11/day.md": change(FILE, None)})
    assert held == {"2026/mine.txt": b"mine", "old/entries/2026/11/day.md": b"words"}
    assert not repository.place("entries/2026/11").exists()


def test_the_entries_folder_stays_when_its_last_file_goes(
    repository: Repository, moved: Move
) -> None:
    write(repository, "entries/2026/day.md", b"words")
    moved({"entries/2026/day.md": change(FILE, None)})
    assert list(repository.place("entries").iterdir()) == []


def test_what_is_gone_already_is_no_harm(moved: Move) -> None:
    assert moved({"entries/day.md": change(FILE, None)}) == {}


def test_a_file_comes_where_a_folder_was(repository: Repository, moved: Move) -> None:
    write(repository, "entries/day/part.md", b"part")
    held = moved(
        {"entries/day/part.md": change(FILE, None), "entries/day": change(None, FILE)},
        **{"entries/day": b"words"},
    )
    assert held == {"day": b"words", "old/entries/day/part.md": b"part"}


@pytest.mark.parametrize(
    "swaps", [True, False], ids=["that can swap", "that cannot swap"]
)
def test_a_file_comes_where_a_link_to_a_folder_was_and_the_folder_stays(
    repository: Repository, moved: Move, monkeypatch: pytest.MonkeyPatch, *, swaps: bool
) -> None:
    if not swaps:
        monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    write(repository, "entries/folder/mine.md", b"mine")
    repository.place("entries/day").symlink_to("folder", target_is_directory=True)
    held = moved({"entries/day": change(LINK, FILE)}, **{"entries/day": b"words"})
    assert held["day"] == b"words"
    assert held["folder/mine.md"] == b"mine"
    kept = [
        place
        for place in (repository.git_dir / "staging").rglob("*")
        if place.is_symlink()
    ]
    assert [place.readlink() for place in kept] == [Path("folder")]
    assert not (repository.root / ".helplog-aside").exists()


def test_what_git_ignores_in_a_folder_in_the_way_is_set_aside(
    repository: Repository, moved: Move
) -> None:
    write(repository, "entries/day/ignored.txt", b"mine")
    held = moved({"entries/day": change(None, FILE)}, **{"entries/day": b"words"})
    assert held == {"day": b"words"}
    assert b"mine" in files(repository.root / ".helplog-aside").values()


@pytest.mark.parametrize(
    ("before", "after", "submodule"),
    [
        (None, SUBMODULE, True),
        (SUBMODULE, None, True),
        (FILE, SUBMODULE, True),
        (SUBMODULE, SUBMODULE, True),
        (None, FILE, False),
        (FILE, LINK, False),
    ],
)
def test_another_repository_within_is_known(
    before: str | None, after: str | None, *, submodule: bool
) -> None:
    assert is_submodule(change(before, after)) is submodule


def test_another_repository_gets_an_empty_folder_and_keeps_what_is_in_it(
    repository: Repository,
) -> None:
    for name in ("goes", "stays"):
        repository.place(name).mkdir()
    write(repository, "stays/mine.md", b"mine")
    write(repository, "file.md", b"words")
    repository.place("empty").mkdir()
    make_room_for_submodules(
        repository,
        {
            "a/comes": change(None, SUBMODULE),
            "goes": change(SUBMODULE, None),
            "stays": change(SUBMODULE, None),
            "file.md": change(None, FILE),
            "no": change(None, FILE),
            "empty": change(FILE, None),
        },
    )
    assert repository.place("a/comes").is_dir()
    assert not repository.place("goes").exists()
    assert repository.place("stays/mine.md").read_bytes() == b"mine"
    assert repository.place("file.md").read_bytes() == b"words"
    assert not repository.place("no").exists()
    assert repository.place("empty").is_dir()
