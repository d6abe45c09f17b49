"""Progress is shown in a terminal, after a second, and is gone at the end."""

from __future__ import annotations

import pytest

import helplog.cli.output.progress as room


def told(
    seconds: float,
    capsys: pytest.CaptureFixture[str],
    patch: pytest.MonkeyPatch,
    *,
    terminal: bool = True,
) -> str:
    """What stderr gets when two of 3,000 files are reported after some time."""
    now = [100.0]
    patch.setattr(room, "monotonic", lambda: now[0])
    patch.setattr("sys.stderr.isatty", lambda: terminal)
    with room.Progress("reading") as progress:
        now[0] += seconds
        progress.report(1_500, 3_000)
        progress.report(1_501, 3_000)
    return capsys.readouterr().err


def test_what_is_quick_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(0.9, capsys, monkeypatch) == ""


def test_after_a_second_it_says_how_far_once_in_a_while_and_then_goes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(1.1, capsys, monkeypatch) == "\r\x1b[Kreading: 1,500 of 3,000\r\x1b[K"


def test_a_pipe_gets_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(5, capsys, monkeypatch, terminal=False) == ""
