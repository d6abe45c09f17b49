"""Whoever waits for a sync is told so in a terminal, after a second, and the line is gone at the end."""

from __future__ import annotations

import time

import pytest

import helplog.cli.output.waiting as room


def told(
    capsys: pytest.CaptureFixture[str],
    patch: pytest.MonkeyPatch,
    quiet: float,
    *,
    terminal: bool = True,
) -> str:
    """What stderr gets once the line is due."""
    patch.setattr(room, "_QUIET_SECONDS", quiet)
    patch.setattr("sys.stderr.isatty", lambda: terminal)
    with room.Patience("syncing") as patience:
        until = time.monotonic() + 120
        while (
            quiet < 1 and terminal and not patience._shown and time.monotonic() < until
        ):
            time.sleep(0.01)
    return capsys.readouterr().err


def test_what_is_quick_says_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(capsys, monkeypatch, 600) == ""


def test_what_takes_longer_is_said_and_goes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(capsys, monkeypatch, 0) == "\r\x1b[Ksyncing ...\r\x1b[K"


def test_a_pipe_gets_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(capsys, monkeypatch, 0, terminal=False) == ""
