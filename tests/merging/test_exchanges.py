"""The law of syncing for the merge alone: devices in memory that write, and bring it to one shared place."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field

import pytest
from tests.sync.diary import Diary, Losses, look_at

from helplog.text.merging.merge import merge

EXCHANGES = int(os.environ.get("HELPLOG_EXCHANGES", "40"))
GROUPS = 4
BEGINNING = {
    "entries/2026/2026-11-01.md": b"---\nasks:\n  - Priya: read the report\n---\nA first day.\n"
}


@dataclass
class Device:
    """Files, and what they were when the device was last in touch."""

    files: dict[str, bytes] = field(default_factory=BEGINNING.copy)
    before: dict[str, bytes] = field(default_factory=BEGINNING.copy)

    def has(self, path: str) -> bool:
        return path in self.files

    def read(self, path: str) -> str:
        return self.files[path].decode()

    def write(self, path: str, text: str) -> None:
        self.files[path] = text.encode()

    def bring(self, shared: dict[str, bytes]) -> dict[str, bytes]:
        merged = {
            path: self._merged(path, shared)
            for path in self.files.keys() | shared.keys()
        }
        self.files, self.before = dict(merged), dict(merged)
        return merged

    def _merged(self, path: str, shared: dict[str, bytes]) -> bytes:
        ours, theirs = self.files.get(path), shared.get(path)
        if ours is None or theirs is None:
            return ours or theirs or b""
        return merge(self.before.get(path), ours, theirs)


def run_exchange(seed: int) -> Losses:
    luck = random.Random(seed)  # noqa: S311  # an exchange that can be run again
    devices = [Device() for _ in range(luck.randint(2, 4))]
    shared, diary = BEGINNING, Diary(luck)
    for _ in range(luck.randint(10, 40)):
        device = luck.choice(devices)
        if luck.random() < 0.6:
            for _ in range(luck.randint(1, 4)):
                diary.write(device)
        else:
            shared = device.bring(shared)
    for device in devices * 2:
        shared = device.bring(shared)
    losses = Losses(diverged=any(device.files != shared for device in devices))
    return look_at(diary, shared, losses)


@pytest.mark.parametrize("group", range(GROUPS))
def test_devices_end_alike_with_every_word_where_it_belongs(group: int) -> None:
    for seed in range(group, EXCHANGES, GROUPS):
        losses = run_exchange(seed)
        assert losses.none, f"exchange {seed}: {losses}"
