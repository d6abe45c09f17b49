"""The laws on far more cases than `make test` has time for.

Those of reading, merging and numbers on more texts; those of saving and syncing with every single
step stopped.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
STOPPED: Final = ("tests/capture/test_saving.py", "tests/sync/test_faults.py")
UNTIMED: Final = ("--timeout", "0")
"""A time limit that ends a law while its data is drawn looks like a law that holds now and then."""


def main() -> int:
    """Runs every property test with the patient profile, and every step of what is stopped.

    Returns:
        The first exit code of pytest that isn't 0.
    """
    laws = sorted(
        str(path)
        for path in (ROOT / "tests").rglob("test_*.py")
        if "@given" in path.read_text("utf-8")
    )
    more_texts = run(
        "-m", "not slow and not browser", *laws, HELPLOG_HYPOTHESIS="bench"
    )
    return more_texts or run(*STOPPED, HELPLOG_FAULTS="all")


def run(*arguments: str, **environment: str) -> int:
    """Runs pytest; its exit code."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *UNTIMED, *arguments]
    running = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=False
    )
    return running.returncode


if __name__ == "__main__":
    sys.exit(main())
