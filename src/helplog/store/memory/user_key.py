"""The key of this user on this computer, by which helplog knows its own notes.

A journal's folder is shared: whoever may push to its repository, or sends it as an archive, can put
any file into it. The key lies outside of every journal, where none of them can write; what bears
its mark was written here.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.store.files.folder_handle import READING, FolderHandle

KEY_BYTES: Final = 32
_NAME: Final = "key"
_OTHERS: Final = 0o077
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


def user_key(root: Path) -> bytes | None:
    """The key, made on first need.

    Args:
        root: the folder of mkdocs.yml.

    Returns:
        None where there is none that could be trusted: the home folder can't be written, keeps no
        rights, or is itself shared with the journal.
    """
    folder = state_folder()
    if folder is None or _shared(folder, root):
        return None
    path = folder / _NAME
    return _read(path) or _made(path)


def state_folder() -> Path | None:
    """Where programs keep what belongs to a user of this computer and to no document.

    None where that is not said.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        chosen = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        chosen = _xdg() or f"{home}/Library/Application Support"
    else:
        chosen = _xdg() or f"{home}/.local/state"
    if not os.path.isabs(chosen):  # noqa: PTH117 - it is text
        return None
    return Path(chosen, "helplog")


def _xdg() -> str:
    chosen = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(chosen):  # noqa: PTH117 - it is text
        return chosen
    return ""  # a relative path is to be ignored, says its specification


def _shared(folder: Path, root: Path) -> bool:
    """Whether the folder lies in the journal, or in one repository with it.

    A sync could write there.
    """
    here = os.path.realpath(folder)
    journal = os.path.realpath(root)
    try:
        around = os.path.commonpath((here, journal))
    except ValueError:  # another drive on Windows
        return False
    if around == journal:
        return True
    nearest = Path(around)
    folders = (nearest, *Path(around).parents)
    return any(os.path.lexists(one / ".git") for one in folders)


def _read(path: Path) -> bytes | None:
    """The key that is there, None where it is none, or was within others' reach."""
    try:
        handle = os.open(path, READING | _NO_LINK)
    except OSError:
        return None
    try:
        about = os.fstat(handle)
        key = os.read(handle, KEY_BYTES + 1)
    except OSError:
        return None
    finally:
        os.close(handle)
    if len(key) != KEY_BYTES:
        return None
    if not _is_own(about):
        return None
    return key


def _is_own(about: os.stat_result) -> bool:
    if sys.platform != "win32":  # there a user's folder is closed to others
        own_id = os.geteuid()
        is_own = about.st_uid == own_id and not stat.S_IMODE(about.st_mode) & _OTHERS
    else:
        is_own = True
    return is_own


def _made(path: Path) -> bytes | None:
    """A new key, in the place of one that can't be trusted.

    Where two programs make one at once, it is the other's.
    """
    beside = path.with_name(f"{_NAME}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FolderHandle.open_at(path.parent, follow=True) as folder:
            with suppress(FileNotFoundError):
                folder.remove(beside.name)
            key = os.urandom(KEY_BYTES)
            folder.write_new(beside.name, key, os.fsync)
        _put(beside, path)
    except OSError:
        return None
    return _read(path)


def _put(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        if _read(path) is None:
            beside.replace(path)
    except OSError:  # a disk without second names
        beside.replace(path)
    beside.unlink(missing_ok=True)
