"""Which code made what is noted down: another edition of it may say something else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_RELEASE_ENDINGS: Final = (".dist-info", ".egg-info", ".egg-link", ".pth")
Dated = tuple[str, int, int]
"""A file's name, its time of change in nanoseconds, its size in bytes."""


def code_edition(*packages: str) -> str:
    """Python and every file of some packages, so that each change of one is seen."""
    sources: list[list[Dated]] = []
    for name in packages:
        sources += map(_files_in, _folders_of(name))
    return repr((sys.version, sources))


def release_edition(*packages: str) -> str:
    """Which releases of some packages are installed.

    Each brings a folder with its number, so that the folder they lie in is changed.
    """
    around: dict[Path, int] = {}
    for name in packages:
        for folder in _folders_of(name):
            about = folder.parent.stat()
            around[folder.parent] = about.st_mtime_ns
    return repr(around)


def site_edition(folders: Iterable[Path]) -> str:
    """Python, this package, its theme, and every package beside it.

    Args:
        folders: of what else is the program's own: its theme.

    Raises:
        OSError: one of them can't be listed.
    """
    theme = [_files_in(folder) for folder in folders]
    beside = list(_releases())
    seen = repr((code_edition("helplog"), theme, beside))
    digest = blake2b(seen.encode("utf-8", "surrogateescape"), digest_size=16)
    return digest.hexdigest()


def _releases() -> Iterator[tuple[str, str, int]]:
    """Every package there is: an installation of any of them has another name or time."""
    for folder in sys.path:
        path = Path(folder)
        if not path.is_dir():
            continue
        with os.scandir(path) as scan:
            children = sorted(scan, key=lambda child: child.name)
        for child in children:
            if child.name.endswith(_RELEASE_ENDINGS):
                about = child.stat()
                yield folder, child.name, about.st_mtime_ns


def _folders_of(package: str) -> list[Path]:
    spec = find_spec(package)
    if spec is None:
        return []
    return [Path(folder) for folder in spec.submodule_search_locations or ()]


def _files_in(folder: Path) -> list[Dated]:
    found: list[Dated] = []
    with os.scandir(folder) as scan:
        for child in scan:
            name = child.name
            if name == "__pycache__":
                continue
            if child.is_dir():
                deeper = Path(child.path)
                found += _files_in(deeper)
            else:
                about = child.stat()
                dated = (name, about.st_mtime_ns, about.st_size)
                found.append(dated)
    found.sort()
    return found
