"""What the last commands changed, kept so that `undo` can take it back, and give it again.

A note holds where a file was changed, what stood there before, and the fingerprints of the file
before and after; what was added is only in the file. Of what was taken back there is a note the
other way round, until something else is written. Notes are for their owner alone, outside git, no
more than of a hundred steps, and veiled: what stood there may be of a private day, and a name of a
file is a word as well.

A note says what is to be written, so it is believed only where this user wrote it, where it has the
shape of one, and for a Markdown file among the entries.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.files.confinement import Boundary
from helplog.store.memory.notes import (
    NoKeyError,
    forget_note,
    keep_note,
    known_note,
    note_names,
)
from helplog.store.memory.user_key import user_key

MOST_NOTES: Final = 100
"""Steps that can be taken back; one that changed many files is one."""
MOST_CHANGES: Final = 20_000
"""Notes of all of them; with a new step older ones go before there are more, the last one never."""
_ENDING: Final = ".note"
_ONE_MORE: Final = "+"
"""Ends the number of a note that belongs to the step of the one before."""
_DIGITS: Final = 8
"""Of a note's number."""
_FINGERPRINT_LETTERS: Final = 40
_LONGEST_COMMAND: Final = 40
_MOST_FOLDERS: Final = 32
"""A capture makes a year's and a month's."""


class Stack(StrEnum):
    """Which way notes lead; each stack is a folder, the newest note on top."""

    UNDO = "undo"
    REDO = "redo"

    @property
    def other(self) -> Stack:
        """Where what is taken from this one goes."""
        if self is Stack.UNDO:
            return Stack.REDO
        return Stack.UNDO


class Change(NamedTuple):
    """One change of one file."""

    uri: str
    """Posix path relative to the entries' folder."""
    command: str
    """Which command made it: `ask`."""
    before: str | None
    """Fingerprint of the file as it was, None where there was none."""
    after: str | None
    """The same since, None where the file is gone."""
    at: int
    """Byte at which the change begins."""
    old: bytes
    """What stood there."""
    new_bytes: int
    """How many bytes stand there since."""
    folders: tuple[str, ...] = ()
    """Folders that were made for it, outermost first, as `uri` is."""
    group: str = ""
    """Changes in a row that bear the same were one, and are taken back as one."""


def new_group() -> str:
    """What the changes of one step bear, and those of no other."""
    return os.urandom(16).hex()


def change_of(
    uri: str,
    command: str,
    before: bytes | None,
    after: bytes | None,
    folders: Sequence[str],
) -> Change:
    """What a change was, as little of it as can be."""
    was, is_now = before or b"", after or b""
    at = _same_beginning(was, is_now)
    old = was[at:]
    new = is_now[at:]
    tail = _same_beginning(old[::-1], new[::-1])
    old_bytes = len(old) - tail
    return Change(
        uri=uri,
        command=command,
        before=fingerprint_or_none(before),
        after=fingerprint_or_none(after),
        at=at,
        old=old[:old_bytes],
        new_bytes=len(new) - tail,
        folders=tuple(folders),
    )


def fingerprint(data: bytes) -> str:
    """Tells one content of a file from another."""
    return blake2b(data, digest_size=20).hexdigest()


def fingerprint_or_none(data: bytes | None) -> str | None:
    """The same; None where there is no file."""
    if data is None:
        return None
    return fingerprint(data)


def missing_folders(uri: str, boundary: Boundary) -> list[str]:
    """Folders that will be made for a file, outermost first, as `Change` has them."""
    missing = []
    folder = ""
    *names, _ = uri.split("/")
    for name in names:
        folder = f"{folder}/{name}" if folder else name
        path = boundary.docs / folder
        if not path.exists():
            missing.append(folder)
    return missing


def note(root: Path, change: Change, stack: Stack = Stack.UNDO) -> str:
    """Keeps a change; to be called before it is made, by the holder of the lock.

    Returns:
        What the note is called.

    Raises:
        OSError: it can't be kept.
    """
    return NoteKeeper(root, stack).keep(change)


class NoteKeeper:
    """Keeps one note after another, looking once at what is there: for the holder of the lock."""

    def __init__(self, root: Path, stack: Stack) -> None:
        self._root = root
        self._stack = stack
        self._there = note_names(root, stack)
        self._notes = [name for name in self._there if _is_note(name)]
        last = None
        # One that came with a repository, or from the first edition, must not use up the numbers.
        while self._notes:
            last = _read(root, f"{stack}/{self._notes[-1]}")
            if last is not None:
                break
            self._notes.pop()
        self._last_group = last.group if last else ""

    def keep(self, change: Change) -> str:
        """Keeps a change; to be called before it is made.

        Returns:
            What the note is called.

        Raises:
            OSError: it can't be kept.
        """
        if user_key(self._root) is None:
            raise NoKeyError
        number = 1
        if self._notes:
            number = _number(self._notes[-1]) + 1
        goes_on = bool(change.group) and self._last_group == change.group
        more = _ONE_MORE if goes_on else ""
        name = f"{number:0{_DIGITS}d}{more}{_ENDING}"
        value = change._asdict()
        value["old"] = change.old.hex()
        keep_note(self._root, f"{self._stack}/{name}", value)
        self._notes.append(name)
        self._last_group = change.group
        if not goes_on:
            self._forget_oldest()
        return f"{self._stack}/{name}"

    def forget(self, name: str) -> None:
        """Takes the newest note away again: its change was not made."""
        forget_note(self._root, name)
        self._notes.pop()
        self._last_group = ""
        if self._notes:
            last = _read(self._root, f"{self._stack}/{self._notes[-1]}")
            self._last_group = last.group if last else ""

    def _forget_oldest(self) -> None:
        """Forgets the steps that are too many by now."""
        # One that can't be read may have had this very number.
        needed = set(_last_steps(self._notes))
        for left in {*self._there, *self._notes} - needed:
            forget_note(self._root, f"{self._stack}/{left}")
        self._there = []
        self._notes = [name for name in self._notes if name in needed]


