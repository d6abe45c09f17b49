"""Ended before and after every git call and every file write, the disk full, a file saved meanwhile: the law holds.

A sample of the steps in `make test`; `make bench` tries each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.covering import EVERYTHING, sampled
from tests.sync.devices import Device, World
from tests.sync.faults import Fault, SyncServer

SHARED = "entries/2026/2026-11-02.md"
NEW = "entries/2026/2026-11-03.md"
GONE = "entries/2026/2026-11-04.md"
SAMPLE = 4
WORDS = ("base1", "left1", "left2", "right1", "right2", "right3")


@pytest.fixture(scope="module")
def server() -> Iterator[SyncServer]:
    with SyncServer() as running:
        yield running


@pytest.fixture
def diverged(world: World) -> World:
    """Both sides wrote into one day, each made the other's new day too, and one day was deleted there."""
    here = world.first("here")
    here.write(SHARED, "---\nasks:\n  - Sam: base1\n---\nA day.\n")
    here.write(GONE, "---\nneeds:\n  - gone1\n---\n")
    here.sync()
    there = world.device("there")
    there.write(SHARED, "---\nasks:\n  - Sam: base1\n  - Lee: right1\n---\nA day.\n")
    there.write(NEW, "---\nthanks:\n  - Ana: right2\n---\n")
    there.write("entries/other.md", "right3\n")
    (there.root / GONE).unlink()
    there.sync()
    here.write(SHARED, "---\nasks:\n  - Priya: left1\n  - Sam: base1\n---\nA day.\n")
    here.write(NEW, "---\nthanks:\n  - Ruth: left2\n---\n")
    keep = world.folder / "kept"
    keep.mkdir()
    for name in ("here", "there", "remote.git"):
        shutil.copytree(world.folder / name, keep / name, symlinks=True)
    return world


def again(world: World) -> tuple[Device, Device]:
    """The same beginning once more."""
    for name in ("here", "there", "remote.git"):
        shutil.rmtree(world.folder / name)
        shutil.copytree(
            world.folder / "kept" / name, world.folder / name, symlinks=True
        )
    return Device(world.folder / "here"), Device(world.folder / "there")


def the_law_holds(
    here: Device, there: Device, server: SyncServer, words: tuple[str, ...] = WORDS
) -> None:
    for device in (here, there, here, there):
        ran = server.sync(device.root)
        assert ran.well, ran
        assert not ran.refusal, ran
    files = here.files()
    assert files == there.files()
    everything = b"".join(files.values()).decode()
    assert [word for word in words if everything.count(word) != 1] == []
    assert "gone1" not in everything
    assert "<<<<" not in everything
    assert here.is_clean()
    assert there.is_clean()


def steps_of(world: World, server: SyncServer, *, plain: bool = False) -> int:
    here, _ = again(world)
    ran = server.sync(here.root, Fault(plain=plain))
    assert ran.well, ran
    assert ran.steps > 100, ran
    return ran.steps


def sample(steps: int, offset: int) -> list[int]:
    """Every step, or some spread over all of them, others for each kind of fault."""
    if EVERYTHING:
        return list(range(steps))
    return [
        (number * steps) // SAMPLE + offset % max(1, steps // SAMPLE)
        for number in range(SAMPLE)
    ]


@pytest.mark.parametrize("plain", [False, True])
def test_a_sync_ended_at_any_step_is_finished_by_the_next(
    diverged: World, server: SyncServer, *, plain: bool
) -> None:
    for at in sample(steps_of(diverged, server, plain=plain), 3):
        here, there = again(diverged)
        ran = server.sync(here.root, Fault(at, "kill", plain=plain))
        assert ran.killed, at
        the_law_holds(here, there, server)


def test_a_sync_ended_twice_is_finished_by_the_third(
    diverged: World, server: SyncServer
) -> None:
    steps = steps_of(diverged, server)
    for at in sample(steps, 11)[::2]:
        here, there = again(diverged)
        server.sync(here.root, Fault(at, "kill"))
        server.sync(here.root, Fault((at * 7) % steps, "kill"))
        the_law_holds(here, there, server)


def test_someone_else_syncs_before_the_one_that_was_ended(
    diverged: World, server: SyncServer
) -> None:
    for at in sample(steps_of(diverged, server), 5)[1::2]:
        here, there = again(diverged)
        server.sync(here.root, Fault(at, "kill"))
        there.write(NEW, there.read(NEW) + "\nright4\n")
        server.sync(there.root)
        here.write(SHARED, here.read(SHARED) + "\nleft3\n")
        the_law_holds(here, there, server, (*WORDS, "right4", "left3"))


