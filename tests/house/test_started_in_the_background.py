"""Tests do the same however they are started: in a terminal, behind a script, under nohup."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKS = (
    "import json, signal; names = ('SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTERM'); "
    "off = [n for n in names if signal.getsignal(getattr(signal, n)) is signal.SIG_IGN]; "
    "print(json.dumps(off))"
)
pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="signals of another kind, and no such shell"
)


def test_a_child_hears_every_signal() -> None:
    done = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, check=True)
    assert json.loads(done.stdout) == []


def test_a_child_hears_them_where_the_tests_were_started_without() -> None:
    here = f"{__file__}::{test_a_child_hears_every_signal.__name__}"
    script = 'trap "" INT QUIT HUP TERM; exec "$@"'
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    done = subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-m", "pytest", *options, here],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