def end_redo(root: Path) -> None:
    """Forgets what was taken back: something else has been written since."""
    for name in note_names(root, Stack.REDO):
        forget_note(root, f"{Stack.REDO}/{name}")


def noted(root: Path, stack: Stack) -> Iterator[tuple[str, Change]]:
    """What was noted, the newest first, by the names of the notes."""
    names = note_names(root, stack)
    for name in reversed(names):
        if not _is_note(name):
            continue
        change = noted_change(root, f"{stack}/{name}")
        # One that is torn, or not this user's, goes when a hundred newer ones are there.
        if change is not None:
            yield f"{stack}/{name}", change


def noted_change(root: Path, name: str) -> Change | None:
    """What a note says; None where there is none that can be believed."""
    folder, _, file = name.partition("/")
    if folder not in set(Stack):
        return None
    if not _is_note(file):
        return None
    return _read(root, name)


def _last_steps(names: Sequence[str]) -> Iterator[str]:
    """The names of the notes of as many steps as are kept, from the newest on."""
    steps = 0
    step: list[str] = []
    kept = 0
    for name in reversed(names):
        step.append(name)
        if _ONE_MORE in name:
            continue
        kept += len(step)
        if steps == MOST_NOTES or (steps and kept > MOST_CHANGES):
            return
        yield from step
        steps += 1
        step = []
    if steps < MOST_NOTES:
        yield from step  # the first of that step was no note that could be believed


def _number(name: str) -> int:
    digits = name.removesuffix(_ENDING).removesuffix(_ONE_MORE)
    return int(digits)


def _is_note(name: str) -> bool:
    number = name.removesuffix(_ENDING)
    if number == name:
        return False
    digits = number.removesuffix(_ONE_MORE)
    return digits.isdecimal() and len(digits) == _DIGITS


def _read(root: Path, name: str) -> Change | None:
    """What a note says; None where it says nothing that a capture could have noted down."""
    given = known_note(root, name)
    if not isinstance(given, dict):
        return None
    given.setdefault("group", "")  # an earlier version knew of none
    if given.keys() != set(Change._fields):
        return None
    for field, is_sound in _SOUND.items():
        if not is_sound(given[field]):
            return None
    folders = given["folders"]
    if not _are_around(folders, given["uri"]):
        return None
    old = _bytes(given["old"])
    if old is None:
        return None
    noted = Change(**given)
    all_folders = tuple(folders)
    return noted._replace(old=old, folders=all_folders)


def _is_entry(uri: object) -> bool:
    """Whether it is the path of a Markdown file below the entries' folder, not a hidden one."""
    if not isinstance(uri, str):
        return False
    if not uri.endswith(".md"):
        return False
    return all(_is_name(name) for name in uri.split("/"))


def _is_name(name: str) -> bool:
    if not name or name.startswith("."):
        return False
    return "\\" not in name and "\0" not in name


def _are_around(folders: object, uri: str) -> bool:
    """Whether they are folders that the file lies in."""
    if not isinstance(folders, list):
        return False
    if len(folders) > _MOST_FOLDERS:
        return False
    return all(_is_around(folder, uri) for folder in folders)


def _is_around(folder: object, uri: str) -> bool:
    if not isinstance(folder, str) or not folder:
        return False
    return uri.startswith(f"{folder}/")


def _is_command(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_COMMAND


def _is_group(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _FINGERPRINT_LETTERS


def _is_fingerprint(value: object) -> bool:
    return isinstance(value, str) and len(value) == _FINGERPRINT_LETTERS


def _is_fingerprint_or_none(value: object) -> bool:
    return value is None or _is_fingerprint(value)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


_SOUND: Final[dict[str, Callable[[object], bool]]] = {
    "uri": _is_entry,
    "command": _is_command,
    "before": _is_fingerprint_or_none,
    "after": _is_fingerprint_or_none,
    "group": _is_group,
    "at": _is_count,
    "new_bytes": _is_count,
}
"""Whether the value of a field is one that a capture could have noted down."""


def _bytes(value: object) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        return bytes.fromhex(value)
    except ValueError:
        return None


def _same_beginning(data: bytes, other: bytes) -> int:
    """How many bytes two texts begin with alike."""
    shorter = min(len(data), len(other))
    if data[:shorter] == other[:shorter]:
        return shorter
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        if data[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
