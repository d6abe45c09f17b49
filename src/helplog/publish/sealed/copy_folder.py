"""The folder of a sealed copy: what lies in it, and how it changes.

Blobs come first and under names of their own, `vault.json` last and in one move: stopped anywhere,
the folder holds the copy before or the new one, whole. Of what it doesn't know nothing is touched.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.format.vault import (
    MOST_BYTES,
    DamagedVaultError,
    Vault,
    read_vault,
)
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.saving import refusal
from helplog.store.site.folder import refuse_unfit_folder
from helplog.store.site.publishing import alone_in

VAULT: Final = "vault.json"
UNLOCK: Final = "index.html"
NOT_FOUND: Final = "404.html"
WORKER: Final = "sw.js"
ROBOTS: Final = "robots.txt"
NO_JEKYLL: Final = ".nojekyll"
BLOBS: Final = "b"
FIXED: Final = (UNLOCK, NOT_FOUND, WORKER, ROBOTS, NO_JEKYLL)
"""Files that are the same for every journal."""
_LOCKED: Final = b"<title>Locked</title>"
_MARKS: Final = {
    UNLOCK: _LOCKED,
    NOT_FOUND: _LOCKED,
    WORKER: b"helplog1",
    ROBOTS: b"Disallow: /",
    NO_JEKYLL: b"",
}
"""By what each is known, whichever release wrote it."""
_UNFINISHED: Final = ".new"
_BESIDE: Final = frozenset(f"{name}{_UNFINISHED}" for name in (*FIXED, VAULT))
"""What they are called while they are written."""
_OWN: Final = frozenset({*FIXED, VAULT, BLOBS, *_BESIDE})
_HOSTS_OWN: Final = frozenset({"CNAME", "README.md", "LICENSE"})
"""What a folder may hold that a host's own repository begins with, besides names with a dot."""
_BLOB: Final = re.compile(r"[0-9a-f]{40}")
_BLOB_LEFT: Final = re.compile(r"[0-9a-f]{40}\.new")
_CURE: Final = (
    "nothing was changed; name a folder of its own for the sealed copy (--to)"
)


class CopyFolder:
    """The folder of a copy, held open by `opened_copy`."""

    def __init__(self, folder: FolderHandle, blobs: FolderHandle | None) -> None:
        self._folder = folder
        self._blobs = blobs

    def vault(self) -> Vault | None:
        """What `vault.json` says; None where there is no copy yet.

        Raises:
            DamagedVaultError: it can't be read.
        """
        data = self.fixed(VAULT)
        if data is not None:
            return read_vault(data)
        if self._folder.look(VAULT) is not None:
            raise DamagedVaultError  # a link, a folder: no reason to make another key
        return None

    def fixed(self, name: str) -> bytes | None:
        """A file beside the blobs; None where there is none that can be read."""
        with suppress(OSError):
            return self._folder.read(name, 16 * MOST_BYTES)
        return None

    def sizes(self) -> dict[str, int]:
        """The blobs that are there, in bytes."""
        if self._blobs is None:
            return {}
        found = {}
        for name in self._blobs.names():
            about = self._blobs.look(name)
            if about is not None and _is_blob(name, about):
                found[name] = about.st_size
        return found

    def blob(self, name: str) -> bytes | None:
        """A blob; None where it isn't there or can't be read."""
        if self._blobs is not None:
            with suppress(OSError):
                return self._blobs.read(name)
        return None

    def strangers(self) -> list[str]:
        """What lies in the folder and is no part of any copy."""
        found = [name for name in self._folder.names() if name not in _OWN]
        if self._blobs is not None:
            blobs = self._blobs.names()
            found += [f"{BLOBS}/{one}" for one in blobs if not _BLOB.fullmatch(one)]
        return found

    def add(self, name: str, blob: bytes) -> None:
        """Writes a blob.

        Raises:
            OSError: it can't be written.
        """
        if self._blobs is None:
            self._blobs = self._folder.below([BLOBS], make=True)
        self._blobs.replace(name, blob, f"{name}{_UNFINISHED}")

    def put(self, name: str, data: bytes) -> bool:
        """Has a file beside the blobs hold this; whether it held something else.

        Raises:
            OSError: it can't be written.
        """
        if self.fixed(name) == data:
            return False
        self._folder.replace(name, data, f"{name}{_UNFINISHED}", finish=os.fsync)
        return True

    def turn_to(self, vault: Vault) -> None:
        """Makes another copy of it, in one move.

        Raises:
            OSError: it can't be written; the copy is the one it was.
        """
        if self._blobs is not None:
            self._blobs.sync()
        self.put(VAULT, vault.written)
        self._folder.sync()

    def remove(self, names: Iterable[str]) -> int:
        """Takes blobs away; how many were there."""
        removed = 0
        if self._blobs is not None:
            for name in names:
                with suppress(OSError):
                    self._blobs.remove(name)
                    removed += 1
        return removed

    def sweep(self) -> None:
        """Takes away what a sealing that was stopped had begun to write."""
        for name in _BESIDE:
            with suppress(OSError):
                self._folder.remove(name)
        if self._blobs is None:
            return
        for name in self._blobs.names():
            if _BLOB_LEFT.fullmatch(name):
                with suppress(OSError):
                    self._blobs.remove(name)

    def close(self) -> None:
        """Lets go of it."""
        if self._blobs is not None:
            self._blobs.close()


