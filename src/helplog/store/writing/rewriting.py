"""One file of the journal is written anew: alone, on what it holds now, and so that `undo` works.

Every command that writes into entries does it here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import ChangedMeanwhileError, read_bytes, save, sweep
from helplog.store.memory.taking_back import begin, done, finish, is_begun
from helplog.store.memory.undo_notes import (
    NoteKeeper,
    Stack,
    change_of,
    end_redo,
    missing_folders,
)
from helplog.store.trust.exposure import refuse_way_open_to_all
from helplog.store.writing.locking import writing_alone

_TRIES: Final = 5
"""An editor may save the file in the very moment it is written; then everything is read again."""


class Rewriting(NamedTuple):
    """What is to become of a file."""

    uri: str
    """Relative to the entries' folder."""
    before: bytes | None
    """What it held when it was read, None where there was none."""
    after: bytes
    group: str = ""
    """What else has it is taken back with it; empty where it stands for itself."""


def rewrite(
    boundary: Boundary,
    uri: str,
    change: Callable[[bytes | None], bytes],
    command: str,
    group: str = "",
) -> bytes:
    """Puts what `change` makes of a file in its place.

    Args:
        boundary: the journal's.
        uri: the file, relative to the entries' folder.
        change: from what the file holds, None where there is none, to what it is to hold; it may be
            asked again.
        command: what `undo` calls it.
        group: what is written with the same one is taken back as one.

    Returns:
        What the file holds now.

    Raises:
        RefusalError: it can't be done; the file is as it was.
        OSError: the lock can't be taken.
    """
    after = b""

    def attempt() -> Rewriting:
        nonlocal after
        path = boundary.docs / uri
        before = read_bytes(path, boundary)
        after = change(before)
        return Rewriting(uri, before, after, group)

    write_alone(boundary, attempt, command)
    return after


def write_alone(
    boundary: Boundary, attempt: Callable[[], Rewriting], command: str
) -> bool:
    """Writes one file, and nobody else meanwhile.

    Args:
        boundary: the journal's.
        attempt: reads a file and says what is to become of it; asked again where another program
            changes that file meanwhile.
        command: what `undo` calls it.

    Returns:
        Whether `undo` can take it back, or nothing was to be changed.

    Raises:
        RefusalError: it can't be done; no file was changed.
        OSError: the lock can't be taken.
    """
    with writing_alone(boundary.root):
        finish(boundary)
        for _ in range(_TRIES - 1):
            with suppress(ChangedMeanwhileError):
                return _write_one(boundary, attempt(), command)
        return _write_one(boundary, attempt(), command)


def write_all(
    boundary: Boundary, rewritings: Sequence[Rewriting], command: str
) -> bool:
    """Writes several files, all of them or none, and nobody else meanwhile.

    Args:
        boundary: the journal's.
        rewritings: what is to become of each; with one group, they are taken back as one.
        command: what `undo` calls it.

    Returns:
        Whether `undo` can take all of it back.

    Raises:
        RefusalError: it can't be done; every file is as it was, or the refusal says which isn't.
        OSError: the lock can't be taken.
    """
    with writing_alone(boundary.root):
        finish(boundary)
        for uri, before, _, _ in rewritings:
            path = boundary.docs / uri
            if read_bytes(path, boundary) != before:
                raise ChangedMeanwhileError(
                    f"{uri} has changed meanwhile; nothing was written, try again"
                )
        begin(boundary, rewritings[0].group if rewritings else "")
        try:
            undoable = _write_each(boundary, rewritings, command)
        except KeyboardInterrupt:
            finish(boundary)
            raise
        done(boundary)
        return undoable


def finish_begun(boundary: Boundary) -> None:
    """Finishes what was stopped between two files, for a command that reads before it writes."""
    if is_begun(boundary):
        # Without the lock nothing can be written, which is said then.
        with suppress(OSError), writing_alone(boundary.root):
            finish(boundary)


def _write_each(
    boundary: Boundary, rewritings: Sequence[Rewriting], command: str
) -> bool:
    """Writes one after the other; where one can't be written, those before it are put back.

    Returns:
        Whether `undo` can take all of it back.

    Raises:
        RefusalError: why one can't be written.
    """
    keeper = NoteKeeper(boundary.root, Stack.UNDO)
    undoable = True
    written: list[Rewriting] = []
    try:
        for rewriting in rewritings:
            undoable &= _write(boundary, rewriting, command, keeper)
            written.append(rewriting)
    except RefusalError as refused:
        done(boundary)
        _put_back(boundary, written, refused)
        raise
    return undoable


def _put_back(
    boundary: Boundary, written: Sequence[Rewriting], refused: RefusalError
) -> None:
    """Gives files what they held, the newest first.

    Raises:
        RefusalError: one can't be put back; what was written of the others stays written.
    """
    for uri, before, after, _ in reversed(written):
        try:
            path = boundary.docs / uri
            save(path, after, before or b"", boundary)
        except RefusalError as stopped:
            raise RefusalError(
                f"{refused}; {uri} can't be put back either, "
                "so take it back once that is mended: helplog undo"
            ) from stopped


def _write_one(boundary: Boundary, rewriting: Rewriting, command: str) -> bool:
    if rewriting.after == rewriting.before:
        return True
    keeper = NoteKeeper(boundary.root, Stack.UNDO)
    return _write(boundary, rewriting, command, keeper)


def _write(
    boundary: Boundary, rewriting: Rewriting, command: str, keeper: NoteKeeper
) -> bool:
    uri, before, after, _ = rewriting
    if after == before:
        return True
    refuse_way_open_to_all(uri, boundary)
    noted = _noted(boundary, rewriting, command, keeper)
    path = boundary.docs / uri
    sweep(path, boundary)
    try:
        save(path, before, after, boundary)
    except RefusalError:
        if noted:
            keeper.forget(noted)
        raise
    end_redo(boundary.root)
    return bool(noted)


def _noted(
    boundary: Boundary, rewriting: Rewriting, command: str, keeper: NoteKeeper
) -> str | None:
    """What the note for `undo` is called; None where none can be kept.

    What is written matters more than that it can be taken back.
    """
    uri, before, after, group = rewriting
    with suppress(OSError):
        folders = missing_folders(uri, boundary)
        change = change_of(uri, command, before, after, folders)
        change = change._replace(group=group)
        return keeper.keep(change)
    return None
