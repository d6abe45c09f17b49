"""What a language server costs: ready, first finding, each letter, a rename, memory.

At ten years of nearly daily writing, and at 20,000 files. The journal was read once before by
another command, as by anyone who builds or looks; `cold` is the same where none ever was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, sleep
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from bench.journals import DAYS, HELPLOG, TODAY, journal, made_up  # noqa: E402 - beside it
from tests.language.raw_client import HELPLOG as HELPLOG_PROGRAM  # noqa: E402
from tests.language.raw_client import RawClient, speaking  # noqa: E402

SIZES: Final = (DAYS, 20_000)
LETTERS: Final = 200
PAUSE_SECONDS: Final = 0.03
"""Between two letters; a longer one after every tenth lets the whole journal be looked at."""
LONG_PAUSE_SECONDS: Final = 0.4
SETTLED_SECONDS: Final = 3.0
MOST: Final = {
    "ready": 0.6,
    "first finding": 0.8,
    "finding p95": 0.015,
    "completion p95": 0.015,
    "rename": 1.5,
    "memory": 150,
}
"""What ten years may take: seconds, and MB."""
TEXT: Final = "---\naks:\n  - Priya: the van\nasks:\n  - Sam\n---\nwords"


class Figures(NamedTuple):
    """One journal's."""

    values: dict[str, float]
    rows_renamed: int


def main() -> int:
    """Prints the figures; the exit code is 1 where ten years take more than they may."""
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            root = journal(
                Path(folder) / f"of {size}", [*made_up(size, _chance())], HELPLOG
            )
            root.chmod(0o700)
            for name in ("cold", "known"):
                if name == "known":
                    sleep(SETTLED_SECONDS)
                    subprocess.run(
                        [HELPLOG_PROGRAM, "stats", "--json"],
                        cwd=root,
                        check=True,
                        capture_output=True,
                    )
                figures = measured(root)
                told = name == "known" and size == DAYS
                fine = _told(f"{size} files, {name}", figures, held=told) and fine
            shutil.rmtree(root)
    return int(not fine)


def measured(root: Path) -> Figures:
    """One server from its start to its end."""
    day = max((root / "entries").rglob("*.md"))
    with speaking(root, today=TODAY) as client:
        values = {
            "ready": client.ready_seconds,
            "of it, processor": _processor_seconds(client),
        }
        client.open(day.as_uri(), TEXT)
        client.diagnostics(day.as_uri(), 1)
        values["first finding"] = perf_counter() - client.began
        values["all people known"] = _until_known(client, day.as_uri())
        findings, completions = _typed(client, day.as_uri())
        values["finding p95"] = quantiles(findings, n=20)[-1]
        values["completion p95"] = quantiles(completions, n=20)[-1]
        begun = perf_counter()
        edit = client.ask(
            "textDocument/rename",
            {**client.at(day.as_uri(), 4, 5), "newName": "Sam Hill"},
        )
        values["rename"] = perf_counter() - begun
        values["memory"] = _peak_mib(client)
        client.end()
    return Figures(values, sum(len(edits) for edits in edit["changes"].values()))


def _until_known(client: RawClient, address: str) -> float:
    """Seconds from the start until people are completed."""
    while True:
        found = client.ask("textDocument/completion", client.at(address, 4, 4))
        if any(item["label"] == "Priya" for item in found["items"]):
            return perf_counter() - client.began
        sleep(PAUSE_SECONDS)


def _typed(client: RawClient, address: str) -> tuple[list[float], list[float]]:
    """How long findings and completion take after each letter."""
    findings: list[float] = []
    completions: list[float] = []
    text = TEXT
    for number in range(2, LETTERS + 2):
        text += "abcdefg "[number % 8]
        begun = perf_counter()
        client.change(address, text, number)
        client.diagnostics(address, number)
        findings.append(perf_counter() - begun)
        begun = perf_counter()
        client.ask("textDocument/completion", client.at(address, 4, 5))
        completions.append(perf_counter() - begun)
        sleep(PAUSE_SECONDS if number % 10 else LONG_PAUSE_SECONDS)
    return findings, completions


def _processor_seconds(client: RawClient) -> float:
    """What the server has used so far: other programs' work is not in it."""
    stat = Path(f"/proc/{client.server.pid}/stat").read_text("utf-8")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _peak_mib(client: RawClient) -> float:
    status = Path(f"/proc/{client.server.pid}/status").read_text("utf-8")
    row = next(row for row in status.split("\n") if row.startswith("VmHWM"))
    return int(row.split()[1]) / 1024


def _told(name: str, figures: Figures, *, held: bool) -> bool:
    fine = True
    print(f"\n{name}; renamed at {figures.rows_renamed} places")
    for what, value in figures.values.items():
        most = MOST.get(what)
        unit, factor = ("MB", 1.0) if what == "memory" else ("ms", 1000.0)
        over = held and most is not None and value > most
        limit = f"  (at most {most * factor:.0f})" if most is not None and held else ""
        print(
            f"  {what:18} {value * factor:8.1f} {unit}{limit}{'  OVER' if over else ''}"
        )
        fine = fine and not over
    return fine


def _chance() -> Random:
    return Random(3)  # noqa: S311  # the same days every time, no secret


if __name__ == "__main__":
    sys.exit(main())
