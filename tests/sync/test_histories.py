"""The law: after everyone has synced, every word is there, readable where it belongs, and nobody was asked anything.

`HELPLOG_HISTORIES=1000` runs as many; `make test` runs a sample.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from tests.sync.devices import World
from tests.sync.faults import SyncServer
from tests.sync.simulator import fresh, run_history

HISTORIES = int(os.environ.get("HELPLOG_HISTORIES", "8"))
FIRST = int(os.environ.get("HELPLOG_FIRST_HISTORY", "0"))
GROUPS = 4


@pytest.fixture(scope="module")
def server() -> Iterator[SyncServer]:
    with SyncServer() as running:
        yield running


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_histories_keep_every_word(
    world: World, server: SyncServer, group: int
) -> None:
    for seed in range(FIRST + group, FIRST + HISTORIES, GROUPS):
        place = fresh(world.folder, seed)
        told = run_history(place, server, seed)
        assert told.losses.none, f"history {seed}: {told.losses}\n" + "\n".join(
            told.log
        )
        shutil.rmtree(place.folder)