def refuse_unfit(out_path: Path, root: Path, docs_path: Path, site_path: Path) -> None:
    """Declines a folder a copy can't go to.

    Args:
        out_path: where it is to go; it need not be there yet.
        root: the folder of mkdocs.yml.
        docs_path: the folder of the entries.
        site_path: that of the site.

    Raises:
        RefusalError: a link is on the way, it overlaps with what is the writer's or the site's, or
            it holds something that is no sealed copy.
    """
    refuse_unfit_folder(out_path, root, docs_path, (site_path,), cure=_CURE)
    if not out_path.is_dir():
        return
    strange = _strange(out_path)
    if strange:
        raise RefusalError(
            f"{out_path} is no sealed copy and not empty ({strange} is in it); {_CURE}"
        )


@contextmanager
def opened_copy(out_path: Path, *, make: bool = False) -> Iterator[CopyFolder]:
    """Holds the folder of a copy.

    Args:
        out_path: the folder.
        make: whether it is made, and kept for this process alone.

    Raises:
        RefusalError: there is none, or it can't be gone through.
    """
    try:
        if make:
            out_path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FolderHandle.open_at(out_path, follow=not make) as folder:
            copy = CopyFolder(folder, _blobs_of(folder))
            try:
                if make:
                    with alone_in(folder):
                        yield copy
                else:
                    yield copy
            finally:
                copy.close()
    except FileNotFoundError as error:
        raise RefusalError(f"there is no sealed copy in {out_path}") from error
    except OSError as error:
        raise refusal(out_path, error) from error


def _blobs_of(folder: FolderHandle) -> FolderHandle | None:
    try:
        return folder.below([BLOBS])
    except FileNotFoundError:
        return None


def _is_blob(name: str, about: os.stat_result) -> bool:
    return _BLOB.fullmatch(name) is not None and stat.S_ISREG(about.st_mode)


def _strange(out_path: Path) -> str:
    """Something that shows that a folder is no sealed copy; empty where it may be one."""
    try:
        with opened_copy(out_path) as copy:
            if copy.vault() is not None:
                return ""
            anothers = [name for name in FIXED if _is_anothers(name, copy.fixed(name))]
            strangers = copy.strangers()
    except DamagedVaultError:
        return VAULT
    if anothers:
        return anothers[0]
    others = [
        name
        for name in strangers
        if not name.startswith((".", f"{BLOBS}/")) and name not in _HOSTS_OWN
    ]
    return next(iter(others), "")


def _is_anothers(name: str, data: bytes | None) -> bool:
    """Whether a file is none of a copy that was stopped before it had a vault."""
    return data is not None and _MARKS[name] not in data
