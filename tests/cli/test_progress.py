"""Progress is shown in a terminal, after a second, and is gone at the end."""

from __future__ import annotations

import pytest

import helplog.cli.progress as room


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[float]:  # noqa: ARG001
    """The time, in a list to move it by; stderr is captured, and says it is a terminal."""
    now = [100.0]
    monkeypatch.setattr(room, "monotonic", lambda: now[0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    return now


def test_what_is_quick_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with room.Progress("reading") as progress:
        clock[0] += 0.9
        progress.report(5, 10)
    assert capsys.readouterr().err == ""


def test_after_a_second_it_says_how_far_and_then_goes(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with room.Progress("reading") as progress:
        clock[0] += 1.1
        progress.report(1_500, 3_000)
        progress.report(1_501, 3_000)
    assert capsys.readouterr().err == "\r\x1b[Kreading: 1,500 of 3,000\r\x1b[K", "once in a while, not at every file"


def test_a_pipe_gets_none(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    with room.Progress("reading") as progress:
        clock[0] += 5
        progress.report(1, 2)
    assert capsys.readouterr().err == ""
