"""The time that texts made to keep a program busy for ever take, by their size.

Each runs in a process of its own that is ended at a limit of time and of room. HELPLOG_HOSTILE
names what is to be measured (`merged*`, or `rendered*brackets*`); without it, everything is, in
some ten minutes. Times are the processor's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile.endless import (
    FRONTS,
    MARKERS,
    MARKS,
    Text,
)  # they stand beside this folder
from tests.hostile.endless_work import WORK
from tests.hostile.limiting import Spent, spent_on

SIZES: Final = (20_000, 75_000, 150_000, 300_000)
"""Characters."""
MOST_SECONDS: Final = 2.0
MOST_MIB: Final = 100
ENDED_AFTER: Final = 10.0
"""Seconds of the processor."""
ENDED_AT_MIB: Final = 1_024
TELLING: Final = 0.05
"""Less than this is not shown: it is what starting takes."""


def main() -> int:
    """Measures and prints; 1 where a text of any size is beyond the limits."""
    wanted = os.environ.get("HELPLOG_HOSTILE", "*")
    beyond = 0
    measured = 0
    print(
        f"{'':66}{'  '.join(f'{size // 1000:>4} KB' for size in SIZES)}   ratio     MiB"
    )
    for name, work, text in attempts():
        if not fnmatch(name, wanted):
            continue
        spent = [
            spent_on(partial(work, text(size)), seconds=ENDED_AFTER, mib=ENDED_AT_MIB)
            for size in SIZES
        ]
        measured += 1
        failed = any(
            one.problem or one.seconds > MOST_SECONDS or one.mib > MOST_MIB
            for one in spent
        )
        beyond += failed
        if failed or spent[-1].seconds > TELLING or wanted != "*":
            print(row(name, spent, failed=failed), flush=True)
    print(
        f"\n{measured:,} measured, {beyond} beyond {MOST_SECONDS:g} s or {MOST_MIB} MiB"
    )
    return 1 if beyond else 0


def attempts() -> Iterator[tuple[str, Callable[[str], None], Text]]:
    """What is done with which text."""
    texts = {
        **MARKERS,
        **MARKS,
        **{f"frontmatter of {name}": text for name, text in FRONTS.items()},
    }
    for done, work in WORK.items():
        work("A text to begin with.\n")
        for name, text in texts.items():
            yield f"{done}: {name}", work, text


def row(name: str, spent: list[Spent], *, failed: bool) -> str:
    """A line of the table; the ratio is of the two greatest sizes: 2 where time grows alike."""
    ratio = spent[-1].seconds / max(spent[-2].seconds, 0.001)
    times = "  ".join(f"{one.seconds:5.2f} s" for one in spent)
    why = next(
        (
            f"  {one.problem.strip().splitlines()[-1][:60]}"
            for one in spent
            if one.problem
        ),
        "",
    )
    verdict = "  too much" if failed else ""
    return f"{name:64}  {times}  {ratio:4.1f} x  {spent[-1].mib:5.0f}{verdict}{why}"


if __name__ == "__main__":
    sys.exit(main())
