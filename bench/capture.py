"""The cost of the daily commands, beside that of importing click.

A whole process each, in journals of ten years of daily entries, in turn so that all meet the same
machine. Bytecode is compiled first, as installing a wheel does. What counts is the median of many
ratios, each of one turn: a machine has other things to do, and not the same ones all the time.

One journal is left as it is: what was looked at there before is looked at again. In the other one
an item is written down each time, and then looked at: there the whole journal is reckoned anew,
from what its other files said before. What that takes is shown, and held to nothing so far.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final, NamedTuple

ENTRIES: Final = 3_650
RUNS: Final = 15
TODAY: Final = date(2026, 11, 22)
SETTLED_SECONDS: Final = 3.0
"""A file changed just now is not remembered yet."""
SOURCE: Final = Path(__file__).parents[1] / "src"
HELPLOG: Final = Path(sysconfig.get_path("scripts")) / "helplog"
CLICK: Final = "import click"
CAPTURE: Final = "helplog ask"


class Measured(NamedTuple):
    """One command."""

    name: str
    command: Sequence[str | Path]
    root: Path
    most: float
    """How many times importing click it may take."""


def make_journal(root: Path) -> Path:
    """Ten years of daily entries, and the path of today's, which is still to come."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Journal\ndocs_dir: entries\nplugins:\n  - helplog\n",
        encoding="utf-8",
    )
    for back in range(1, ENTRIES + 1):
        on = TODAY - timedelta(days=back)
        path = root / f"entries/{on:%Y/%m}/{on}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\nasks:\n  - Person {back % 40}: thing {back}\ntags: [home, week]\n---\n"
            f"{'A day. ' * 200}\n",
            encoding="utf-8",
        )
    return root / f"entries/{TODAY:%Y/%m}/{TODAY}.md"


def measured(quiet: Path, busy: Path) -> tuple[Measured, ...]:
    """What is measured, in the order it is run.

    Args:
        quiet: a journal that stays as it is.
        busy: one that is written into.
    """
    day = ("--today", str(TODAY))
    ask = (HELPLOG, "ask", "Priya", "one thing", *day)
    today = (HELPLOG, "today", *day)
    return (
        Measured(CLICK, (sys.executable, "-c", CLICK), quiet, 1),
        Measured(CAPTURE, ask, busy, 3),
        Measured("helplog today", today, quiet, 6),
        Measured("helplog week", (HELPLOG, "week", *day), quiet, 6),
        Measured("helplog open", (HELPLOG, "open", *day), quiet, 6),
        Measured("today, one entry changed", today, busy, inf),
    )


def seconds(command: Sequence[str | Path], cwd: Path) -> float:
    """Wall time of one process."""
    start = perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return perf_counter() - start


def main() -> int:
    """Measures, prints, and says by its exit code whether all limits hold."""
    os.umask(0o077)
    compileall.compile_dir(SOURCE / "helplog", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        quiet, busy = Path(folder, "quiet"), Path(folder, "busy")
        make_journal(quiet)
        entry = make_journal(busy)
        sleep(SETTLED_SECONDS)
        all_measured = measured(quiet, busy)
        for one in all_measured:
            if one.name != CAPTURE:
                seconds(one.command, one.root)
        taken: dict[str, list[float]] = {one.name: [] for one in all_measured}
        for _ in range(RUNS):
            entry.unlink(missing_ok=True)
            for one in all_measured:
                taken[one.name].append(seconds(one.command, one.root))
        assert entry.read_text("utf-8").count("Priya") == 1
    return say(all_measured, taken)


def say(all_measured: Sequence[Measured], taken: dict[str, list[float]]) -> int:
    """Prints the table.

    Returns:
        The exit code: 0 where all limits hold.
    """
    code = 0
    for name, _, _, most in all_measured:
        pairs = zip(taken[name], taken[CLICK], strict=True)
        times = median(own / click for own, click in pairs)
        limit = f", at most {most:g}" if 1 < most < inf else ""
        print(f"{name:26}{median(taken[name]):8.3f} s {times:6.2f} x{limit}")
        if times > most:
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
