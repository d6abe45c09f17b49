"""Every state a repository can be in: handled, or named in one clear line with nothing changed."""

from __future__ import annotations

import contextlib
import os
import shlex
import stat
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.sync.devices import ATTRIBUTES, MKDOCS, Device, World

from helplog.model.refusal import RefusalError
from helplog.sync.desk import Desk
from helplog.sync.git import Git, Outcome
from helplog.sync.repository import begin_repository, set_merge_driver
from helplog.sync.syncing import sync

DAY = "entries/2026/2026-11-18.md"
MORNING = "---\nasks:\n  - Sam: carry the sofa\n---\nMorning light.\n"
EVENING = "---\naccepted:\n  - Lee: soup\n---\nEvening calm.\n"


def refusal(device: Device) -> str:
    """What a sync says that can't be done; nothing is changed by it."""
    before, head = device.files(), device.git("rev-parse", "-q", "--verify", "HEAD", check=False)
    with pytest.raises(RefusalError) as refused:
        device.sync()
    assert device.files() == before
    assert device.git("rev-parse", "-q", "--verify", "HEAD", check=False) == head
    assert "\n" not in str(refused.value)
    return str(refused.value)


def both_sides(world: World) -> tuple[Device, Device]:
    """Two devices with a day of their own each; the first has pushed."""
    here = world.first()
    there = world.device("other")
    here.write(DAY, MORNING)
    here.sync()
    there.write(DAY, EVENING)
    return here, there


def holds_both(device: Device) -> None:
    text = device.read(DAY)
    assert all(words in text for words in ("carry the sofa", "soup", "Morning light", "Evening calm")), text
    assert "<<<<" not in text
    assert device.is_clean()


# Where it begins


@pytest.mark.usefixtures("world")
def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    with pytest.raises(RefusalError, match="no git repository yet; begin one with: git init"):
        sync(tmp_path, "entries")


def test_no_remote_saves_here_and_says_how_to_name_one(world: World) -> None:
    device = Device(world.folder / "alone")
    device.root.mkdir()
    device.write("mkdocs.yml", MKDOCS)
    device.write(DAY, MORNING)
    begin_repository(device.root)
    report = device.sync()
    assert report.well
    assert report.notes == ["There is no other end yet; name one with: git remote add origin ADDRESS"]
    assert device.is_clean()
    assert device.read(".gitattributes") == ATTRIBUTES


def test_an_unborn_branch_and_an_empty_remote(world: World) -> None:
    device = world.device("laptop")
    device.write("mkdocs.yml", MKDOCS)
    device.write(DAY, MORNING)
    assert device.sync().well
    assert device.head == world.tip()
    assert device.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


@pytest.mark.parametrize("address", ["{}/stick.git", "file://{}/stick.git", "../stick.git"])
def test_a_clone_of_a_bare_folder_made_with_another_branch_is_not_empty(world: World, address: str) -> None:
    bare = world.folder / "stick.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "trunk", str(bare)], check=True, env=os.environ)
    first = world.first()
    first.git("remote", "remove", "origin")
    first.git("remote", "add", "origin", address.format(world.folder))
    first.sync()
    subprocess.run(["git", "clone", "-q", str(bare), str(world.folder / "second")], check=True, env=os.environ)
    assert Device(world.folder / "second").head == first.head


def test_two_journals_begun_apart_become_one(world: World) -> None:
    here = world.device("laptop")
    here.write("mkdocs.yml", MKDOCS)
    here.write(DAY, MORNING)
    here.sync()
    there = Device(world.folder / "other")
    there.root.mkdir()
    there.git("init", "-q", "-b", "master")
    there.git("remote", "add", "origin", str(world.remote))
    there.write("mkdocs.yml", MKDOCS)
    there.write(DAY, EVENING)
    there.sync()
    here.sync()
    holds_both(here)
    assert here.tree == there.tree
    assert there.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