@pytest.mark.parametrize("cleared", [False, True])
def test_a_clone_may_be_renamed_after_a_sync_was_ended(
    diverged: World, server: SyncServer, *, cleared: bool
) -> None:
    """As a stick is that comes back under another name; and once with what the sync had put aside cleared away."""
    steps = steps_of(diverged, server)
    for at in sampled(range(steps // 2, steps), one_in=23, offset=11 * cleared):
        here, there = again(diverged)
        there.write(SHARED, there.read(SHARED) + "\nright4\n")
        there.write("entries/other.md", "right3\nright5\n")
        server.sync(there.root)
        server.sync(here.root, Fault(at, "kill"))
        for staging in (
            (here.root / ".git/helplog").glob("staging-*") if cleared else ()
        ):
            shutil.rmtree(staging)
        here.root.rename(diverged.folder / "moved")
        moved = Device(diverged.folder / "moved")
        the_law_holds(moved, there, server, (*WORDS, "right4", "right5"))
        moved.root.rename(here.root)


def test_what_is_deleted_from_a_half_moved_work_tree_stays_deleted(
    diverged: World, server: SyncServer
) -> None:
    """The new day is there already when the sync is ended; its reader takes an item out before the next one."""
    steps = steps_of(diverged, server)
    for at in sampled(range(steps // 2, steps), one_in=17):
        here, there = again(diverged)
        server.sync(here.root, Fault(at, "kill"))
        if "right2" not in here.read(NEW):
            continue
        here.write(NEW, here.read(NEW).replace("  - Ana: right2\n", ""))
        the_law_holds(
            here, there, server, tuple(word for word in WORDS if word != "right2")
        )
        assert "right2" not in there.read(NEW)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("full", ["full", "limit"])
def test_a_full_disk_delays_and_harms_nothing(
    diverged: World, server: SyncServer, full: str, *, plain: bool
) -> None:
    for at in sample(steps_of(diverged, server, plain=plain), 7):
        here, there = again(diverged)
        ran = server.sync(here.root, Fault(at, full, plain=plain))
        assert "bug" not in ran.refusal, ran
        the_law_holds(here, there, server)


@pytest.mark.parametrize("in_place", [True, False])
def test_a_file_saved_during_the_sync_stays_saved(
    diverged: World, server: SyncServer, *, in_place: bool
) -> None:
    for at in sample(steps_of(diverged, server), 9 + in_place):
        here, there = again(diverged)
        ran = server.sync(
            here.root,
            Fault(at, "save", str(here.root / SHARED), "\nlate1\n", in_place=in_place),
        )
        assert ran.happened
        the_law_holds(here, there, server, (*WORDS, "late1"))


def test_the_other_end_moves_during_the_sync(
    diverged: World, server: SyncServer
) -> None:
    for at in sample(steps_of(diverged, server), 13)[::2]:
        here, there = again(diverged)
        there.write(NEW, there.read(NEW) + "\nmoved1\n")
        ran = server.sync(here.root, Fault(at, "push", str(there.root)))
        assert not ran.refusal, ran
        the_law_holds(here, there, server, (*WORDS, "moved1"))


def test_a_healing_ended_at_any_step_is_finished(
    diverged: World, server: SyncServer
) -> None:
    marked = "---\nasks:\n<<<<<<< HEAD\n  - Sam: mine1\n=======\n  - Lee: theirs1\n>>>>>>> abc\n---\n"
    for at in sample(90, 2)[::2]:
        here, there = again(diverged)
        here.write("entries/2026/2026-11-09.md", marked)
        server.sync(here.root, Fault(at, "kill"), heal=True)
        the_law_holds(here, there, server, (*WORDS, "mine1", "theirs1"))


def test_two_syncs_at_once_take_turns(diverged: World, server: SyncServer) -> None:
    here, there = again(diverged)
    with SyncServer() as other:
        import threading

        turns = [
            threading.Thread(target=one.sync, args=(here.root,))
            for one in (server, other)
        ]
        for turn in turns:
            turn.start()
        for turn in turns:
            turn.join()
    the_law_holds(here, there, server)


def test_locks_that_were_left_are_removed_only_where_they_are_ours(
    diverged: World, server: SyncServer
) -> None:
    here, there = again(diverged)
    server.sync(here.root, Fault(40, "kill"))
    left = [
        Path(here.root, ".git/refs/heads/main.lock"),
        diverged.remote / "refs/heads/main.lock",
    ]
    for lock in left:
        lock.touch()
    the_law_holds(here, there, server)
    assert not any(lock.exists() for lock in left)
