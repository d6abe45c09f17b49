"""Rewriting one file of the journal: alone, guarded against another program, and so that `undo` can take it back."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.history import change_of, note
from helplog.store.locking import writing_alone
from helplog.store.recent import sweep
from helplog.store.saving import ChangedMeanwhileError, read_bytes, save

_TRIES: Final = 5
"""An editor may save the file in the very moment it is written; then everything is read again."""


def rewrite(root: Path, path: Path, change: Callable[[bytes | None], bytes], command: str) -> bytes:
    """Puts what `change` makes of a file in its place.

    Args:
        root: the folder of mkdocs.yml.
        path: the file.
        change: from what the file holds, None where there is none, to what it is to hold; it may be asked again.
        command: what `undo` calls it.

    Returns:
        What the file holds now.

    Raises:
        RefusalError: it can't be done; the file is as it was.
        OSError: the lock can't be taken.
    """
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        raise RefusalError(f"{path} is a link that leads out of the journal; write there yourself")
    with writing_alone(root):
        for _ in range(_TRIES - 1):
            with suppress(ChangedMeanwhileError):
                return _rewrite(root, path, change, command)
        return _rewrite(root, path, change, command)


def _rewrite(root: Path, path: Path, change: Callable[[bytes | None], bytes], command: str) -> bytes:
    before = read_bytes(path)
    after = change(before)
    if after == before:
        return after
    missing = [folder for folder in reversed(path.parents) if folder.is_relative_to(root) and not folder.exists()]
    folders = [_uri(folder, root) for folder in missing]
    noted: Path | None = None
    with suppress(OSError):  # what is written matters more than that it can be taken back
        noted = note(root, change_of(_uri(path, root), command, before, after, folders))
    sweep(path.parent)
    try:
        save(path, before, after)
    except RefusalError:
        if noted:
            noted.unlink(missing_ok=True)
        raise
    return after


def _uri(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()
