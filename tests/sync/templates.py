"""How journals begin on their devices, kept: git makes each once, and most tests begin with a copy."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FAST: Final = Path("/dev/shm")  # noqa: S108  # memory where there is some: hundreds of repositories come and go
_BEGUN_AT: Final = b"BEGUN-AT"
"""Stands in a kept configuration for the folder that all devices of a test are in."""


def scratch() -> str | None:
    """Where to put temporary folders; None for the system's own choice."""
    return str(_FAST) if _FAST.is_dir() and os.access(_FAST, os.W_OK) else None


def put_copy(folder: Path, names: tuple[str, ...], files: Mapping[str, str]) -> bool:
    """Puts the repository and the devices there, if such a beginning was kept.

    Args:
        folder: all devices of a test are in it.
        names: of the repository and of the devices.
        files: what the journal began with.
    """
    kept = _kept(names, files)
    if not kept.is_dir():
        return False
    for name in names:
        shutil.copytree(kept / name, folder / name, symlinks=True, dirs_exist_ok=True)
    for device in names[1:]:
        _in_config(folder / device, _BEGUN_AT, os.fsencode(folder))
    return True


def keep(folder: Path, names: tuple[str, ...], files: Mapping[str, str]) -> None:
    """Keeps a beginning as git has just made it, for all tests of this process."""
    kept = _kept(names, files)
    for name in names:
        shutil.copytree(folder / name, kept / name, symlinks=True)
    for device in names[1:]:
        _in_config(kept / device, os.fsencode(folder), _BEGUN_AT)


def _in_config(device: Path, old: bytes, new: bytes) -> None:
    config = device / ".git/config"
    config.write_bytes(config.read_bytes().replace(old, new))


def _kept(names: tuple[str, ...], files: Mapping[str, str]) -> Path:
    """Where a beginning lies: another one for other files, and for another configuration of git's."""
    config = Path(os.environ["GIT_CONFIG_GLOBAL"]).read_text("utf-8")
    said = sorted(item for item in os.environ.items() if item[0].startswith("GIT_"))
    told = [item for item in said if item[0] != "GIT_CONFIG_GLOBAL"]
    key = repr((names, sorted(files.items()), config, told)).encode()
    return Path(_all_kept().name, hashlib.sha256(key).hexdigest()[:16])


@cache
def _all_kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=scratch(), prefix="helplog-begun-")
