"""How long a sync takes: with nothing to do, against `git fetch` alone; and one that merges fifty changed entries.

python bench/syncing.py
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from bench.histories import own_world  # noqa: E402
from tests.sync.devices import Device, World  # noqa: E402

from helplog.sync.syncing import sync  # noqa: E402

DAYS = 3653
CHANGED = 50
MOST_TIMES_A_FETCH = 3
MOST_MERGE_SECONDS = 2


def day(number: int) -> str:
    """The file of a day."""
    on = date(2016, 11, 18) + timedelta(days=number)
    return f"entries/{on.year}/{on:%m}/{on}.md"


def ten_years(world: World) -> tuple[Device, Device]:
    """A journal of ten years, on two devices."""
    first = world.first()
    front = "---\nasks:\n  - Priya: read the report {0}\naccepted:\n  - Sam: soup\n---\n"
    text = front + "Day {0} went as it went.\n\n{1}\n"
    for number in range(DAYS):
        first.write(day(number), text.format(number, "It rained, and then it did not. " * 20))
    first.commit()
    first.git("gc", "-q")
    first.git("push", "-q")
    second = world.device("second")
    for device in (first, second):
        sync(device.root, "entries")
    return first, second


def seconds(act: Callable[[], object], times: int = 15) -> float:
    """The median of many."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        act()
        taken.append(perf_counter() - began)
    return median(taken)


def main() -> None:
    """Prints two lines, and exits with 1 where a bound is passed."""
    with own_world() as world:
        first, second = ten_years(world)
        fetch = seconds(lambda: subprocess.run(["git", "-C", str(first.root), "fetch", "-q"], check=True))  # noqa: S607
        idle = seconds(lambda: sync(first.root, "entries"))
        print(f"nothing to do: {idle * 1000:.0f} ms, git fetch alone {fetch * 1000:.0f} ms, {idle / fetch:.1f} times")
        for number in range(CHANGED):
            first.write(day(number), first.read(day(number)).replace("accepted:", "  - Lee: the sofa\naccepted:"))
            second.write(day(number), second.read(day(number)) + "\nAnd there was this.\n")
        sync(first.root, "entries")
        merge = seconds(lambda: sync(second.root, "entries"), times=1)
        print(f"merging {CHANGED} entries changed on both devices: {merge:.2f} s")
        assert second.read(day(3)).count("the sofa") == 1
    sys.exit(idle > MOST_TIMES_A_FETCH * fetch or merge > MOST_MERGE_SECONDS)


if __name__ == "__main__":
    main()
