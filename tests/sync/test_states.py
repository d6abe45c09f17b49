"""Around a sync: looking only, taking turns, locks, the environment, straight history."""

from __future__ import annotations

import threading

import pytest
from tests.sync.devices import ATTRIBUTES, MKDOCS, World
from tests.sync.states import DAY, MORNING, both_sides, holds_both, refusal

from helplog.model.refusal import RefusalError
from helplog.sync.git.repository import set_merge_driver
from helplog.sync.syncing import sync
from helplog.sync.worktree.state import StateFolder


def test_a_dry_run_changes_nothing(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.write(DAY, MORNING + "\nMore.\n")
    there.write("entries/2026/2026-11-19.md", "Next.\n")
    there.sync()
    before, head, tip = here.files(), here.head, here.git("rev-parse", "origin/main")
    report = here.sync(dry=True)
    assert (here.files(), here.head, here.git("rev-parse", "origin/main")) == (
        before,
        head,
        tip,
    )
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
    with StateFolder(device.root / ".git").alone(lambda: None):
        other = threading.Thread(
            target=lambda: sync(device.root, "entries", on_waiting=waited.set)
        )
        other.start()
        assert waited.wait(120)
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
    with pytest.raises(
        RefusalError, match="marked as having no files; mend it with: git config core"
    ):
        device.sync()
    assert device.files() == before


def test_another_programs_lock_is_waited_for_and_never_removed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helplog.sync.worktree.state._FOREIGN_SECONDS", 0.2)
    device = world.first()
    device.write(DAY, MORNING)
    lock = device.write(".git/index.lock", b"")
    assert "another git program is at work here" in refusal(device)
    assert lock.exists()


def test_no_name_set_for_git(world: World) -> None:
    (world.folder / ".gitconfig").write_text(
        "[init]\n\tdefaultBranch = main\n[user]\n\tuseConfigOnly = true\n"
    )
    device = world.device("laptop")
    device.write("mkdocs.yml", MKDOCS)
    device.sync()
    assert (
        device.git("log", "-1", "--format=%an <%ae>") == "helplog <helplog@localhost>"
    )


def test_the_environment_of_a_hook_sends_git_nowhere_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_union_in_the_attributes_is_warned_about(world: World) -> None:
    device = world.first()
    device.write(".gitattributes", "*.md merge=union\n")
    report = device.sync()
    assert any("merge=union in .gitattributes" in note for note in report.notes)
    assert device.read(".gitattributes").endswith(ATTRIBUTES)
