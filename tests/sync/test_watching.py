"""`sync --watch`: quiet, patient with someone who types, and easy to end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.sync.devices import Device, World

from helplog.sync import watching
from helplog.sync.report import Report

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from helplog.cli.main import main; sys.exit(main())"
DAY = "entries/2026/2026-11-18.md"


class Clock:
    """Seconds that pass only by waiting; something happens at some of them."""

    def __init__(self, happenings: dict[int, str], device: Device) -> None:
        self.now = 0.0
        self.happenings = happenings
        self.device = device

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        for at in [at for at in self.happenings if at <= self.now]:
            self.device.write(DAY, self.happenings.pop(at))


def watch_for(
    device: Device, clock: Clock, monkeypatch: pytest.MonkeyPatch, reports: list[Report]
) -> tuple[list[float], list[str]]:
    """Watches until the reports are used up: when it synced, and what it told."""
    times: list[float] = []

    class Enough(Exception):  # noqa: N818
        pass

    def sync(root: Path, docs_dir: str) -> Report:
        assert (root, docs_dir) == (device.root, "entries")
        if not reports:
            raise Enough
        times.append(clock.now)
        return reports.pop(0)

    monkeypatch.setattr(watching, "sync", sync)
    told: list[str] = []
    with contextlib.suppress(Enough):
        told.extend(
            watching.watch(
                device.root,
                "entries",
                every_seconds=60,
                sleep=clock.sleep,
                clock=clock.read,
            )
        )
    assert not reports
    return times, told


def test_it_waits_until_nobody_types(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    clock = Clock({10: "a", 12: "ab", 14: "abc"}, device)
    times, told = watch_for(
        device, clock, monkeypatch, [Report(), Report(saved=1, sent=1), Report()]
    )
    assert times[0] == 0
    assert (
        14 + watching.QUIET_SECONDS
        <= times[1]
        <= 14 + watching.QUIET_SECONDS + 3 * watching.LOOK_SECONDS
    )
    assert times[2] == pytest.approx(times[1] + 60, abs=watching.LOOK_SECONDS)
    assert told == []


def test_it_tells_what_arrives_and_trouble_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    offline = [Report(notes=["Not there."]) for _ in range(3)]
    reports = [*offline, Report(arrived_entries={DAY})]
    _, told = watch_for(device, Clock({}, device), monkeypatch, reports)
    assert told == ["Not there.", "1 entry from another device."]


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_ctrl_c_ends_it_cleanly(world: World) -> None:
    device = world.first()
    device.write(DAY, "Something new.\n")
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "-J", str(device.root), "sync", "--watch"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 120
    while world.tip() == device.git("rev-parse", "main~0") and device.git(
        "status", "--porcelain"
    ):
        assert time.monotonic() < until
        time.sleep(0.05)
    while device.head != world.tip():
        assert time.monotonic() < until
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    assert b"Traceback" not in err + out
    assert device.is_clean()
