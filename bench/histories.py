"""The law of syncing tried for long: random histories of devices, and the same under plain git.

python bench/histories.py [HISTORIES]
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.sync.devices import World, plain_environment, temporary, write_config  # noqa: E402
from tests.sync.faults import SyncServer  # noqa: E402
from tests.sync.simulator import Told, Way, fresh, run_history  # noqa: E402

PLAIN_PART = 4
"""The two others are run on a quarter of the histories: they show a difference, not a law."""
ROWS = (
    "histories",
    "words written and not deleted",
    "items among them",
    "conflicts that a client without helplog met",
    "words missing",
    "deleted words that came back",
    "items unreadable in their list",
    "files with markers",
    "files with two frontmatters",
    "histories that ended apart",
    "syncs that needed a person",
    "syncs ended by a kill",
)
LAW = ROWS[4:11]
"""What stays at nothing under helplog."""


@contextmanager
def own_world() -> Iterator[World]:
    """A folder with a configuration of its own, nothing of the machine's."""
    with temporary() as name:
        home = Path(name)
        write_config(home)
        environment = plain_environment(home)
        os.environ.clear()
        os.environ.update(environment)
        yield World(home)


def count(told: Told) -> Counter[str]:
    """One history in numbers."""
    losses = told.losses
    numbers = (
        1,
        told.words,
        told.items,
        told.stops,
        len(losses.words),
        len(losses.back),
        len(losses.unreadable),
        len(losses.markers),
        len(losses.fronts),
        int(losses.diverged),
        len(losses.stuck),
        told.kills,
    )
    return Counter(dict(zip(ROWS, numbers, strict=True)))


def run(
    world: World, server: SyncServer, seeds: range, way: Way | None
) -> Counter[str]:
    """Histories in a row; those under helplog that break the law are named."""
    total: Counter[str] = Counter()
    for seed in seeds:
        place = fresh(world.folder, seed)
        told = run_history(place, server, seed, None if way is None else [way])
        total.update(count(told))
        if way is None and not told.losses.none:
            print(f"history {seed}: {told.losses}", flush=True)
        shutil.rmtree(place.folder)
    return total


def main() -> None:
    """Prints the table."""
    histories = (
        int(sys.argv[1])
        if len(sys.argv) > 1
        else int(os.environ.get("HELPLOG_HISTORIES", "1000"))
    )
    part = range(max(1, histories // PLAIN_PART))
    with own_world() as world, SyncServer() as server:
        columns = [
            run(world, server, range(histories), None),
            run(world, server, part, Way.PLAIN),
            run(world, server, part, Way.UNION),
        ]
    print("|  | helplog | plain git | merge=union |\n|---|---|---|---|")
    for row in ROWS:
        print(f"| {row} | {' | '.join(f'{column[row]:,}' for column in columns)} |")
    sys.exit(any(columns[0][row] for row in LAW))


if __name__ == "__main__":
    main()
