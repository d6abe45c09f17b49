"""Work in a copy of the program: what it makes is the same, and nothing is left of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from helplog.model.beside.second_process import begun_beside
from helplog.store.opening import open_journal

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="there is no copy elsewhere"
)

MANY: Final = 1_000
HERE: Final = os.getpid()


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever machine the tests run on, and beside whatever threads."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def numbers(many: int = MANY) -> Iterator[tuple[int, bool]]:
    """Each with whether it was made in a copy."""
    here = os.getpid()
    for number in range(many):
        yield number, here != HERE


def children() -> set[str]:
    """The processes that this one has begun, other tests' programs among them."""
    listed = Path("/proc/self/task").glob("*/children")
    return {child for path in listed for child in path.read_text("utf-8").split()}


@pytest.fixture(autouse=True)
def nobody_is_left(two_cores: None) -> Iterator[None]:  # noqa: ARG001 - it comes first
    """Whatever happens, no copy outlives its block."""
    before = children()
    yield
    assert children() <= before


def test_results_come_in_their_order_and_from_a_copy() -> None:
    with begun_beside(numbers, MANY) as beside:
        assert list(beside) == [(number, True) for number in range(MANY)]


def test_more_than_a_pipe_holds_waits_for_nobody() -> None:
    large = "x" * 1_000_000
    with begun_beside(lambda: iter([large] * 100), MANY) as beside:
        assert sum(map(len, beside)) == 100 * len(large)


def test_little_is_not_worth_a_copy() -> None:
    with begun_beside(numbers, 10) as beside:
        assert list(beside) == []


def test_a_single_core_has_none_to_spare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    with begun_beside(numbers, MANY) as beside:
        assert list(beside) == []


def test_threads_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with begun_beside(numbers, MANY) as beside:
        assert list(beside) == []


def fails() -> Iterator[int]:
    yield from range(100)
    raise ValueError("no")


def is_killed() -> Iterator[int]:
    yield from range(100)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("work", [fails, is_killed])
def test_a_copy_that_ends_early_leaves_the_rest(
    work: Callable[[], Iterator[int]], capfd: pytest.CaptureFixture[str]
) -> None:
    with begun_beside(work, MANY) as beside:
        assert list(beside) == list(range(96))
    assert capfd.readouterr() == ("", "")


def test_a_block_that_is_left_by_ctrl_c_ends_the_copy() -> None:
    def never_ends() -> Iterator[int]:
        while True:
            yield 1

    def left() -> None:
        with begun_beside(never_ends, MANY) as beside:
            next(beside)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        left()


def test_a_copy_whose_program_is_killed_ends_as_well() -> None:
    """It hears of it when it tells of the next results."""
    told, tell = os.pipe()
    program = os.fork()
    if program == 0:

        def goes_on() -> Iterator[int]:
            os.write(tell, f"{os.getpid()}\n".encode())
            while True:
                yield 1

        with begun_beside(goes_on, MANY) as beside:
            next(beside)
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(tell)
    os.waitpid(program, 0)
    copy = int(os.read(told, 100))
    # the pipe ends with the last who could write to it
    assert os.read(told, 1) == b""
    assert copy != program
    os.close(told)


def test_a_journal_is_the_same_however_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = tmp_path / "entries"
    entries.mkdir()
    for number in range(1_200):
        head = f"asks: [Ana: box {number}]\n"
        if number % 100 == 0:
            head += "laod: 3\n"
        month, day = divmod(number, 28)
        name = f"{2000 + month // 12}-{month % 12 + 1:02d}-{day + 1:02d}.md"
        (entries / name).write_text(f"---\n{head}---\nWords.\n", "utf-8")
    (entries / "2001-01-05.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: entries\n", "utf-8")
    beside = open_journal(tmp_path, from_memory=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    alone = open_journal(tmp_path, from_memory=False)
    assert len(alone.entries) > 1_000
    assert alone.diagnostics
    assert beside == alone
