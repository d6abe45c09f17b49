"""What helplog notes down in a journal's cache and believes later.

Written, read and known as its own in this one place. A note is believed only where it bears this
user's mark, for this journal and under this name; whatever else lies there is nothing, however it
came. Without a key nothing is noted down and nothing believed.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import CACHE, OWNER_ONLY
from helplog.store.memory.obfuscated_parts import (
    ObfuscatedParts,
    obfuscate_parts,
    parts_in,
)
from helplog.store.memory.obfuscation import obfuscate, reveal
from helplog.store.memory.user_key import user_key

MOST_BYTES: Final = 128 * 1024 * 1024
"""A note of more was not written here; a journal of forty years takes a tenth of it."""


class NoKeyError(OSError):
    """There is no key that could be trusted, and so nothing is noted down."""


@contextmanager
def cache_place(root: Path, name: str) -> Iterator[FolderHandle]:
    """Holds the folder of a file in the cache, made where it is missing.

    It is for its owner alone, and out of git.

    Args:
        root: the folder of mkdocs.yml.
        name: of the file, relative to the cache's folder.

    Yields:
        The folder; its `name` is the file's.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be made.
    """
    path = root / CACHE / name
    boundary = _boundary(root)
    with hold(path, boundary, make=True, links=False) as folder:
        if folder.made:
            _keep_out_of_git(root)
        # The folder itself, and those around it as far as the cache's own.
        around = [".", ".."]
        if "/" in name:
            around.append("../..")
        for one in around:
            _close_to_others(folder, one)
        yield folder


def keep_note(root: Path, name: str, value: object) -> None:
    """Notes something down; it is whole, or not there.

    Args:
        root: the folder of mkdocs.yml.
        name: of the note, relative to the cache's folder.
        value: what JSON can hold.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be written, or there is no key.
    """
    data = _as_json(value)
    purpose = _purpose(root, name)
    note = obfuscate(data, _key(root), purpose)
    _write(root, name, note)


def keep_parts(root: Path, name: str, values: Iterable[object]) -> None:
    """Notes several things down together, each to be read when it is asked for.

    Args:
        root: as for `keep_note`.
        name: as for `keep_note`; what stands under it is no note to `known_note`.
        values: what JSON can hold, one after the other.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be written, or there is no key.
    """
    parts = map(_as_json, values)
    purpose = _purpose_of_parts(root, name)
    note = obfuscate_parts(parts, _key(root), purpose)
    _write(root, name, note)


def known_note(root: Path, name: str) -> Any:  # noqa: ANN401 - JSON, of any shape
    """What was noted down under a name; None where nothing was that can be believed."""
    noted = sealed_note(root, name)
    if not noted:
        return None
    key = user_key(root)
    if not key:
        return None
    purpose = _purpose(root, name)
    data = reveal(noted, key, purpose)
    if data is None:
        return None
    return _of_json(data)


@dataclass(frozen=True, slots=True)
class KnownParts:
    """What was noted down together; none where nothing was that can be believed."""

    parts: ObfuscatedParts | None

    def value(self, number: int) -> Any:  # noqa: ANN401 - JSON, of any shape
        """One of the values, None where there is no such one."""
        if self.parts is None:
            return None
        data = self.parts.part(number)
        if data is None:
            return None
        return _of_json(data)


def known_parts(root: Path, name: str) -> KnownParts:
    """What was noted down in several parts.

    Whether it can be believed is found out at once, and of all of it: no part is missing later.
    """
    noted = sealed_note(root, name)
    key = user_key(root)
    if not noted or not key:
        return KnownParts(None)
    purpose = _purpose_of_parts(root, name)
    return KnownParts(parts_in(noted, key, purpose))


def forget_note(root: Path, name: str) -> None:
    """Takes a note away; silent where that can't be done."""
    with suppress(OSError, RefusalError), _existing_place(root, name) as folder:
        folder.remove(folder.name)


def note_names(root: Path, folder: str = "") -> list[str]:
    """What lies in the cache, or in a folder of it, in order."""
    below = f"{folder}/x" if folder else "x"
    try:
        with _existing_place(root, below) as place:
            return place.names()
    except (OSError, RefusalError):
        return []


def _boundary(root: Path) -> Boundary:
    """Of the cache, whatever the entries' folder is called."""
    return Boundary(root, root)


def _existing_place(root: Path, name: str) -> FolderHandle:
    path = root / CACHE / name
    boundary = _boundary(root)
    return hold(path, boundary, links=False)


def _purpose(root: Path, name: str) -> str:
    """One journal's note is not another's, and one name's not another name's."""
    return f"{name}\0{os.path.realpath(root)}"


def _purpose_of_parts(root: Path, name: str) -> str:
    return _purpose(root, f"{name}\0in parts")


def _key(root: Path) -> bytes:
    key = user_key(root)
    if key is None:
        raise NoKeyError
    return key


def _write(root: Path, name: str, note: bytes) -> None:
    with cache_place(root, name) as folder:
        beside = f"{folder.name}.{os.getpid()}"
        folder.replace(folder.name, note, beside)


def _as_json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _of_json(data: bytes) -> Any:  # noqa: ANN401 - JSON, of any shape
    try:
        text = data.decode("utf-8", "surrogatepass")
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        return None


def sealed_note(root: Path, name: str) -> bytes | None:
    """The bytes of a note as it lies there, whoever wrote it; None where there is none."""
    try:
        with _existing_place(root, name) as folder:
            data = folder.read(folder.name, MOST_BYTES + 1)
    except (OSError, RefusalError, MemoryError):
        return None
    if len(data) > MOST_BYTES:
        return None
    return data


def _keep_out_of_git(root: Path) -> None:
    """Out of git even in a journal that helplog did not begin."""
    with suppress(FileExistsError), _existing_place(root, ".gitignore") as folder:
        folder.write_new(folder.name, b"*\n")


def _close_to_others(folder: FolderHandle, name: str) -> None:
    """Takes group's and others' rights from a folder of the cache."""
    # Windows keeps rights otherwise.
    if sys.platform != "win32" and folder.handle is not None:
        about = os.stat(name, dir_fd=folder.handle)
        if not about.st_mode & OWNER_ONLY:
            return
        handle = os.open(name, os.O_RDONLY, dir_fd=folder.handle)
        try:
            os.fchmod(handle, stat.S_IRWXU)
        finally:
            os.close(handle)
