"""What the last commands changed, kept so that `undo` can take it back byte for byte.

A note holds where a file was changed, what stood there before, and the fingerprints of the file
before and after; what was added is only in the file. Notes are for their owner alone, outside git,
of no more than a hundred steps, and veiled: what stood there may be of a private day, and a name of
a file is a word as well.

A note says what is to be written, so it is believed only where this user wrote it, where it has the
shape of one, and for a Markdown file among the entries.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.confinement import Boundary
from helplog.store.memory.notes import (
    NoKeyError,
    forget_note,
    keep_note,
    known_note,
    note_names,
)
from helplog.store.memory.user_key import user_key
from helplog.store.saving import read_bytes, remove, save

MOST_NOTES: Final = 100
_FOLDER: Final = "undo"
_DIGITS: Final = 8
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
        before=_fingerprint_or_none(before),
        after=_fingerprint_or_none(after),
        at=at,
        old=old[:old_bytes],
        new_bytes=len(new) - tail,
        folders=tuple(folders),
    )


def fingerprint(data: bytes) -> str:
    """Tells one content of a file from another."""
    return blake2b(data, digest_size=20).hexdigest()


def _fingerprint_or_none(data: bytes | None) -> str | None:
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
    last = None
    # One that came with a repository, or from the first edition, must not use up the numbers.
    while notes:
        last = _read(root, f"{_FOLDER}/{notes[-1]}")
        if last is not None:
            break
        notes.pop()
    name = _next_name(notes, last, change.group)
    value = change._asdict()
    value["old"] = change.old.hex()
    keep_note(root, f"{_FOLDER}/{name}", value)
    # One that can't be read may have had this very number.
    needed = _newest_steps([*notes, name])
    for left in set(there) - needed:
        forget_note(root, f"{_FOLDER}/{left}")
    return f"{_FOLDER}/{name}"


def _next_name(notes: Sequence[str], last: Change | None, group: str) -> str:
    """What the next note is called: a number of its own, or a place among those of its step."""
    number = 1
    place = 1
    if notes:
        digits, following, *_ = notes[-1].split(".")
        number = int(digits) + 1
        goes_on = last is not None and group and last.group == group
        if goes_on and following.isdecimal():
            number = int(digits)
            place = int(following) + 1
    if group:
        return f"{number:0{_DIGITS}d}.{place:0{_DIGITS}d}.note"
    return f"{number:0{_DIGITS}d}.note"


def _newest_steps(notes: Sequence[str]) -> set[str]:
    """The notes of the newest steps: what is taken back as one is kept or forgotten as one."""
    by_number: dict[str, list[str]] = {}
    for name in notes:
        number, _, _ = name.partition(".")
        by_number.setdefault(number, []).append(name)
    kept = [*by_number.values()][-MOST_NOTES:]
    return {name for names in kept for name in names}


def take_back(boundary: Boundary, count: int) -> tuple[Change, ...]:
    """Takes the last changes back, the newest first. To be called by the holder of the lock.

    Args:
        boundary: the journal's.
        count: how many; those of one group are one.

    Raises:
        RefusalError: there are not as many, or a file has changed since; nothing was changed then.
    """
    steps = _plan(boundary, count)
    for step in steps:
        change = step.change
        path = boundary.docs / change.uri
        if step.before is None and step.now is not None:
            folders = [boundary.docs / folder for folder in change.folders]
            remove(path, step.now, boundary, tuple(folders))
        elif step.before is not None:
            save(path, step.now, step.before, boundary)
        forget_note(boundary.root, step.name)
    return tuple(step.change for step in steps)


class _Step(NamedTuple):
    """One step back."""

    name: str
    """Of the note."""
    change: Change
    now: bytes | None
    """What the file holds, None where there is none."""
    before: bytes | None
    """What it held, None where there was none."""


def _plan(boundary: Boundary, count: int) -> list[_Step]:
    """Every step back, each proved before the first is taken.

    Raises:
        RefusalError: one of them can't be taken.
    """
    steps: list[_Step] = []
    # What files hold once the steps so far are taken, by uri.
    contents: dict[str, bytes | None] = {}
    taken = 0
    group = ""
    for name, change in _noted(boundary.root):
        is_one_more = not change.group or change.group != group
        if is_one_more and taken == count:
            break
        uri = change.uri
        if uri not in contents:
            path = boundary.docs / uri
            contents[uri] = read_bytes(path, boundary)
        now = contents[uri]
        if _fingerprint_or_none(now) == change.before:
            # The command was stopped before it made its change.
            forget_note(boundary.root, name)
            continue
        step = _step(name, change, now)
        contents[uri] = step.before
        steps.append(step)
        taken += is_one_more
        group = change.group
    if not steps:
        raise RefusalError("there is nothing to take back")
    if taken < count:
        raise RefusalError(
            f"only {taken} of them can be taken back; nothing was changed, "
            f"try: undo {taken}"
        )
    return steps


def _noted(root: Path) -> Iterator[tuple[str, Change]]:
    """What was noted, the newest first."""
    for name in reversed(note_names(root, _FOLDER)):
        if not _is_note(name):
            continue
        change = _read(root, f"{_FOLDER}/{name}")
        # One that is torn, or not this user's, goes when a hundred newer ones are there.
        if change is not None:
            yield f"{_FOLDER}/{name}", change


def _step(name: str, change: Change, now: bytes | None) -> _Step:
    """The way back from what a file holds now.

    Raises:
        RefusalError: it is not what the change left, or can't be put back.
    """
    if change.after is None:
        return _step_to_what_is_gone(name, change, now)
    if now is None:
        raise RefusalError(
            f"{change.uri} is no longer there, so that nothing can be taken back in it"
        )
    if fingerprint(now) != change.after:
        raise RefusalError(
            f"{change.uri} has changed since `{change.command}` wrote into it, "
            "so that it is left as it is; take the item out in your editor"
        )
    if change.before is None:
        return _Step(name, change, now, None)
    end = change.at + change.new_bytes
    above = now[: change.at]
    below = now[end:]
    before = above + change.old + below
    if fingerprint(before) != change.before:
        raise RefusalError(
            f"{change.uri} can't be put back byte for byte, so that it is left as it is"
        )
    return _Step(name, change, now, before)


def _step_to_what_is_gone(name: str, change: Change, now: bytes | None) -> _Step:
    if now is not None:
        raise RefusalError(
            f"there is another {change.uri} by now, so that the one `{change.command}` took away "
            "can't be put in its place"
        )
    return _Step(name, change, None, change.old)


def _is_note(name: str) -> bool:
    *numbers, ending = name.split(".")
    if ending != "note" or len(numbers) not in {1, 2}:
        return False
    return all(number.isdecimal() and len(number) == _DIGITS for number in numbers)


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
    return noted._replace(old=old, folders=tuple(folders))


def _is_entry(uri: object) -> bool:
    """Whether it is the path of a Markdown file below the entries' folder, not a hidden one."""
    if not isinstance(uri, str) or not uri.endswith(".md"):
        return False
    return all(_is_name(name) for name in uri.split("/"))


def _is_name(name: str) -> bool:
    if not name or name.startswith("."):
        return False
    return "\\" not in name and "\0" not in name


def _are_around(folders: object, uri: str) -> bool:
    """Whether they are folders that the file lies in."""
    if not isinstance(folders, list) or len(folders) > _MOST_FOLDERS:
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
    if not isinstance(value, str) or not value.isalnum():
        return False
    return len(value) == _FINGERPRINT_LETTERS


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
