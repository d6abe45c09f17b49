"""What lies in the index and around the journal: staged files, a larger repository, submodules, renames."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from tests.sync.devices import MKDOCS, Device, World
from tests.sync.states import DAY, MORNING, both_sides, holds_both, refusal

from helplog.model.refusal import RefusalError
from helplog.sync.git.objects import make_commit
from helplog.sync.syncing import sync


def test_a_dirty_index_is_saved_as_the_files_are(world: World) -> None:
    device = world.first()
    device.write(DAY, "Staged.\n")
    device.git("add", DAY)
    device.write(DAY, "Staged, and then changed.\n")
    device.git("rm", "-q", "--cached", "mkdocs.yml")
    device.sync()
    assert device.is_clean()
    assert device.git("show", f"HEAD:{DAY}") == "Staged, and then changed."
    assert device.has("mkdocs.yml")


def test_another_program_that_refreshes_the_index_meanwhile_takes_nothing_from_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, "Something new.\n")
    device.write("entries/other.md", "staged by hand\n")

    def meanwhile(*arguments: Any) -> str:
        index = device.root / ".git/index"
        shutil.copy(index, index.with_name("beside"))
        index.with_name("beside").replace(index)
        return make_commit(*arguments)

    monkeypatch.setattr("helplog.sync.worktree.snapshot.make_commit", meanwhile)
    device.sync()
    assert device.is_clean()


@pytest.mark.parametrize("room", ["worktree.snapshot", "joining"])
def test_another_program_that_commits_meanwhile_is_no_hindrance(
    world: World, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    """As Obsidian Git and others do by the clock: before the commit of what is there, and before that of a merge."""
    here, there = both_sides(world)
    there.sync()
    here.write("entries/other.md", "written here\n")
    commits = iter([here.commit])

    def meanwhile(*arguments: Any, **more: Any) -> str:
        if commit := next(commits, None):
            here.write("entries/third.md", "written and committed meanwhile\n")
            commit()
        return make_commit(*arguments, **more)

    monkeypatch.setattr(f"helplog.sync.{room}.make_commit", meanwhile)
    assert here.sync().well
    there.sync()
    for device in (here, there):
        assert device.read("entries/other.md") == "written here\n"
        assert device.read("entries/third.md") == "written and committed meanwhile\n"
        holds_both(device)


@pytest.mark.parametrize("flag", ["skip-worktree", "assume-unchanged"])
def test_a_file_git_was_told_to_leave_alone_is_named_with_the_way_out(
    world: World, flag: str
) -> None:
    here, there = both_sides(world)
    there.sync()
    here.sync()
    there.git("update-index", f"--{flag}", "mkdocs.yml")
    there.write("mkdocs.yml", f"{MKDOCS}# mine\n")
    here.write("mkdocs.yml", f"{MKDOCS}# ours\n")
    here.sync()
    way_out = f"git update-index --no-{flag} mkdocs.yml"
    assert refusal(there).endswith(way_out)
    there.git(*way_out.split()[1:])
    assert there.sync().well
    assert "# ours" in there.read("mkdocs.yml") + here.read("mkdocs.yml")


def test_a_journal_within_a_larger_repository_leaves_the_rest_alone(
    world: World,
) -> None:
    outer = world.device("house")
    outer.write("notes.txt", "old\n")
    outer.write("diary/mkdocs.yml", MKDOCS)
    outer.write(f"diary/{DAY}", MORNING)
    outer.commit()
    outer.git("push", "-q", "-u", "origin", "HEAD:main")
    outer.write("notes.txt", "in the middle of work\n")
    outer.write("staged.txt", "staged\n")
    outer.git("add", "staged.txt")
    outer.write(f"diary/{DAY}", MORNING + "More.\n")
    sync(outer.root / "diary", "entries")
    assert sorted(outer.git("status", "--porcelain").split("\n")) == [
        " M notes.txt",
        "A  staged.txt",
    ]
    assert outer.git("show", f"HEAD:diary/{DAY}").endswith("More.")


def test_work_outside_the_journal_that_stands_in_the_way_is_named(world: World) -> None:
    outer = world.device("house")
    outer.write("notes.txt", "old\n")
    outer.write("diary/mkdocs.yml", MKDOCS)
    outer.commit()
    outer.git("push", "-q", "-u", "origin", "HEAD:main")
    sync(outer.root / "diary", "entries")
    other = world.device("other")
    other.write("notes.txt", "theirs\n")
    other.commit()
    other.git("push", "-q")
    outer.write("notes.txt", "mine\n")
    with pytest.raises(
        RefusalError, match=r"notes\.txt lies outside the journal and has changes"
    ):
        sync(outer.root / "diary", "entries")
    assert outer.read("notes.txt") == "mine\n"


def a_library(world: World) -> Device:
    lib = Device(world.folder / "lib")
    lib.root.mkdir()
    lib.git("init", "-q")
    lib.write("a", "1")
    lib.commit()
    return lib


def test_a_submodule_keeps_what_the_commit_says(world: World) -> None:
    lib = a_library(world)
    device = world.first()
    device.git("submodule", "add", "-q", str(lib.root), "lib")
    device.commit()
    pinned = device.git("rev-parse", "HEAD:lib")
    inner = Device(device.root / "lib")
    inner.write("a", "2")
    inner.commit()
    device.write(DAY, MORNING)
    device.sync()
    assert device.git("rev-parse", "HEAD:lib") == pinned
    assert inner.read("a") == "2"


def test_a_submodule_that_is_staged_stays_staged(world: World) -> None:
    lib = a_library(world)
    device = world.first()
    device.git("submodule", "add", "-q", str(lib.root), "lib")
    device.write(DAY, MORNING)
    device.sync()
    assert device.git("status", "--porcelain") == "A  lib"
    device.git("commit", "-q", "-m", "lib")
    device.sync()
    assert device.is_clean()
    assert device.git("ls-tree", "origin/main", "lib")


def test_a_submodule_of_another_device_arrives_as_git_brings_it(world: World) -> None:
    lib = a_library(world)
    here, there = both_sides(world)
    here.git("submodule", "add", "-q", str(lib.root), "lib")
    here.commit()
    here.sync()
    here.write("lib/a", "2")
    for turn in range(2):
        there.sync()
        assert there.is_clean()
        assert (there.root / "lib").is_dir()
        assert there.git("ls-files", "-s", "lib").split()[1] == here.git(
            "rev-parse", "HEAD:lib"
        )
        if turn == 0:
            Device(here.root / "lib").commit()
            here.git("commit", "-q", "-m", "newer", "lib")
            here.sync()
    here.git("rm", "-q", "-f", "lib")
    here.commit()
    here.sync()
    there.sync()
    assert there.is_clean()
    assert not there.has("lib")


def test_a_rename_is_no_riddle(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.sync()
    here.git("mv", DAY, "entries/2026/2026-11-18-soup.md")
    there.write(DAY, there.read(DAY) + "\nMore of it.\n")
    here.sync()
    there.sync()
    here.sync()
    assert here.tree == there.tree
    assert "More of it." in here.read(DAY)
    assert here.has("entries/2026/2026-11-18-soup.md")
