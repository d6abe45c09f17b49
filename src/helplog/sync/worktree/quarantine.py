"""Files set aside: out of the journal's way, never deleted.

Git and the reader leave the folder alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.privacy import CACHE
from helplog.store.files.saving import LONGEST_NAME, cut_name, read_bytes
from helplog.sync.worktree.disk import present

ASIDE: Final = ".helplog-aside"
_EXCLUDE: Final = f"{ASIDE}/"


def set_aside(root: Path, path: Path) -> Path:
    """Moves a file or folder to the same place under the folder of what is set aside.

    Args:
        root: the journal's folder.
        path: what to move, within `root` or beside it.

    Returns:
        Where it is now; a number is added where an older one has the name.
    """
    name = Path(path.name)
    inside = name
    if path.is_relative_to(root):
        inside = path.relative_to(root)
    target = _free(root / ASIDE / inside)
    docs = root
    if inside == name:
        docs = path.parent
    boundary = Boundary(root, docs)
    with (
        hold(path, boundary, links=False, itself=True) as moved,
        hold(target, boundary, make=True, links=False) as held,
    ):
        os.rename(
            moved.place(), held.place(), src_dir_fd=moved.handle, dst_dir_fd=held.handle
        )
    return target


def keep_aside(root: Path, uri: Path, data: bytes) -> Path:
    """Writes a copy of a file's bytes to where it would be set aside."""
    target = _free(root / ASIDE / uri)
    boundary = Boundary(root, root)
    with hold(target, boundary, make=True, links=False) as held:
        held.write_new(held.name, data)
    return target


def was_set_aside(root: Path, inside: Path, data: bytes) -> bool:
    """Whether a file of these very bytes was set aside from a place.

    Where it is there again, somebody has brought it back.

    Args:
        root: the journal's folder.
        inside: the place, from there.
        data: what the file holds.
    """
    boundary = Boundary(root, root)
    for place in _names_of(root / ASIDE / inside):
        if not present(place):
            return False
        try:
            known = read_bytes(place, boundary, links=False)
            if known == data:
                return True
        except RefusalError:  # a folder of that name, or what can't be read
            continue
    return False


def exclude_aside(common_dir: Path) -> None:
    """Tells this clone's git to leave the folder alone, in a file that is shared with nobody."""
    path = common_dir / "info" / "exclude"
    try:
        text = path.read_text("utf-8", "surrogateescape")
    except FileNotFoundError:
        text = ""
    if _EXCLUDE in text.split():
        return
    path.parent.mkdir(exist_ok=True)
    start = ""
    if text and not text.endswith("\n"):
        start = "\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{start}{_EXCLUDE}\n")


def keep_in(root: Path) -> None:
    """Has git leave out what was set aside, and the cache.

    No other `.gitignore`, which others can change, lets out what the nearest one keeps in.

    Args:
        root: the journal's folder.
    """
    for folder in (root / ASIDE, root / CACHE):
        if folder.is_dir():
            _ignore_all_in(root, folder)


def _ignore_all_in(root: Path, folder: Path) -> None:
    path = folder / ".gitignore"
    if present(path):
        return
    boundary = Boundary(root, root)
    with (
        suppress(OSError, RefusalError),  # a folder that can't be written to, or a link
        hold(path, boundary, links=False) as held,
    ):
        held.write_new(held.name, b"*\n")


def _free(target: Path) -> Path:
    names = _names_of(target)
    return next(place for place in names if not present(place))


def _names_of(target: Path) -> Iterator[Path]:
    """The name for what is set aside, and those it has where there is such a file already."""
    yield target
    for number in count(2):
        ending = f"-{number}{target.suffix}"
        ending_bytes = os.fsencode(ending)
        room = LONGEST_NAME - len(ending_bytes)
        stem = cut_name(target.stem, room)
        yield target.with_name(stem + ending)