def test_a_remote_that_holds_something_else_is_left_alone(world: World) -> None:
    other = world.device("program")
    other.write("main.c", "int main;\n")
    other.commit()
    other.git("push", "-q", "origin", "HEAD:main")
    tip = world.tip()
    device = Device(world.folder / "laptop")
    device.root.mkdir()
    device.git("init", "-q")
    device.git("remote", "add", "origin", str(world.remote))
    device.write("mkdocs.yml", MKDOCS)
    device.commit()
    with pytest.raises(RefusalError, match="something else than this journal, and nothing was sent"):
        device.sync()
    assert world.tip() == tip


def test_a_remote_with_only_a_readme_is_taken(world: World) -> None:
    server = world.device("server")
    server.write("README.md", "# Journal\n")
    server.commit()
    server.git("push", "-q", "origin", "HEAD:main")
    device = Device(world.folder / "laptop")
    device.root.mkdir()
    device.git("init", "-q")
    device.git("remote", "add", "origin", str(world.remote))
    device.write("mkdocs.yml", MKDOCS)
    assert device.sync().well
    assert device.has("README.md")
    assert device.head == world.tip()


def test_a_fresh_clone_learns_the_driver_in_its_first_sync(world: World) -> None:
    world.first().sync()
    there = world.device("other")
    there.sync()
    assert there.git("config", "merge.helplog.driver").startswith("helplog merge-driver %O %A %B %P || git merge-file")
    assert there.is_clean()


# What another client left


def test_a_merge_left_in_the_middle_is_finished(world: World) -> None:
    here, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    assert "<<<<" in there.read(DAY)
    report = there.sync()
    assert "A merge that was left half-done is finished." in report.notes
    holds_both(there)
    here.sync()
    assert here.tree == there.tree


