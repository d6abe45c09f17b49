"""The cost of a site, as ratios measured in one run on one machine.

A cold `helplog build` against plain MkDocs with Material on the same files (search on, entries
outside the navigation), and against twice the entries. HELPLOG_CORPUS names a folder of daily
Markdown files; without it, 3,413 days of similar size are made up, the same ones every time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

DAYS: Final = 3_413
"""As many as ten years of nearly daily writing."""
BYTES_A_DAY: Final = 2_000
FIRST_DAY: Final = date(2016, 1, 1)
TODAY: Final = "2026-01-01"
NAMES: Final = (
    "Priya",
    "Sam",
    "Dana Lee",
    "Jo",
    "Ana",
    "Ruth",
    "Milo",
    "Tom",
    "Mrs Pell",
    "Ortiz",
)
TEXT: Final = """
the a of to and in that it was with for on not had but at by from they we she he this which when
up out so said about into time day house office dinner morning evening friend letter money street
walk rain garden table home help asked carried answered offered thanked heavy quiet light tired
glad early late again together alone tomorrow
"""
WORDS: Final = tuple(TEXT.split())
PLAIN: Final = """\
site_name: Plain
docs_dir: entries
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore}}
"""
HELPLOG: Final = """\
site_name: Journal
docs_dir: entries
theme: {name: material}
plugins: [search, helplog]
"""
SCRIPTS: Final = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    peak_mib: float


def main() -> None:
    """Measures, and prints the table."""
    with tempfile.TemporaryDirectory(prefix="helplog-bench-") as folder:
        days = list(corpus())
        size = sum(len(text) for _, text in days)
        print(
            f"{len(days):,} entries, {size / 1e6:.1f} MB; "
            f"Python {sys.version.split()[0]}, {os.cpu_count()} cores\n"
        )
        build = ("helplog", "build", "--quiet", "--today", TODAY)
        plain = measured(
            journal(Path(folder, "plain"), days, PLAIN), "mkdocs", "build", "--quiet"
        )
        row("plain MkDocs + Material", plain, plain)
        once = measured(journal(Path(folder, "once"), days, HELPLOG), *build)
        row("helplog build, cold", once, plain)
        row("helplog build, again", measured(Path(folder, "once"), *build), plain)
        twice = measured(
            journal(Path(folder, "twice"), [*days, *earlier(days)], HELPLOG), *build
        )
        row("helplog build, twice the entries", twice, plain)
        longer, larger = twice.seconds / once.seconds, twice.peak_mib / once.peak_mib
    print(
        f"\ntwice the entries take {longer:.2f} times as long and {larger:.2f} times the memory"
    )


def row(name: str, cost: Cost, beside: Cost) -> None:
    """One line of the table: absolute, and as ratios to the first."""
    print(
        f"{name:34}{cost.seconds:8.1f} s {cost.seconds / beside.seconds:6.2f} x"
        f"{cost.peak_mib:9.0f} MiB {cost.peak_mib / beside.peak_mib:6.2f} x",
        flush=True,
    )


def corpus() -> Iterator[tuple[date, bytes]]:
    """Days and what was written on them."""
    given = os.environ.get("HELPLOG_CORPUS")
    if not given:
        yield from made_up(Random(3))  # noqa: S311  # the same days every time, no secret
        return
    for path in sorted(Path(given).rglob("*.md")):
        try:
            yield date.fromisoformat(path.stem[:10]), path.read_bytes()
        except ValueError:
            continue


def made_up(chance: Random) -> Iterator[tuple[date, bytes]]:
    """Days like those people write: a few items, some paragraphs."""
    for number in range(DAYS):
        lists = chance.sample(
            ("asks", "accepted", "thanks", "connections", "declined"),
            chance.choice((0, 1, 1, 2)),
        )
        head = "".join(
            f'{kind}: "{chance.choice(NAMES)}: {sentence(chance, 5)}"\n'
            for kind in lists
        )
        body = ""
        while len(body) < chance.gauss(BYTES_A_DAY, BYTES_A_DAY / 4):
            body += (
                " ".join(f"{sentence(chance, 12).capitalize()}." for _ in range(6))
                + "\n\n"
            )
        yield FIRST_DAY + timedelta(number), f"---\n{head}---\n{body}".encode()


def sentence(chance: Random, words: int) -> str:
    """Words in a row."""
    return " ".join(chance.choices(WORDS, k=words))


def earlier(days: list[tuple[date, bytes]]) -> Iterator[tuple[date, bytes]]:
    """The same writing again, on as many days before the first."""
    span = days[-1][0] - days[0][0] + timedelta(1)
    return ((on - span, text.replace(b"\ndate:", b"\nwritten:")) for on, text in days)


def journal(root: Path, days: list[tuple[date, bytes]], configuration: str) -> Path:
    """A folder ready to build, with a front page where MkDocs alone would have none."""
    entries = root / "entries"
    entries.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    if configuration is PLAIN:
        (entries / "index.md").write_text("# Plain\n", encoding="utf-8")
    for on, text in days:
        path = entries / f"{on:%Y/%m}" / f"{on.isoformat()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return root


def measured(root: Path, command: str, *arguments: str) -> Cost:
    """Wall time and peak memory of a command in a folder, in a process of its own."""
    program = shutil.which(command, path=str(SCRIPTS)) or shutil.which(command)
    assert program, f"{command} is not installed"
    began = monotonic()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [program, *arguments], cwd=root, env=environment, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaints = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, complaints.decode(errors="replace")[-2_000:]
    kib = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Cost(seconds, kib / 1024)


if __name__ == "__main__":
    main()
