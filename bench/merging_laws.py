"""Every law of merging on the same trio, 10,000 trios long: `make test` tries 25 for each law.

A trio is what two devices made of one file. One that is made up is held to every law; one of the
sample journal with bytes changed at random to those that `make test` holds it to, for what no
reader understands stays whole beside the other, in no list. One after the other through all laws,
each merge done once, takes a tenth of the time that each law with trios of its own would.
HELPLOG_TRIOS says how
many, and HELPLOG_SEED, a number, which; at the end stands how many held.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import process_time, time_ns
from typing import Final

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.merging import test_laws
from tests.merging.drafts import Trio, real_trios, trios

from helplog.text.merging.merge import merge

TRIOS: Final = int(os.environ.get("HELPLOG_TRIOS", "10000"))
SEED: Final = int(os.environ.get("HELPLOG_SEED") or time_ns())
Law = Callable[[Trio], None]


def main() -> None:
    """Tries made-up files, then the sample's; a law that does not hold ends it with its trio."""
    merge_once = cache(merge)
    vars(test_laws)["merge"] = merge_once
    print(f"seed {SEED}", flush=True)
    for name, drafts, laws, most in (
        ("made up", trios(), _laws(real=False), TRIOS),
        ("of the sample", real_trios(), _laws(real=True), TRIOS // 10),
    ):
        began = process_time()
        held = _tried(drafts, laws, most, merge_once.cache_clear)
        took = process_time() - began
        print(
            f"{held:,} trios {name} kept {len(laws)} laws, in {took:.0f} s", flush=True
        )


def _tried(
    drafts: SearchStrategy[Trio],
    laws: Sequence[Law],
    most: int,
    forget: Callable[[], None],
) -> int:
    """Tries laws on one trio after the other; gives how many there were.

    Args:
        drafts: the trios.
        laws: all are asked of each.
        most: how many trios.
        forget: lets go of the merges of one.
    """
    held = 0

    @seed(SEED)
    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(drafts)
    def every_law(trio: Trio) -> None:
        nonlocal held
        for law in laws:
            law(trio)
        forget()
        held += 1

    every_law()
    return held


def _laws(*, real: bool) -> list[Law]:
    """The laws themselves, without the trios that each is given in `make test`.

    Args:
        real: those that the sample's files are held to.
    """
    found = []
    for name, test in vars(test_laws).items():
        if name.startswith("test_") and real == ("_real_" in name):
            found.append(test.hypothesis.inner_test)
    return found


if __name__ == "__main__":
    main()
