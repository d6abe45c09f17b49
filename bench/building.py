"""What a site costs beside plain MkDocs and Material on the same files, as ratios taken in one run.

    python bench/building.py                     # 365 and 3,650 made-up entries, three rounds
    python bench/building.py --entries 20000 --rounds 5
    HELPLOG_CORPUS=~/diary python bench/building.py --entries 0   # a folder of daily files

Each round does everything once, in turn, so that all meet the same machine: plain MkDocs with
Material (search on, entries outside the navigation), a first build of helplog's, one with an entry
changed, one with nothing new, plain `mkdocs build` of the same journal; Zensical and Hugo where
they are installed, which make other sites of the same files. What is shown is the median, and the
least and most of the rounds. `--keep FILE` writes the results down, with the machine they were
taken on, for `speed_picture.py`.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import sleep
from typing import Any, Final

import click

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.journals import (  # noqa: E402 - found from the folder above
    HELPLOG,
    PLAIN,
    TODAY,
    Day,
    corpus,
    journal,
    made_up,
)
from bench.processes import Cost, measured, program_path  # noqa: E402

PLAIN_NAME: Final = "plain MkDocs + Material"
COLD: Final = "helplog build, the first"
CHANGED: Final = "helplog build, one entry changed"
NOTHING: Final = "helplog build, nothing new"
MKDOCS: Final = "mkdocs build of the journal"
ZENSICAL: Final = "Zensical"
HUGO: Final = "Hugo"
BUILD: Final = ("build", "--quiet", "--today", TODAY)
SETTLED_SECONDS: Final = 2.5
"""A file changed just now is told by its words, not by its times."""
PACKAGES: Final = ("helplog", "mkdocs", "mkdocs-material", "markdown")


@dataclass
class Step:
    """One thing that is measured, once a round."""

    name: str
    run: Callable[[], Cost]
    costs: list[Cost] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """What one thing cost in all rounds."""

    name: str
    seconds: float
    """The median."""
    least: float
    most: float
    processor_seconds: float
    peak_mib: float
    ratio: float
    """Of the medians, to plain MkDocs and Material."""


@click.command()
@click.option("--entries", "sizes", multiple=True, type=int, default=(365, 3_650))
@click.option("--rounds", type=int, default=3, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path, dir_okay=False))
def main(sizes: Sequence[int], rounds: int, keep: Path | None) -> None:
    """Measure, and print a table for each size; 0 entries stand for the diary that is named."""
    results = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="helplog-bench-") as folder:
            days = list(_days(size))
            rows, facts = _measure(Path(folder), days, rounds)
        results.append({"rows": list(map(asdict, rows)), **facts})
        _say(rows, facts)
    if keep is not None:
        kept = {"machine": _machine(), "rounds": rounds, "results": results}
        keep.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _days(size: int) -> Iterator[Day]:
    if size:
        return made_up(size, Random(3))  # noqa: S311 - the same days every time, no secret
    return corpus()


def _measure(
    folder: Path, days: Sequence[Day], rounds: int
) -> tuple[list[Row], dict[str, Any]]:
    plain = journal(folder / "plain", days, PLAIN)
    ours = journal(folder / "ours", days, HELPLOG)
    steps = list(_steps(folder, plain, ours, days))
    sleep(SETTLED_SECONDS)
    for _ in range(rounds):
        for step in steps:
            step.costs.append(step.run())
    beside = median(cost.seconds for cost in steps[0].costs)
    facts = {
        "entries": len(days),
        "megabytes": sum(len(text) for _, text in days) / 1e6,
        "site_megabytes": _bytes_below(ours / "site") / 1e6,
        "plain_megabytes": _bytes_below(plain / "site") / 1e6,
    }
    return [_row(step, beside) for step in steps], facts


def _steps(
    folder: Path, plain: Path, ours: Path, days: Sequence[Day]
) -> Iterator[Step]:
    """What is measured, in the order in which it is done."""
    pinned = {"HELPLOG_TODAY": TODAY}
    yield Step(PLAIN_NAME, lambda: measured(_emptied(plain), "mkdocs", "build", "-q"))
    yield Step(COLD, lambda: measured(_emptied(ours), "helplog", *BUILD))
    yield Step(CHANGED, lambda: measured(_changed(ours, days), "helplog", *BUILD))
    yield Step(NOTHING, lambda: measured(ours, "helplog", *BUILD))
    yield Step(
        MKDOCS,
        lambda: measured(
            _changed(ours, days), "mkdocs", "build", "-q", environment=pinned
        ),
    )
    if program_path("zensical"):
        other = journal(folder / "zensical", days, PLAIN)
        yield Step(ZENSICAL, lambda: measured(_emptied(other), "zensical", "build"))
    if program_path("hugo"):
        content = _for_hugo(folder / "hugo", days)
        yield Step(HUGO, lambda: measured(_emptied(content), "hugo", "--quiet"))


def _emptied(root: Path) -> Path:
    """The folder without what builds made and remember."""
    for name in ("site", ".cache", "public", "resources"):
        shutil.rmtree(root / name, ignore_errors=True)
    return root


def _changed(root: Path, days: Sequence[Day]) -> Path:
    """The journal with one word more in an entry from its middle."""
    on, _ = days[len(days) // 2]
    path = root / "entries" / f"{on:%Y/%m}" / f"{on.isoformat()}.md"
    with path.open("a", encoding="utf-8") as entry:
        entry.write("More.\n")
    return root


def _for_hugo(root: Path, days: Sequence[Day]) -> Path:
    """The same files as Hugo wants them, with the barest of templates; it has no theme itself."""
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    single = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(single, encoding="utf-8")
    (root / "hugo.toml").write_text('title = "Plain"\n', encoding="utf-8")
    for on, text in days:
        path = root / "content" / f"{on.isoformat()}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
    return root


def _row(step: Step, beside: float) -> Row:
    seconds = [cost.seconds for cost in step.costs]
    middle = median(seconds)
    return Row(
        name=step.name,
        seconds=middle,
        least=min(seconds),
        most=max(seconds),
        processor_seconds=median(cost.processor_seconds for cost in step.costs),
        peak_mib=median(cost.peak_mib for cost in step.costs),
        ratio=middle / beside,
    )


def _say(rows: Sequence[Row], facts: Mapping[str, Any]) -> None:
    plain, *_ = rows
    print(
        f"{facts['entries']:,} entries, {facts['megabytes']:.1f} MB; the site "
        f"{facts['site_megabytes']:.1f} MB, the plain one {facts['plain_megabytes']:.1f}"
    )
    for row in rows:
        print(
            f"  {row.name:34}{row.seconds:8.2f} s {row.ratio:6.2f} x"
            f"   ({row.least:.2f} to {row.most:.2f}; processor {row.processor_seconds:.2f})"
            f"{row.peak_mib:9.0f} MiB {row.peak_mib / plain.peak_mib:6.2f} x"
        )
    print(flush=True)


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _machine() -> dict[str, object]:
    """What was measured on, as far as figures depend on it."""
    python = ".".join(islice(platform.python_version_tuple(), 2))
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
        "python": python,
        "versions": {name: version(name) for name in PACKAGES},
    }


if __name__ == "__main__":
    main()
