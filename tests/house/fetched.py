"""Packages that would take another's place where they were installed: fetched into a folder each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]


def fetched(name: str, *requirements: str) -> Path:
    """A folder with packages in it and nothing else, fetched once; skips where that can't be.

    Args:
        name: of the folder.
        requirements: the packages, each with its version.
    """
    folder = ROOT / ".cache" / name
    if folder.is_dir():
        return folder
    coming = folder.with_name(f"{folder.name}-{os.getpid()}")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    done = subprocess.run(
        [*command, "--target", str(coming), *requirements],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1]
        pytest.skip(f"{requirements[0]} can't be fetched here: {said}")
    try:
        coming.rename(folder)
    except OSError:  # another worker was here first
        shutil.rmtree(coming)
    return folder
