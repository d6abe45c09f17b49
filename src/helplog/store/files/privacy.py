"""Who may read what helplog writes: its owner alone."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

OWNER_ONLY: Final = 0o077
"""The umask every command runs with: files 0600, folders 0700."""

CACHE: Final = ".cache/helplog"
"""What can be made again, or is only for convenience; relative to the journal's folder, and out of
git."""


def keep_to_owner() -> None:
    """Makes everything this process writes from now on readable by its owner alone."""
    os.umask(OWNER_ONLY)


def open_to_all(path: Path) -> bool:
    """Whether any user of the computer may write to a file or folder.

    Nobody else may where its disk keeps no such rights.
    """
    if os.name != "posix":
        return False
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return bool(mode & stat.S_IWOTH) and keeps_modes(path)


def shared_group(path: Path) -> str:
    """The group of a file, where it is not its owner's alone; empty where it is, or isn't known.

    Many systems give each user a group of the same name, with nobody else in it.
    """
    name = ""
    if sys.platform != "win32":
        import grp  # noqa: PLC0415 - not on Windows
        import pwd  # noqa: PLC0415

        try:
            found = path.stat()
            group = grp.getgrgid(found.st_gid)
            owner = pwd.getpwuid(found.st_uid).pw_name
        except (OSError, KeyError):
            return ""
        alone = group.gr_name == owner and set(group.gr_mem) <= {owner}
        name = ""
        if not alone:
            name = group.gr_name
    return name


def seen_by_others(path: Path) -> bool:
    """Whether other users of the computer can read a file or folder, and get as far as it."""
    if os.name != "posix" or not keeps_modes(path):
        return False
    try:
        here = path.resolve(strict=True)
        mode = here.stat().st_mode
        if not mode & (stat.S_IROTH | stat.S_IXOTH):
            return False
        for parent in here.parents:
            if not parent.stat().st_mode & stat.S_IXOTH:
                return False
    except OSError:
        return False
    return True


_MOUNTS: Final = Path("/proc/self/mounts")
_MOUNT_FIELDS: Final = 3
"""What is mounted, where, and the kind of its file system; more may follow."""
_WITHOUT_MODES: Final = frozenset(
    {
        "9p",
        "cifs",
        "drvfs",
        "exfat",
        "fuseblk",
        "msdos",
        "ntfs",
        "ntfs3",
        "smb3",
        "vfat",
    }
)


def keeps_modes(path: Path) -> bool:
    """Whether the disk a path is on keeps rights.

    One lent by Windows, or a stick, shows the same for every file.
    """
    try:
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return True
    here = str(path.resolve())
    nearest, kind = "", ""
    for line in mounts:
        if line.count(" ") < _MOUNT_FIELDS:
            continue
        _, point, found, *_ = line.split(" ")
        folder = point.replace("\\040", " ")
        if len(folder) >= len(nearest) and _is_below(here, folder):
            nearest, kind = folder, found
    return kind not in _WITHOUT_MODES


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")


def close_to_others(folder: Path) -> None:
    """Takes group's and others' rights from a folder and all in it: 0700 and 0600.

    A disk that keeps no rights is left as it is; `helplog doctor` says so.
    """
    waiting = [str(folder)]
    while waiting:
        parent = waiting.pop()
        _set_mode(parent, stat.S_IRWXU)
        with suppress(OSError), os.scandir(parent) as scan:
            for child in scan:
                if child.is_dir(follow_symlinks=False):
                    waiting.append(child.path)
                else:
                    mode = stat.S_IRUSR | stat.S_IWUSR
                    _set_mode(child.path, mode)


def _set_mode(path: str, mode: int) -> None:
    with suppress(PermissionError, FileNotFoundError):
        found = os.lstat(path).st_mode
        if not stat.S_ISLNK(found) and stat.S_IMODE(found) != mode:
            os.chmod(path, mode)  # noqa: PTH101 - a site has thousands of these
