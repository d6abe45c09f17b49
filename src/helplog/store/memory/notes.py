"""What helplog notes down in a journal's cache and believes later: written, read and known as its own in one place.

A note is believed only where it bears this user's mark, for this journal and under this name;
whatever else lies there is nothing, however it came. Without a key nothing is noted down and
nothing believed.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.store.confinement import READING, WRITING_NEW, Boundary, Held, hold
from helplog.store.memory.obfuscation import obfuscate, reveal
from helplog.store.memory.user_key import user_key
from helplog.store.privacy import CACHE, OWNER_ONLY

MOST_BYTES: Final = 128 * 1024 * 1024
"""A note of more was not written here; a journal of forty years takes a tenth of it."""


class NoKeyError(OSError):
    """There is no key that could be trusted, and so nothing is noted down."""


def cache_place(root: Path, name: str) -> Held:
    """Holds the folder of a file in the cache, made where it is missing; for its owner alone, and out of git.

    Args:
        root: the folder of mkdocs.yml.
        name: of the file, relative to the cache's folder.

    Raises:
        LinkInTheWayError: a link stands on the way.
        OSError: it can't be made.
    """
    held = hold(root / CACHE / name, Boundary(root, root), make=True, links=False)
    try:
        if held.made:
            _keep_out_of_git(root)
        # The folder itself, and those around it as far as the cache's own.
        for folder in (".", "..", *(["../.."] if "/" in name else [])):
            _close_to_others(held, folder)
    except BaseException:
        held.close()
        raise
    return held


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
    key = user_key(root)
    if key is None:
        raise NoKeyError
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = obfuscate(text.encode("utf-8", "surrogatepass"), key, _purpose(root, name))
    with cache_place(root, name) as held:
        temporary = f"{held.name}.{os.getpid()}"
        with suppress(FileNotFoundError):
            os.unlink(held.place(temporary), dir_fd=held.handle)
        try:
            _write(held, temporary, data)
            os.replace(
                held.place(temporary), held.place(), src_dir_fd=held.handle, dst_dir_fd=held.handle
            )
        except OSError:
            with suppress(OSError):
                os.unlink(held.place(temporary), dir_fd=held.handle)
            raise


def known_note(root: Path, name: str) -> Any:  # noqa: ANN401 - JSON, whose shape is for the reader to look at
    """What was noted down under a name; None where nothing was that can be believed."""
    data = _read(root, name)
    key = user_key(root) if data else None
    told = reveal(data, key, _purpose(root, name)) if data and key else None
    if told is None:
        return None
    try:
        return json.loads(told.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError, MemoryError):
        return None


def forget_note(root: Path, name: str) -> None:
    """Takes a note away; silent where that can't be done."""
    with (
        suppress(OSError, RefusalError),
        hold(root / CACHE / name, Boundary(root, root), links=False) as held,
    ):
        os.unlink(held.place(), dir_fd=held.handle)


def note_names(root: Path, folder: str = "") -> list[str]:
    """What lies in the cache, or in a folder of it."""
    below = f"{folder}/x" if folder else "x"
    try:
        with hold(root / CACHE / below, Boundary(root, root), links=False) as held:
            return sorted(held.names())
    except (OSError, RefusalError):
        return []


def _purpose(root: Path, name: str) -> str:
    """One journal's note is not another's, and one name's not another name's."""
    return f"{name}\0{os.path.realpath(root)}"


def _read(root: Path, name: str) -> bytes | None:
    try:
        with hold(root / CACHE / name, Boundary(root, root), links=False) as held:
            handle = held.open(READING)
        with open(handle, "rb") as file:  # noqa: PTH123  # by its handle
            regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            data = file.read(MOST_BYTES + 1) if regular else b""
    except (OSError, RefusalError, MemoryError):
        return None
    return data if len(data) <= MOST_BYTES else None


def _write(held: Held, name: str, data: bytes) -> None:
    handle = held.open(WRITING_NEW, name)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _keep_out_of_git(root: Path) -> None:
    """Out of git even in a journal that helplog did not begin."""
    with (
        suppress(FileExistsError),
        hold(root / CACHE / ".gitignore", Boundary(root, root), links=False) as held,
    ):
        _write(held, held.name, b"*\n")


def _close_to_others(held: Held, folder: str) -> None:
    """Takes group's and others' rights from a folder of the cache."""
    if sys.platform != "win32" and held.handle is not None:  # rights are kept otherwise there
        if not os.stat(folder, dir_fd=held.handle).st_mode & OWNER_ONLY:
            return
        handle = os.open(folder, os.O_RDONLY, dir_fd=held.handle)
        try:
            os.fchmod(handle, stat.S_IRWXU)
        finally:
            os.close(handle)
