"""What a sync has git write outlasts a power cut; one that writes nothing waits for no disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.sync.devices import World
from tests.sync.states import DAY, MORNING, both_sides

from helplog.sync.git.durability import durable


def flushes(trace: Path) -> dict[str, int]:
    """By git command, how often the disk was waited for."""
    found: dict[str, int] = {}
    names: dict[str, str] = {}
    for line in trace.read_text("utf-8").splitlines():
        event = json.loads(line)
        names.setdefault(event["sid"], event.get("name", "")) if event[
            "event"
        ] == "cmd_name" else None
        if event.get("category") == "fsync":
            name = names.get(event["sid"], "?")
            found[name] = found.get(name, 0) + int(event["value"])
    trace.write_text("")
    return found


@pytest.fixture
def trace(world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = world.folder / ".gitconfig"
    config.write_text(config.read_text().replace("\tfsync = none\n", ""))
    place = world.folder / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(place))
    return place


def test_what_is_saved_and_fetched_is_made_to_last(world: World, trace: Path) -> None:
    here, there = both_sides(world)
    trace.write_text("")
    there.sync()
    waited = flushes(trace)
    assert waited.keys() >= {"add", "write-tree", "commit-tree", "update-ref"}
    assert {"fetch", "unpack-objects"} & waited.keys()
    here.sync()
    flushes(trace)
    here.sync()
    assert flushes(trace) == {}


def test_a_persons_own_word_on_it_comes_first(world: World, trace: Path) -> None:
    device = world.first()
    device.git("config", "core.fsync", "none")
    device.write(DAY, MORNING)
    trace.write_text("")
    device.sync()
    assert flushes(trace) == {}


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("git version 2.30.2", "core.fsyncObjectFiles=true"),
        ("git version 2.35.1.windows.2", "core.fsyncObjectFiles=true"),
        ("git version 2.36.0", "core.fsync=committed"),
        ("git version 2.39.5 (Apple Git-154)", "core.fsync=committed"),
        ("git version 3.0", "core.fsync=committed"),
    ],
)
def test_every_git_is_told_in_its_own_words(version: str, wanted: str) -> None:
    assert wanted in durable(version)
