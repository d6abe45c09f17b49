"""A passphrase from a file that nobody but its owner can read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.publish.sealed.passphrases.checking import normalised
from helplog.store.files.folder_handle import READING

_MOST_BYTES: Final = 4_096
_OTHERS: Final = 0o077
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


def passphrase_in(path: Path) -> str:
    """The passphrase a file holds, all of it, normalised.

    Raises:
        RefusalError: it can't be read, is no file, or others can read it as well.
    """
    try:
        handle = os.open(path, READING | _NO_LINK)
    except OSError as error:
        if path.is_symlink():
            raise RefusalError(
                f"{path} is a link; name the file itself for the passphrase"
            ) from error
        raise RefusalError(f"{path} can't be read: {error.strerror}") from error
    try:
        _refuse_seen(path, os.fstat(handle))
        data = os.read(handle, _MOST_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > _MOST_BYTES:
        raise RefusalError(f"{path} holds more than a passphrase")
    try:
        return normalised(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusalError(
            f"{path} is no text; write the passphrase in UTF-8"
        ) from error


def refuse_shown(path: Path, folders: Iterable[Path]) -> None:
    """Declines a file that goes where others get to see it.

    Args:
        path: of the file.
        folders: what is handed to a host, or read for pages.

    Raises:
        RefusalError: it lies in one of them.
    """
    for folder in folders:
        if path.resolve().is_relative_to(folder.resolve()):
            raise RefusalError(
                f"{path} lies in {folder}, where others come to see it; keep the passphrase "
                "elsewhere"
            )


def _refuse_seen(path: Path, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise RefusalError(f"{path} is no file; name one that holds the passphrase")
    if sys.platform != "win32":  # there a user's files are closed to others
        if about.st_uid != os.geteuid():
            raise RefusalError(
                f"{path} is somebody else's; a passphrase has to be yours"
            )
        if about.st_mode & _OTHERS:
            raise RefusalError(
                f"others on this computer can read {path}; "
                f"first: chmod 600 {shell_quoted(path)}"
            )
