"""The law of builds tried for long: whatever happens to a journal, its site is a cold build's.

HELPLOG_HISTORIES=500 python bench/warm_is_cold.py [FIRST SEED]

A history that fails is said with its seed and the fewest steps that still fail; at the end stands
why builds were whole ones. Several of these may run at once, from seeds that are far apart.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.site.histories import history, shortened, told  # noqa: E402

STEPS = 8


def main() -> None:
    """Histories in a row; one that breaks the law is made short and shown."""
    number = int(os.environ.get("HELPLOG_HISTORIES", "500"))
    begin = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    counts: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for seed in range(begin, begin + number):
        lived = history(seed, STEPS)
        found = told(lived)
        counts.update(
            histories=1,
            builds=found.builds,
            short=found.short,
            wrong=bool(found.wrong),
        )
        why.update(line.strip() for line in found.why)
        print(".", end="", file=sys.stderr, flush=True)
        if found.wrong:
            short = shortened(lived)
            print(f"seed {seed}: {short}", *told(short).wrong[:4], sep="\n  ")
            sys.stdout.flush()
    print("why builds were whole ones:")
    for line, count in why.most_common():
        print(f"{count:6} {line}")
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    sys.exit(bool(counts["wrong"]))


if __name__ == "__main__":
    main()
