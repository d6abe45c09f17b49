"""What the last commands changed, kept so that `undo` can take it back byte for byte.

A note holds where a file was changed, what stood there before, and the fingerprints of the file
before and after; what was added is only in the file. Notes are for their owner alone, outside git,
no more than a hundred, and veiled: what stood there may be of a private day, and a name of a file
is a word as well.

A note says what is to be written, so it is believed only where this user wrote it, where it has the
shape of one, and for a Markdown file among the entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple, TypeGuard

from helplog.model.refusal import RefusalError
from helplog.store.confinement import Boundary
from helplog.store.memory.notes import NoKeyError, forget_note, keep_note, known_note, note_names
from helplog.store.memory.user_key import user_key
from helplog.store.saving import read_bytes, remove, save

MOST_NOTES: Final = 100
_FOLDER: Final = "undo"
_DIGITS: Final = (8, 9)
"""Of a note's number."""
_FINGERPRINT_LETTERS: Final = 40
_LONGEST_COMMAND: Final = 40
_MOST_FOLDERS: Final = 32
"""A capture makes a year's and a month's."""


class Change(NamedTuple):
    """One change of one file."""

    uri: str
    """Posix path relative to the entries' folder."""
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


def change_of(
    uri: str, command: str, before: bytes | None, after: bytes, folders: Sequence[str]
) -> Change:
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


def missing_folders(uri: str, boundary: Boundary) -> list[str]:
    """Folders that will be made for a file, outermost first, as `Change` has them."""
    names = uri.split("/")[:-1]
    folders = ("/".join(names[:depth]) for depth in range(1, len(names) + 1))
    return [folder for folder in folders if not (boundary.docs / folder).exists()]


def note(root: Path, change: Change) -> str:
    """Keeps a change; to be called before it is made, by the holder of the lock.

    Returns:
        What the note is called.

    Raises:
        OSError: it can't be kept.
    """
    if user_key(root) is None:
        raise NoKeyError
    there = note_names(root, _FOLDER)
    notes = [name for name in there if _is_note(name)]
    # One that came with a repository, or from the first edition, must not use up the numbers.
    while notes and _read(root, f"{_FOLDER}/{notes[-1]}") is None:
        notes.pop()
    number = int(notes[-1].partition(".")[0]) + 1 if notes else 1
    name = f"{_FOLDER}/{number:08d}.note"
    keep_note(root, name, {**change._asdict(), "old": change.old.hex()})
    for left in (*notes[: max(0, len(notes) + 1 - MOST_NOTES)], *(set(there) - set(notes))):
        forget_note(root, f"{_FOLDER}/{left}")
    return name


def take_back(boundary: Boundary, count: int) -> tuple[Change, ...]:
    """Takes the last changes back, the newest first. To be called by the holder of the lock.

    Args:
        boundary: the journal's.
        count: how many.

    Raises:
        RefusalError: there are not as many, or a file has changed since; nothing was changed then.
    """
    plan = _plan(boundary, count)
    for name, change, now, then in plan:
        place = boundary.docs / change.uri
        if then is None:
            remove(place, now, boundary, tuple(boundary.docs / folder for folder in change.folders))
        else:
            save(place, now, then, boundary)
        forget_note(boundary.root, name)
    return tuple(change for _, change, _, _ in plan)


_Step = tuple[str, Change, bytes, bytes | None]
"""A note's name, what it says, the file as it is and as it was."""


def _plan(boundary: Boundary, count: int) -> list[_Step]:
    """Every step back, each proved before the first is taken."""
    steps: list[_Step] = []
    contents: dict[str, bytes | None] = {}
    for left in reversed([name for name in note_names(boundary.root, _FOLDER) if _is_note(name)]):
        if len(steps) == count:
            break
        name = f"{_FOLDER}/{left}"
        change = _read(boundary.root, name)
        if change is None:
            continue  # torn, or not this user's; it goes when a hundred newer ones are there
        now = (
            contents[change.uri]
            if change.uri in contents
            else read_bytes(boundary.docs / change.uri, boundary)
        )
        if _never_made(change, now):
            forget_note(boundary.root, name)
            continue
        then = _before(change, now)
        contents[change.uri] = then
        assert now is not None  # noqa: S101 - `_before` has refused
        steps.append((name, change, now, then))
    if not steps:
        raise RefusalError("there is nothing to take back")
    if len(steps) < count:
        raise RefusalError(
            f"only {len(steps)} of them can be taken back; nothing was changed, try: undo {len(steps)}"
        )
    return steps


def _never_made(change: Change, now: bytes | None) -> bool:
    """The command was stopped between its note and its change."""
    return (None if now is None else fingerprint(now)) == change.before


def _before(change: Change, now: bytes | None) -> bytes | None:
    if now is None:
        raise RefusalError(
            f"{change.uri} is no longer there, so that nothing can be taken back in it"
        )
    if fingerprint(now) != change.after:
        raise RefusalError(
            f"{change.uri} has changed since `{change.command}` wrote into it, so that it is left as it is; "
            "take the item out in your editor"
        )
    if change.before is None:
        return None
    then = now[: change.at] + change.old + now[change.at + change.new_bytes :]
    if fingerprint(then) != change.before:
        raise RefusalError(
            f"{change.uri} can't be put back byte for byte, so that it is left as it is"
        )
    return then


def _is_note(name: str) -> bool:
    number, _, ending = name.partition(".")
    return ending == "note" and len(number) in _DIGITS and number.isdecimal()


def _read(root: Path, name: str) -> Change | None:
    """What a note says; None where it says nothing that a capture could have noted down."""
    given = known_note(root, name)
    if not isinstance(given, dict) or given.keys() != set(Change._fields):
        return None
    uri, command, folders = given["uri"], given["command"], given["folders"]
    before, after, at, new_bytes = given["before"], given["after"], given["at"], given["new_bytes"]
    old = _bytes(given["old"])
    sound = (
        _is_entry(uri)
        and isinstance(command, str)
        and len(command) <= _LONGEST_COMMAND
        and (before is None or _is_fingerprint(before))
        and _is_fingerprint(after)
        and _is_count(at)
        and _is_count(new_bytes)
        and _are_around(folders, uri)
    )
    if not sound or old is None:
        return None
    return Change(uri, command, before, after, at, old, new_bytes, tuple(folders))


def _is_entry(uri: object) -> TypeGuard[str]:
    """Whether it is the path of a Markdown file below the entries' folder, through nothing hidden."""
    return (
        isinstance(uri, str)
        and uri.endswith(".md")
        and all(_is_name(name) for name in uri.split("/"))
    )


def _is_name(name: str) -> bool:
    return bool(name) and not name.startswith(".") and "\\" not in name and "\0" not in name


def _are_around(folders: object, uri: str) -> bool:
    """Whether they are folders that the file lies in."""
    if not isinstance(folders, list) or len(folders) > _MOST_FOLDERS:
        return False
    return all(
        isinstance(folder, str) and folder and uri.startswith(f"{folder}/") for folder in folders
    )


def _is_fingerprint(value: object) -> bool:
    return isinstance(value, str) and len(value) == _FINGERPRINT_LETTERS and value.isalnum()


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _bytes(value: object) -> bytes | None:
    try:
        return bytes.fromhex(value) if isinstance(value, str) else None
    except ValueError:
        return None


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
