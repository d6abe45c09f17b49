"""What sealing a site costs beside building it, and how large the copy is.

    python bench/sealing.py                     # 3,650 made-up entries, three rounds
    HELPLOG_CORPUS=~/diary python bench/sealing.py --entries 0   # a folder of daily files

Each round builds plain MkDocs with Material once, then a site from nothing, seals it from nothing,
seals it again with nothing different, and with an entry changed. What is shown is the median of the
rounds, beside what there may be at most: sealing half of a first build, nothing different a
twentieth, and the folder an eighth of the plain site.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import sleep
from typing import Final

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
from bench.processes import Cost, measured  # noqa: E402

BUILD: Final = ("build", "--quiet", "--today", TODAY)
TYPED: Final = "lamp river copper otter plum acorn"
SETTLED_SECONDS: Final = 2.5
"""A file changed just now is told by its words, not by its times."""
MOST_OF_A_BUILD: Final = 0.5
MOST_WITH_NOTHING: Final = 0.05
MOST_OF_THE_PLAIN_SITE: Final = 0.12


@click.command()
@click.option("--entries", type=int, default=3_650, show_default=True)
@click.option("--rounds", type=int, default=3, show_default=True)
def main(entries: int, rounds: int) -> None:
    """Measure, and print each figure beside what it may be."""
    with tempfile.TemporaryDirectory(prefix="helplog-bench-") as folder:
        made = made_up(entries, Random(3)) if entries else corpus()  # noqa: S311 - no secret
        _measure(Path(folder), list(made), rounds)


def _measure(folder: Path, days: list[Day], rounds: int) -> None:
    ours = journal(folder / "ours", days, HELPLOG)
    plain = journal(folder / "plain", days, PLAIN)
    passphrase = folder / "passphrase"
    passphrase.write_text(TYPED, encoding="utf-8")
    passphrase.chmod(0o600)
    seal = (*BUILD, "--sealed", "--passphrase-file", str(passphrase))
    measured(plain, "mkdocs", "build", "-q")
    costs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name in ("site", ".cache", "sealed"):
            shutil.rmtree(ours / name, ignore_errors=True)
        sleep(SETTLED_SECONDS)
        steps = {
            "build": BUILD,
            "nothing to build": BUILD,
            "seal": seal,
            "nothing to seal": seal,
        }
        for step, arguments in steps.items():
            costs.setdefault(step, []).append(measured(ours, "helplog", *arguments))
        before = _blobs(ours)
        _change(ours, days)
        sleep(SETTLED_SECONDS)
        measured(ours, "helplog", *seal)
        rewritten = len(_blobs(ours) - before)
    seconds = {
        name: median(one.seconds for one in some) for name, some in costs.items()
    }
    first = seconds["build"]
    sealing = (seconds["seal"] - seconds["nothing to build"]) / first
    nothing = seconds["nothing to seal"] / first
    size = _bytes_below(ours / "sealed") / _bytes_below(plain / "site")
    print(f"{len(days):,} entries; a first build takes {first:.1f} s")
    _say("sealing, of a first build", sealing, MOST_OF_A_BUILD)
    _say("nothing different, of a first build", nothing, MOST_WITH_NOTHING)
    _say("the folder, of the plain site", size, MOST_OF_THE_PLAIN_SITE)
    print(f"{len(before):,} blobs, {rewritten} of them new with one entry changed")


def _say(what: str, ratio: float, most: float) -> None:
    held = "" if ratio <= most else "   TOO MUCH"
    print(f"{what:40} {ratio:6.3f}  (at most {most}){held}")


def _blobs(root: Path) -> set[str]:
    return {path.name for path in (root / "sealed/b").iterdir()}


def _change(root: Path, days: list[Day]) -> None:
    on, _ = days[len(days) // 2]
    path = root / "entries" / f"{on:%Y/%m}" / f"{on.isoformat()}.md"
    with path.open("a", encoding="utf-8") as entry:
        entry.write("More.\n")


def _bytes_below(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
