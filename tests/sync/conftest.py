"""A world of devices for each test: its own home, its own configuration, nothing of the machine's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sync.devices import World, plain_environment, temporary, write_config


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with temporary() as name:
        home = Path(name)
        write_config(home)
        for variable in [v for v in os.environ if v.startswith("GIT_")]:
            monkeypatch.delenv(variable)
        for variable, value in plain_environment(home).items():
            monkeypatch.setenv(variable, value)
        yield World(home)