def test_what_was_typed_into_a_marked_file_stays(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    there.write(DAY, there.read(DAY) + "\nTyped below the markers.\n")
    there.sync()
    holds_both(there)
    assert "Typed below the markers." in there.read(DAY)


def test_a_persons_own_answer_in_a_merge_is_kept(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    there.write(DAY, "---\nasks:\n  - Sam: the sofa, and soup with Lee\n---\n")
    there.sync()
    assert there.read(DAY) == "---\nasks:\n  - Sam: the sofa, and soup with Lee\n---\n"
    assert there.is_clean()


def test_a_rebase_left_in_the_middle_is_finished(world: World) -> None:
    here, there = both_sides(world)
    there.commit("first")
    there.write("entries/2026/2026-11-19.md", "A later day.\n")
    there.commit("second")
    there.git("pull", "-q", "--rebase", check=False)
    assert (there.root / ".git/rebase-merge").exists()
    report = there.sync()
    assert "A rebase that was left half-done is finished." in report.notes
    holds_both(there)
    assert there.read("entries/2026/2026-11-19.md") == "A later day.\n"
    here.sync()
    assert here.tree == there.tree


def test_a_rebase_with_work_put_by_brings_that_along(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.write("mkdocs.yml", MKDOCS + "# a note of mine\n")
    there.git("pull", "-q", "--rebase", "--autostash", check=False)
    there.sync()
    holds_both(there)
    assert there.read("mkdocs.yml").endswith("# a note of mine\n")


def test_a_cherry_pick_left_in_the_middle_is_finished(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("fetch", "-q")
    there.git("cherry-pick", "origin/main", check=False)
    assert "A cherry-pick that was left half-done is finished." in there.sync().notes
    holds_both(there)


def test_a_stash_put_back_onto_a_changed_day_is_answered(world: World) -> None:
    _, there = both_sides(world)
    there.git("stash", "-q", "-u")
    there.git("pull", "-q")
    there.write(DAY, MORNING)
    there.git("add", "-A")
    there.git("stash", "apply", "-q", check=False)
    there.sync()
    assert "Morning light" in there.read(DAY)
    assert there.is_clean()


def test_a_detached_head_is_named(world: World) -> None:
    device = world.first()
    device.git("checkout", "-q", "--detach")
    assert refusal(device) == (
        "the journal stands on no branch, so there is nothing to sync; go to one with: git switch main"
    )


def test_a_search_through_history_is_named(world: World) -> None:
    device = world.first()
    device.git("bisect", "start")
    assert "git bisect reset" in refusal(device)


def test_patches_being_applied_are_named(world: World) -> None:
    device = world.first()
    (device.root / ".git/rebase-apply").mkdir()
    (device.root / ".git/rebase-apply/applying").touch()
    assert "git am --abort" in refusal(device)


def test_a_part_of_the_files_is_named(world: World) -> None:
    device = world.first()
    device.git("sparse-checkout", "set", "entries")
    assert "git sparse-checkout disable" in refusal(device)


# What lies in the index and around the journal


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


def test_a_journal_within_a_larger_repository_leaves_the_rest_alone(world: World) -> None:
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
    assert sorted(outer.git("status", "--porcelain").split("\n")) == [" M notes.txt", "A  staged.txt"]
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
    with pytest.raises(RefusalError, match=r"notes\.txt lies outside the journal and has changes"):
        sync(outer.root / "diary", "entries")
    assert outer.read("notes.txt") == "mine\n"


def test_a_submodule_keeps_what_the_commit_says(world: World) -> None:
    lib = Device(world.folder / "lib")
    lib.root.mkdir()
    lib.git("init", "-q")
    lib.write("a", "1")
    lib.commit()
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
    lib = Device(world.folder / "lib")
    lib.root.mkdir()
    lib.git("init", "-q")
    lib.write("a", "1")
    lib.commit()
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
    lib = Device(world.folder / "lib")
    lib.root.mkdir()
    lib.git("init", "-q")
    lib.write("a", "1")
    lib.commit()
    here, there = both_sides(world)
    here.git("submodule", "add", "-q", str(lib.root), "lib")
    here.commit()
    here.sync()
    here.write("lib/a", "2")
    for turn in range(2):
        there.sync()
        assert there.is_clean()
        assert (there.root / "lib").is_dir()
        assert there.git("ls-files", "-s", "lib").split()[1] == here.git("rev-parse", "HEAD:lib")
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


# Forms of the same words


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
        ["git", "clone", "-q", "--depth", "1", f"file://{world.remote}", str(there.root)], check=True, env=os.environ
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
    names = sorted(path for path in here.files() if "zo" in path.lower() or "photo" in path.lower())
    assert len(names) == 3
    assert len({name.casefold() for name in names}) == 3
    text = next(data.decode() for path, data in here.files().items() if "zo" in path.lower())
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
    pictures = {path: data for path, data in here.files().items() if path.endswith(".jpg")}
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


# The other end


def test_offline_is_fine(world: World) -> None:
    device = world.first()
    device.sync()
    device.git("remote", "set-url", "origin", "https://127.0.0.1:1/journal.git")
    device.write(DAY, MORNING)
    report = device.sync()
    assert report.well
    assert "can't be reached right now; everything is saved here and goes along next time." in report.notes[0]
    assert device.is_clean()


def test_what_was_saved_offline_is_healed_all_the_same(world: World) -> None:
    device = world.first(**{DAY: MORNING})
    device.sync()
    device.git("remote", "set-url", "origin", "https://127.0.0.1:1/journal.git")
    device.write(DAY, f"<<<<<<< HEAD\n{MORNING}=======\n{EVENING}>>>>>>> phone\n")
    assert device.sync().healed == {DAY}
    holds_both(device)
    device.git("remote", "set-url", "origin", str(world.remote))
    device.sync()
    holds_both(device)
    assert device.head == world.tip()


@pytest.mark.parametrize("address", ["{}/stick/journal.git", "file://{}/stick/journal.git", "../stick/journal.git"])
def test_a_stick_that_is_not_plugged_in_is_fine(world: World, address: str) -> None:
    device = world.first()
    place = address.format(world.folder)
    device.git("remote", "set-url", "origin", place)
    device.write(DAY, MORNING)
    report = device.sync()
    assert report.well
    assert report.notes == [f"{place} is not there right now; everything is saved here and goes along next time."]
    (world.folder / "stick").mkdir()
    subprocess.run(["git", "init", "-q", "--bare", str(world.folder / "stick/journal.git")], check=True, env=os.environ)
    assert device.sync().notes == []


def test_a_remote_that_is_no_repository_is_named(world: World) -> None:
    device = world.first()
    (world.folder / "empty").mkdir()
    device.git("remote", "set-url", "origin", str(world.folder / "empty"))
    report = device.sync()
    assert not report.well
    assert "There is no repository at" in report.notes[0]


def test_a_remote_that_takes_nothing_is_named(world: World) -> None:
    here, there = both_sides(world)
    hook(world.remote / "hooks/pre-receive", "echo 'no pushes today' >&2; exit 1")
    report = there.sync()
    assert not report.well
    assert report.notes == [
        f"A hook declined what was sent to {world.remote} (no pushes today); everything is saved here."
    ]
    hook(world.remote / "hooks/pre-receive", "exit 1")
    assert there.sync().notes == [f"A hook declined what was sent to {world.remote}; everything is saved here."]
    holds_both(there)
    (world.remote / "hooks/pre-receive").unlink()
    assert there.sync().well
    here.sync()
    assert here.tree == there.tree


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_read_only_remote_is_named(world: World) -> None:
    device = world.first()
    device.write(DAY, MORNING)
    with read_only(world.remote):
        report = device.sync()
        assert device.sync(dry=True).notes == []
    assert not report.well
    why = "unable to create temporary object directory"
    assert report.notes == [f"{world.remote} takes no changes from here ({why}); everything is saved here."]
    assert device.is_clean()
    assert device.sync().well


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
    for options in (["--bind"], ["-o", "remount,ro,bind"]):
        if subprocess.run(["mount", *options, folder, folder], capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_remote_with_files_checked_out_is_named(world: World) -> None:
    first = world.first()
    there = Device(world.folder / "clone")
    subprocess.run(["git", "clone", "-q", str(first.root), str(there.root)], check=True, env=os.environ)
    there.write(DAY, MORNING)
    report = there.sync()
    assert not report.well
    assert "files of its own checked out and takes no changes; everything is saved here." in report.notes[0]
    for command in report.notes[0].split(": ")[1:]:
        git, *arguments = shlex.split(command.removesuffix(", then"))
        assert git == "git"
        there.git(*arguments)
    assert there.sync().notes == []


def test_a_push_hook_of_ones_own_that_declines_is_named(world: World) -> None:
    device = world.first()
    hook(device.root / ".git/hooks/pre-push", "echo 'not before nine' >&2; exit 1")
    device.write(DAY, MORNING)
    report = device.sync()
    assert not report.well
    assert "not before nine" in report.notes[0]


def test_commit_hooks_and_signing_ask_nothing(world: World) -> None:
    device = world.first()
    device.sync()
    hook(device.root / ".git/hooks/pre-commit", "exit 1")
    hook(device.root / ".git/hooks/commit-msg", "exit 1")
    hook(device.root / ".git/hooks/reference-transaction", "exit 1")
    device.git("config", "commit.gpgSign", "true")
    device.git("config", "user.signingKey", "nobody")
    device.write(DAY, MORNING)
    hook(device.root / ".git/hooks/reference-transaction", "exit 0")
    assert device.sync().well
    assert device.git("log", "-1", "--format=%s%b") == "sync"


def test_credentials_are_never_asked_for(world: World) -> None:
    from helplog.sync.answers import Trouble, read_answer

    said = "fatal: could not read Username for 'https://host': terminal prompts disabled"
    assert read_answer(Outcome(128, b"", said)).trouble is Trouble.CREDENTIALS
    assert Git(world.folder).ask("var", "GIT_EDITOR").code in (0, 1)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "offline"),
        (
            "ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote repository.",
            "offline",
        ),
        ("ssh: Could not resolve hostname x: Temporary failure in name resolution", "offline"),
        ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "credentials"),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", "credentials"),
        ("remote: Invalid username or password.\nfatal: Authentication failed for 'https://x/'", "credentials"),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", "gone"),
        ("remote: Permission to a/b.git denied to c.\nfatal: unable to access: error: 403", "read-only"),
        ("! [remote rejected] main -> main (protected branch hook declined)", "hook"),
        ("!\tx:refs/heads/main\t[rejected] (fetch first)", "moved"),
        ("error: cannot lock ref 'refs/heads/main': is at 1 but expected 2", "moved"),
        (
            "remote: error: cannot lock ref 'x': Unable to create '/x.lock': Permission denied\n!\tx\t[x] (x)",
            "read-only",
        ),
        ("fatal: detected dubious ownership in repository at '/x'\nfatal: Could not read from remote.", "distrusted"),
        ("fatal: https://x/info/refs not valid: could not determine hash algorithm; is this a git repository?", "gone"),
        ("fatal: git-http-push failed", "gone"),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 429", "offline"),
        ("fatal: unable to update url base from redirection:\n  asked for: https://x/info/refs", "offline"),
        ("client_loop: send disconnect: Broken pipe\nfatal: Could not read from remote repository.", "offline"),
        ("Load key: error in libcrypto\nfatal: Could not read from remote repository.", "other"),
        ("fatal: write error: No space left on device\nfatal: index-pack failed", "full"),
        ("remote: fatal: unable to write loose object file: No space left on device", "read-only"),
    ],
)
def test_what_git_says_of_the_other_end_is_understood(said: str, trouble: str) -> None:
    from helplog.sync.answers import read_answer

    assert str(read_answer(Outcome(128, b"", said)).trouble) == trouble


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "did not let git in (could not read Username for 'http://127.0.0.1"),
        (403, "did not let git in (unable to access '{}/': The requested URL returned error: 403); everything"),
        (404, "There is no repository at {} (repository '{}/' not found); everything is saved here. Look at"),
        (503, "{} can't be reached right now; everything is saved here and goes along next time."),
    ],
)
def test_what_a_server_answers_is_told(world: World, status: int, said: str) -> None:
    class Here(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="here"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    device = world.first()
    device.write(DAY, MORNING)
    with HTTPServer(("127.0.0.1", 0), Here) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/journal.git"
        device.git("remote", "set-url", "origin", url)
        report = device.sync()
        server.shutdown()
    assert said.replace("{}", url) in report.notes[0]
    assert report.well is (status == 503)
    assert device.is_clean()


@pytest.mark.skipif(os.name != "posix", reason="a script stands for ssh")
def test_a_key_that_is_not_let_in_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    device = world.first()
    device.git("remote", "set-url", "origin", "git@host:journal.git")
    hook(world.folder / "ssh", "echo 'git@host: Permission denied (publickey).' >&2; exit 255")
    monkeypatch.setenv("GIT_SSH_COMMAND", str(world.folder / "ssh"))
    report = device.sync()
    told = (
        "git@host:journal.git did not let git in (git@host: Permission denied (publickey).); everything is saved here."
    )
    assert report.notes == [f"{told} Try by hand: git fetch origin"]
    assert not report.well


def test_a_folder_of_another_user_is_named_with_its_cure() -> None:
    from helplog.sync.answers import Answer, Trouble, sentence

    told, well = sentence(Answer(Trouble.DISTRUSTED), "/media/stick/journal.git", "origin")
    assert told.endswith("git config --global --add safe.directory '/media/stick/journal.git'")
    assert not well


def test_a_password_in_an_address_is_not_shown(world: World) -> None:
    device = world.first()
    device.git("remote", "set-url", "origin", "https://nora:secret@127.0.0.1:1/journal.git")
    report = device.sync()
    assert report.notes
    assert "secret" not in " ".join(report.lines())


# Around it


def test_a_dry_run_changes_nothing(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.write(DAY, MORNING + "\nMore.\n")
    there.write("entries/2026/2026-11-19.md", "Next.\n")
    there.sync()
    before, head, tip = here.files(), here.head, here.git("rev-parse", "origin/main")
    report = here.sync(dry=True)
    assert (here.files(), here.head, here.git("rev-parse", "origin/main")) == (before, head, tip)
    assert report.lines()[0] == "2 entries would come from another device."
    assert "would go to the other end." in report.lines()[1]


def test_a_dry_run_says_what_the_sync_then_does(world: World) -> None:
    world.first()
    fresh = world.device("fresh")
    fresh.git("rm", "-q", ".gitattributes")
    fresh.commit()
    fresh.git("push", "-q")
    fresh.write(DAY, MORNING)
    dry = fresh.sync(dry=True)
    assert not fresh.has(".gitattributes")
    wet = fresh.sync()
    assert (dry.saved, dry.sent) == (wet.saved, wet.sent) == (2, 2)


def test_a_dry_run_offline_does_not_say_that_anything_was_saved(world: World) -> None:
    device = world.first()
    device.git("remote", "set-url", "origin", "https://127.0.0.1:1/journal.git")
    device.write(DAY, MORNING)
    assert device.sync(dry=True).lines() == [
        "1 file would be saved here.",
        "https://127.0.0.1:1/journal.git can't be reached right now; nothing was changed.",
    ]


def test_two_syncs_at_once_take_turns_and_say_so(world: World) -> None:
    device = world.first()
    device.write(DAY, MORNING)
    waited = threading.Event()
    with Desk(device.root / ".git").alone(lambda: None):
        other = threading.Thread(target=lambda: sync(device.root, "entries", on_waiting=waited.set))
        other.start()
        assert waited.wait(30)
        assert device.git("status", "--porcelain")
    other.join()
    assert device.head == world.tip()


def test_another_branch_of_ones_own_goes_to_its_own_name(world: World) -> None:
    device = world.first()
    tip = world.tip()
    device.git("switch", "-q", "-c", "trial")
    device.write(DAY, MORNING)
    device.sync()
    assert world.tip() == tip
    assert device.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/trial"
    assert device.git("rev-parse", "origin/trial") == device.head


def test_a_repository_marked_as_bare_is_named(world: World) -> None:
    device = world.first()
    device.git("config", "core.bare", "true")
    before = device.files()
    with pytest.raises(RefusalError, match="marked as having no files; mend it with: git config core"):
        device.sync()
    assert device.files() == before


def test_another_programs_lock_is_waited_for_and_never_removed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helplog.sync.desk._FOREIGN_SECONDS", 0.2)
    device = world.first()
    device.write(DAY, MORNING)
    lock = device.write(".git/index.lock", b"")
    assert "another git program is at work here" in refusal(device)
    assert lock.exists()


@pytest.mark.parametrize(
    "said",
    [
        "fatal: unable to write loose object file: No space left on device",
        "fatal: sha1 file 'index.lock' write error. Out of diskspace",
        "error: unable to write sha1 filename: Disk quota exceeded",
    ],
)
def test_a_full_disk_is_told_plainly(world: World, said: str) -> None:
    refused = Git(world.folder).declined(Outcome(128, b"", said), "git write-tree was declined")
    assert str(refused) == "the disk is full; make room, and try again: nothing is missing"


def test_a_disk_with_hardly_any_room_is_full(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = Outcome(128, b"", "fatal: cannot update ref: couldn't write 'main.lock'")
    assert str(Git(world.folder).declined(outcome, "git was declined")) == "git was declined"
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
    assert str(Git(world.folder).declined(outcome, "git was declined")).startswith("the disk is full")


def test_no_name_set_for_git(world: World) -> None:
    (world.folder / ".gitconfig").write_text("[init]\n\tdefaultBranch = main\n[user]\n\tuseConfigOnly = true\n")
    device = world.device("laptop")
    device.write("mkdocs.yml", MKDOCS)
    device.sync()
    assert device.git("log", "-1", "--format=%an <%ae>") == "helplog <helplog@localhost>"


def test_the_environment_of_a_hook_sends_git_nowhere_else(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    device = world.first()
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_WORK_TREE", "/nowhere")
    sync(device.root, "entries")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name)
    assert device.is_clean()


def test_history_stays_straight(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.write(DAY, here.read(DAY) + "\nAgain.\n")
    there.write("entries/2026/2026-11-19.md", "Next.\n")
    for device in (here, there, here):
        device.sync()
    assert not here.git("rev-list", "--merges", "HEAD")


def test_ones_own_merge_is_not_pushed_as_a_merge(world: World) -> None:
    here, there = both_sides(world)
    there.commit()
    set_merge_driver(there.root)
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    there.sync()
    here.sync()
    assert not here.git("rev-list", "--merges", "HEAD")
    holds_both(here)


def hook(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_union_in_the_attributes_is_warned_about(world: World) -> None:
    device = world.first()
    device.write(".gitattributes", "*.md merge=union\n")
    report = device.sync()
    assert any("merge=union in .gitattributes" in note for note in report.notes)
    assert device.read(".gitattributes").endswith(ATTRIBUTES)
