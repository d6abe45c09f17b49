"""What it takes to know a journal: its files read, and everything known of them put together.

    python bench/reading.py                        # 3,413 made-up entries, five rounds
    HELPLOG_CORPUS=~/diary python bench/reading.py --rounds 9

Each is a process of its own, and each round does all in turn, so that all meet the same machine:
every file read, read and remembered, remembered with one entry changed. What is shown is the
median, with the processor's time of the process itself and the most memory it held.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

import click

from helplog.insight.reflecting import reflect
from helplog.store.folder import open_settings
from helplog.store.garbage_collection import collect_seldom
from helplog.store.opening import open_journal

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.journals import HELPLOG, TODAY, corpus, journal  # noqa: E402 - found from above

SETTLED_SECONDS: Final = 2.5
"""A file changed just now is told by its words, not by its times."""
READ: Final = "every file read"
NOTED: Final = "read and remembered"
CHANGED: Final = "remembered, one entry changed"
Took = list[float]
"""Seconds to open it and to reflect on it, the processor's for both, the peak in MiB."""


@click.command()
@click.option("--rounds", type=int, default=5, show_default=True)
@click.option("--one", type=(click.Path(path_type=Path), bool), hidden=True)
def main(rounds: int, one: tuple[Path, bool] | None) -> None:
    """Measure, and print a table."""
    if one is not None:
        print(json.dumps(_known(*one)))
        return
    with tempfile.TemporaryDirectory(prefix="helplog-bench-") as folder:
        days = list(corpus())
        root = journal(Path(folder) / "journal", days, HELPLOG)
        time.sleep(SETTLED_SECONDS)
        _measure(root, rounds)


def _measure(root: Path, rounds: int) -> None:
    entries = sorted((root / "entries").rglob("*.md"))
    changed = entries[len(entries) // 2]
    costs: dict[str, list[Took]] = {READ: [], NOTED: [], CHANGED: []}
    for _ in range(rounds):
        costs[READ].append(_apart(root, from_memory=False))
        (root / ".cache/helplog/readings").unlink(missing_ok=True)
        costs[NOTED].append(_apart(root, from_memory=True))
        with changed.open("a", encoding="utf-8") as entry:
            entry.write("More.\n")
        costs[CHANGED].append(_apart(root, from_memory=True))
    print(f"{len(entries):,} entries, {rounds} rounds")
    for name, took in costs.items():
        _say(name, took)


def _say(name: str, took: Sequence[Took]) -> None:
    opened, reflected, processor, peak = map(median, zip(*took, strict=True))
    print(
        f"  {name:32} opened {opened:.3f} s, reflected {reflected:.3f} s, together "
        f"{opened + reflected:.3f} s (processor {processor:.3f}), {peak:.0f} MiB"
    )


def _apart(root: Path, *, from_memory: bool) -> Took:
    """The same as `_known`, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(root), str(from_memory)],
        capture_output=True,
        text=True,
        check=True,
    )
    took: Took = json.loads(done.stdout)
    return took


def _known(root: Path, from_memory: bool) -> Took:  # noqa: FBT001 - as click gives it
    collect_seldom()
    settings, _ = open_settings(root)
    began, began_work = time.perf_counter(), time.process_time()
    journal = open_journal(root, settings, from_memory=from_memory)
    opened = time.perf_counter()
    reflect(journal, date.fromisoformat(TODAY))
    ended, ended_work = time.perf_counter(), time.process_time()
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return [opened - began, ended - opened, ended_work - began_work, kib / 1024]


if __name__ == "__main__":
    main()
