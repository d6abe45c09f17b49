"""What a command costs as a whole process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

SCRIPTS: Final = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    """Of the clock on the wall."""
    processor_seconds: float
    """Of all cores, the processes it waited for among them."""
    peak_mib: float
    """The most memory it held, or one of the processes it waited for."""


def program_path(name: str) -> str | None:
    """Where a program is: beside this Python first."""
    return shutil.which(name, path=str(SCRIPTS)) or shutil.which(name)


def measured(
    root: Path,
    command: str,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Wall time and peak memory of a command in a folder.

    Args:
        root: the folder.
        command: a program's name.
        arguments: what follows it.
        environment: variables set for it besides this process's own.
    """
    program = program_path(command)
    assert program, f"{command} is not installed"
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | dict(environment or {})
    began = monotonic()
    process = subprocess.Popen(
        [program, *arguments], cwd=root, env=variables,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    complaints = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, complaints.decode(errors="replace")[-2_000:]
    kib = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    processor = usage.ru_utime + usage.ru_stime
    return Cost(seconds, processor, kib / 1024)
