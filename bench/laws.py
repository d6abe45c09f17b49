"""The laws of reading, merging and numbers on far more texts than `make test` has time for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
UNTIMED: Final = ("--timeout", "0")
"""A time limit that ends a law while its data is drawn looks like a law that holds now and then."""


def main() -> int:
    """Runs every property test with the patient profile; pytest's exit code."""
    laws = sorted(
        str(path)
        for path in (ROOT / "tests").rglob("test_*.py")
        if "@given" in path.read_text("utf-8")
    )
    pytest = [sys.executable, "-m", "pytest", "-q", "-n", "2", *UNTIMED]
    chosen = ["-m", "not slow and not browser", *laws]
    patient = os.environ | {"HELPLOG_HYPOTHESIS": "bench"}
    return subprocess.run(
        [*pytest, *chosen], cwd=ROOT, env=patient, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
