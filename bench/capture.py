"""The cost of writing one item down, and of looking at today, beside that of importing click.

A whole process each, in a journal of ten years of daily entries, in turn so that all meet the same
machine. Bytecode is compiled first, as installing a wheel does. What counts is the least of many:
the rest is the machine's. `today` reads the whole journal once, and from then on from memory what
has not changed; each time one file has.
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
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

ENTRIES: Final = 3_650
RUNS: Final = 25
TODAY: Final = date(2026, 11, 22)
MOST_SECONDS: Final = 0.3
MOST_TIMES_CLICK: Final = 3.0
MOST_TODAY_SECONDS: Final = 0.5
SETTLED_SECONDS: Final = 3.0
"""A file changed just now is not remembered yet."""
SOURCE: Final = Path(__file__).parents[1] / "src"
HELPLOG: Final = Path(sysconfig.get_path("scripts")) / "helplog"


def make_journal(root: Path) -> Path:
    """Ten years of daily entries, and the path of today's, which is still to come."""
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


def seconds(command: Sequence[str | Path], cwd: Path) -> float:
    """Wall time of one process."""
    start = perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return perf_counter() - start


def main() -> int:
    """Measures, prints, and says by its exit code whether all limits hold."""
    os.umask(0o077)
    compileall.compile_dir(SOURCE / "helplog", quiet=2)
    clicks: list[float] = []
    captures: list[float] = []
    looks: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        today = make_journal(root)
        sleep(SETTLED_SECONDS)
        look: list[str | Path] = [HELPLOG, "today", "--today", str(TODAY)]
        cold = seconds(look, root)
        for _ in range(RUNS):
            today.unlink(missing_ok=True)
            clicks.append(seconds([sys.executable, "-c", "import click"], root))
            captures.append(
                seconds(
                    [HELPLOG, "ask", "Priya", "one thing", "--today", str(TODAY)], root
                )
            )
            looks.append(seconds(look, root))
        assert today.read_text("utf-8").count("Priya") == 1
    click, capture, warm = min(clicks), min(captures), min(looks)
    print(f"import click        {click:.3f} s")
    print(f"helplog ask         {capture:.3f} s, at most {MOST_SECONDS} s")
    print(
        f"                    {capture / click:.2f} times, at most {MOST_TIMES_CLICK:g}"
    )
    print(
        f"helplog today       {warm:.3f} s, at most {MOST_TODAY_SECONDS} s; "
        f"{cold:.3f} s the first time"
    )
    quick = capture <= MOST_SECONDS and capture <= MOST_TIMES_CLICK * click
    return 0 if quick and warm <= MOST_TODAY_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
