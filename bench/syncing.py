"""How long a sync takes: with nothing to do, beside `git fetch` alone; and with fifty merges.

python bench/syncing.py

In turn, so that all meet the same machine; what counts is the least of many: the rest is the
machine's. The other end is a folder in memory, so nothing of it is the network's, and the command's
own start is shown beside the sync itself; then, where an ssh server is installed, the same folder
by ssh on this machine, as most journals are reached.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench.histories import own_world  # noqa: E402
from bench.own_ssh import own_ssh  # noqa: E402
from tests.sync.devices import Device, World  # noqa: E402

from helplog.sync.syncing import sync  # noqa: E402

DAYS: Final = 3653
CHANGED: Final = 50
TURNS: Final = 21
MERGES: Final = 3
MOST_TIMES_A_FETCH: Final = 3
MOST_MERGE_SECONDS: Final = 2
PROGRAM: Final = "import sys; from helplog.cli.main import main; sys.exit(main())"


def day(number: int) -> str:
    """The file of a day."""
    on = date(2016, 11, 18) + timedelta(days=number)
    return f"entries/{on.year}/{on:%m}/{on}.md"


def ten_years(world: World) -> tuple[Device, Device]:
    """A journal of ten years, on two devices."""
    first = world.first()
    front = (
        "---\nasks:\n  - Priya: read the report {0}\naccepted:\n  - Sam: soup\n---\n"
    )
    text = front + "Day {0} went as it went.\n\n{1}\n"
    for number in range(DAYS):
        first.write(
            day(number), text.format(number, "It rained, and then it did not. " * 20)
        )
    first.commit()
    first.git("gc", "-q")
    first.git("push", "-q")
    second = world.device("second")
    for device in (first, second):
        sync(device.root, "entries")
    return first, second


def least(acts: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The least seconds each takes, in turn."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(TURNS):
        for name, act in acts.items():
            began = perf_counter()
            act()
            taken[name].append(perf_counter() - began)
    return {name: min(seconds) for name, seconds in taken.items()}


def idle(device: Device, way: str) -> dict[str, float]:
    """Measures a sync with nothing to do, in times a fetch."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def run(*command: str) -> None:
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

    seconds = least(
        {
            "git fetch": lambda: run("git", "-C", str(device.root), "fetch", "-q"),
            "sync": lambda: sync(device.root, "entries"),
            "helplog sync": lambda: run(
                sys.executable, "-c", PROGRAM, "-J", str(device.root), "sync"
            ),
            "python": lambda: run(sys.executable, "-c", "import click"),
        }
    )
    fetch = seconds["git fetch"]
    for name, taken in seconds.items():
        print(
            f"nothing to do, {way}, {name}: {taken * 1000:.0f} ms, "
            f"{taken / fetch:.1f} times a fetch"
        )
    return {name: taken / fetch for name, taken in seconds.items()}


def idle_by_ssh(world: World, device: Device) -> bool:
    """Measures the whole command by ssh, if there is a server; whether it is within its bound."""
    folder = device.git("remote", "get-url", "origin")
    with own_ssh(world.folder / "ssh") as address:
        if address is None:
            print("nothing to do, by ssh: not measured, no ssh server is installed")
            return True
        device.git("remote", "set-url", "origin", address + folder)
        sync(device.root, "entries")
        times = idle(device, "by ssh")
    device.git("remote", "set-url", "origin", folder)
    return times["helplog sync"] <= MOST_TIMES_A_FETCH


def merging(first: Device, second: Device) -> bool:
    """Measures a sync that merges entries changed on both; whether it stays within its bound."""
    for number in range(CHANGED):
        first.write(
            day(number),
            first.read(day(number)).replace(
                "accepted:", "  - Lee: the sofa\naccepted:"
            ),
        )
        second.write(day(number), second.read(day(number)) + "\nAnd there was this.\n")
    sync(first.root, "entries")
    taken = []
    remote = Path(first.git("remote", "get-url", "origin"))
    tip = first.head
    for turn in range(MERGES):
        again = Device(second.root.with_name(f"again{turn}"))
        shutil.copytree(second.root, again.root, symlinks=True)
        subprocess.run(
            ["git", "-C", str(remote), "update-ref", "refs/heads/main", tip],  # noqa: S607
            check=True,
        )
        began = perf_counter()
        sync(again.root, "entries")
        taken.append(perf_counter() - began)
        assert (
            again.read(day(3)).count("the sofa")
            == again.read(day(3)).count("And there was this.")
            == 1
        )
    print(f"merging {CHANGED} entries changed on both devices: {min(taken):.2f} s")
    return min(taken) <= MOST_MERGE_SECONDS


def main() -> None:
    """Prints a line for each, and exits with 1 where a bound is passed."""
    compileall.compile_dir(ROOT / "src/helplog", quiet=2)
    with own_world() as world:
        first, second = ten_years(world)
        near = idle(first, "in a folder")["sync"] <= MOST_TIMES_A_FETCH
        within = [near, idle_by_ssh(world, first), merging(first, second)]
    sys.exit(not all(within))


if __name__ == "__main__":
    main()
