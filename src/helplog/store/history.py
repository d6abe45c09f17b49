"""What the last commands changed, kept so that `undo` can take it back byte for byte.

A note holds where a file was changed, what stood there before, and the fingerprints of the file before and after; what
was added is only in the file. Notes are for their owner alone, outside git, no more than a hundred, and veiled: what
stood there may be of a private day, and a name of a file is a word as well.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.privacy import cache_folder
from helplog.store.saving import read_bytes, remove, save
from helplog.store.veiling import unveil, veil

MOST_NOTES: Final = 100
_FOLDER: Final = "undo"
_SUFFIX: Final = ".note"


class Change(NamedTuple):
    """One change of one file."""

    uri: str
    """Posix path relative to the journal's folder."""
    command: str
    """Which command made it: `ask`."""
    before: str | None
    """Fingerprint of the file as it was, None where there was none."""
    after: str
    at: int
    """Byte at which the change begins."""
    old: bytes
    """What stood there."""
    new_bytes: int
    """How many bytes stand there since."""
    folders: tuple[str, ...] = ()
    """Folders that were made for it, outermost first, as `uri` is."""


def change_of(uri: str, command: str, before: bytes | None, after: bytes, folders: Sequence[str]) -> Change:
    """What a change was, as little of it as can be."""
    was = before or b""
    at = _alike(was, after)
    tail = _alike(was[at:][::-1], after[at:][::-1])
    return Change(
        uri=uri,
        command=command,
        before=None if before is None else fingerprint(before),
        after=fingerprint(after),
        at=at,
        old=was[at : len(was) - tail],
        new_bytes=len(after) - tail - at,
        folders=tuple(folders),
    )


def fingerprint(data: bytes) -> str:
    """Tells one content of a file from another."""
    return blake2b(data, digest_size=20).hexdigest()


def note(root: Path, change: Change) -> Path:
    """Keeps a change; to be called before it is made, by the holder of the lock.

    Raises:
        OSError: it can't be kept.
    """
    folder = cache_folder(root) / _FOLDER
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
    notes = _notes(folder)
    number = int(notes[-1].stem) + 1 if notes else 1
    path = folder / f"{number:08d}{_SUFFIX}"
    _write(path, veil(json.dumps({**change._asdict(), "old": change.old.hex()}).encode()))
    for old in notes[: max(0, len(notes) + 1 - MOST_NOTES)]:
        old.unlink(missing_ok=True)
    return path


def take_back(root: Path, count: int) -> tuple[Change, ...]:
    """Takes the last changes back, the newest first. To be called by the holder of the lock.

    Args:
        root: the folder of mkdocs.yml.
        count: how many.

    Raises:
        RefusalError: there are not as many, or a file has changed since; nothing was changed then.
    """
    plan = _plan(root, count)
    for path, change, now, then in plan:
        place = root / change.uri
        if then is None:
            remove(place, now, tuple(root / folder for folder in change.folders))
        else:
            save(place, now, then)
        path.unlink(missing_ok=True)
    return tuple(change for _, change, _, _ in plan)


_Step = tuple[Path, Change, bytes, bytes | None]
"""A note, what it says, the file as it is and as it was."""


def _plan(root: Path, count: int) -> list[_Step]:
    """Every step back, each proved before the first is taken."""
    steps: list[_Step] = []
    contents: dict[str, bytes | None] = {}
    for path in reversed(_notes(cache_folder(root) / _FOLDER)):
        if len(steps) == count:
            break
        change = _read(path)
        if change is None:
            path.unlink(missing_ok=True)
            continue
        now = contents[change.uri] if change.uri in contents else read_bytes(root / change.uri)
        if _never_made(change, now):
            path.unlink(missing_ok=True)
            continue
        then = _before(change, now)
        contents[change.uri] = then
        assert now is not None  # noqa: S101 - `_before` has refused
        steps.append((path, change, now, then))
    if not steps:
        raise RefusalError("there is nothing to take back")
    if len(steps) < count:
        raise RefusalError(f"only {len(steps)} of them can be taken back; nothing was changed, try: undo {len(steps)}")
    return steps


def _never_made(change: Change, now: bytes | None) -> bool:
    """The command was stopped between its note and its change."""
    return (None if now is None else fingerprint(now)) == change.before


def _before(change: Change, now: bytes | None) -> bytes | None:
    if now is None:
        raise RefusalError(f"{change.uri} is no longer there, so that nothing can be taken back in it")
    if fingerprint(now) != change.after:
        raise RefusalError(
            f"{change.uri} has changed since `{change.command}` wrote into it, so that it is left as it is; "
            "take the item out in your editor"
        )
    if change.before is None:
        return None
    then = now[: change.at] + change.old + now[change.at + change.new_bytes :]
    if fingerprint(then) != change.before:
        raise RefusalError(f"{change.uri} can't be put back byte for byte, so that it is left as it is")
    return then


def _notes(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX and path.stem.isdigit())
    except FileNotFoundError:
        return []


def _read(path: Path) -> Change | None:
    try:
        given: dict[str, Any] = json.loads(unveil(path.read_bytes()) or b"")
        return Change(**{**given, "old": bytes.fromhex(given["old"]), "folders": tuple(given["folders"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write(path: Path, data: bytes) -> None:
    """A note is whole or not there."""
    beside = path.with_suffix(".part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105 - system calls by their names
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with alike."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
