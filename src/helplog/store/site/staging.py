"""Where a site is built before it is shown, so that a failing build changes nothing.

A folder of helplog's own for each build, in the journal's cache, out of git, for its owner alone. A
build that was killed leaves its folder; the next one takes that away. Whether a folder is still in
use is told by a lock that the system lets go of by itself.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.store.files.privacy import CACHE
from helplog.store.memory.notes import cache_place
from helplog.store.writing.locking import holding, is_held, take

_FOLDER: Final = "building"
_SITE: Final = "site"
_LOCK: Final = "lock"


@dataclass(slots=True)
class Staging:
    """A folder to build in, this process's alone until it is discarded."""

    folder: Path
    lock: int

    @property
    def site_path(self) -> Path:
        """Where the files go."""
        return self.folder / _SITE

    def discard(self) -> None:
        """Takes it away, and what is left in it."""
        if self.lock >= 0:
            _remove(self.folder)
            os.close(self.lock)
            self.lock = -1


def open_staging(root: Path) -> Staging:
    """A new folder to build in; those of builds that were killed go.

    In a journal that can only be read, it lies with the system's temporary files, closed to others
    as well.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        LinkInTheWayError: the cache is behind a link.
        OSError: there is no room for it anywhere.
    """
    around = root / CACHE / _FOLDER
    try:
        # Made where it was missing, through no link: a build would write, and clear away, somewhere
        # else.
        with cache_place(root, f"{_FOLDER}/{_LOCK}"):
            pass
        with holding(root, f"{_FOLDER}.lock"):
            _take_away_left(around)
            return _new(Path(tempfile.mkdtemp(dir=around)))
    except OSError:
        made = tempfile.mkdtemp(prefix="helplog-")
        return _new(Path(made))


def _new(folder: Path) -> Staging:
    handle = take(folder / _LOCK)
    (folder / _SITE).mkdir(mode=0o700)
    return Staging(folder, handle)


def _take_away_left(around: Path) -> None:
    for folder in around.iterdir():
        if folder.is_symlink():
            continue
        if not folder.is_dir():
            continue
        if not is_held(folder / _LOCK):
            _remove(folder)


def _remove(folder: Path) -> None:
    with suppress(RecursionError):  # a thousand folders in each other; in nobody's way
        shutil.rmtree(folder, ignore_errors=True)
