"""A plain `mkdocs build` collects garbage as seldom as `helplog build`; whoever turned it off keeps it off.

A command ends without looking for it once more.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from helplog.store.garbage_collection import OBJECTS_BETWEEN_COLLECTIONS, collect_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        (700, OBJECTS_BETWEEN_COLLECTIONS),
        (0, 0),
        (OBJECTS_BETWEEN_COLLECTIONS * 2, OBJECTS_BETWEEN_COLLECTIONS * 2),
    ],
)
def test_garbage_is_looked_for_seldom(asked: int, then: int) -> None:
    gc.set_threshold(asked)
    collect_seldom()
    assert gc.get_threshold()[0] == then


_A_COMMAND = """
import atexit, gc
from helplog.cli.main import main
atexit.register(lambda: print(gc.get_freeze_count() > 0))
main(["--version"])
"""


def test_a_command_leaves_its_garbage_to_the_system() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _A_COMMAND], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "True"
