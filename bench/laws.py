"""The laws of reading, merging and numbers, on far more cases than `make test` has time for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Runs every property test with the patient profile; returns pytest's exit code."""
    root = Path(__file__).parents[1]
    laws = sorted(
        {
            str(path)
            for path in (root / "tests").rglob("test_*.py")
            if "@given" in path.read_text("utf-8")
        }
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "-m",
        "not slow and not browser",
        *laws,
    ]
    environment = os.environ | {"HELPLOG_HYPOTHESIS": "bench"}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
