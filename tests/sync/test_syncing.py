"""What a sync does between devices: nothing written goes missing, nobody is asked anything."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.sync.devices import Device, World

from helplog.sync.git.calling import Git

ROOT = Path(__file__).parents[2]
DAY = "entries/2026/2026-11-18.md"


@pytest.fixture
def two(world: World) -> tuple[Device, Device]:
    first = world.first()
    second = world.device("other")
    first.sync()
    second.sync()
    return first, second


def meet(*devices: Device) -> None:
    for _ in range(2):
        for device in devices:
            device.sync()
    assert len({device.tree for device in devices}) == 1
    assert all(device.is_clean() for device in devices)


def test_what_is_written_here_arrives_there(two: tuple[Device, Device]) -> None:
    here, there = two
    here.write(DAY, "---\nasks:\n  - Sam: carry the sofa\n---\n")
    sent = here.sync()
    assert sent.sent == 1
    arrived = there.sync()
    assert arrived.lines() == ["1 entry from another device."]
    assert there.read(DAY) == here.read(DAY)
    meet(here, there)


def test_the_same_day_on_two_devices_becomes_one_file(
    two: tuple[Device, Device],
) -> None:
    here, there = two
    here.write(DAY, "---\nasks:\n  - Sam: carry the sofa\n---\nMorning.\n")
    there.write(DAY, "---\naccepted:\n  - Lee: soup\n---\nEvening.\n")
    here.sync()
    there.sync()
    meet(here, there)
    text = here.read(DAY)
    assert all(
        words in text for words in ("carry the sofa", "soup", "Morning", "Evening")
    )
    assert text.count("---\n") == 2
    assert "<<<<" not in text


def test_a_sync_with_nothing_to_do_starts_little(
    two: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = two
    started: list[str] = []
    original = Git._start

    def start(
        self: Git, arguments: Sequence[str], *rest: Any, **named: Any
    ) -> subprocess.Popen[bytes]:
        known = {"config", "fetch", "rev-parse", "status"}
        started.append(
            next((word for word in arguments if word in known), str(arguments))
        )
        return original(self, arguments, *rest, **named)

    monkeypatch.setattr(Git, "_start", start)
    assert here.sync().lines() == ["Nothing new."]
    assert sorted(started) == ["config", "fetch", "rev-parse", "status"]


def test_a_sync_with_nothing_to_do_imports_nothing_that_merges(
    two: tuple[Device, Device],
) -> None:
    here, _ = two
    program = (
        "import sys\nfrom helplog.cli.main import main\ncode = main(['sync'])\n"
        "print(code, [name for name in sys.modules if name.startswith(('helplog.text', 'yaml', 'mkdocs', 'wcwidth'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=here.root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "Nothing new.\n0 []\n"


@pytest.mark.parametrize(("limit", "packed"), [("1", True), ("0", False)])
def test_years_of_syncs_do_not_pile_up_objects(
    two: tuple[Device, Device], limit: str, *, packed: bool
) -> None:
    here, _ = two
    here.git("config", "gc.auto", limit)
    here.git("config", "gc.autoDetach", "false")
    for number in range(700):
        here.write(f"entries/pages/{number}.md", f"Page {number}.\n")
    assert here.sync().saved == 700
    loose = int(here.git("count-objects").split()[0])
    assert (loose < 100) is packed
    here.write(DAY, "The next day.\n")
    assert here.sync().well
    assert here.is_clean()
