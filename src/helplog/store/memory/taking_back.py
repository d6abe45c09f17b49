"""Changes taken back byte for byte, and given again: all of them, or none.

Each step is proved before the first is taken. Before a file is written there is a note of the way
back; a command that is stopped between the two, or between two files of one step, leaves what the
next one finishes. What writes many files and is stopped between two of them is put back by the next
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes, remove, save
from helplog.store.memory.notes import forget_note, keep_note, known_note
from helplog.store.memory.undo_notes import (
    Change,
    NoteKeeper,
    Stack,
    change_of,
    end_redo,
    fingerprint,
    fingerprint_or_none,
    noted,
    noted_change,
)

_BEGUN: Final = "begun"
"""Names the notes of what was begun, or the group that is being written, until all is done."""
_VERBS: Final = {Stack.UNDO: "taken back", Stack.REDO: "given again"}
_NOTHING: Final = {
    Stack.UNDO: "there is nothing to take back: all is as it was written",
    Stack.REDO: "there is nothing to give again: undo takes something back first",
}


class Step(NamedTuple):
    """One step from what a file holds to what it held."""

    name: str
    """Of the note."""
    change: Change
    now: bytes | None
    """What the file holds, None where there is none."""
    before: bytes | None
    """What it held, None where there was none."""


class _Plan(NamedTuple):
    steps: list[Step]
    idle: list[str]
    """Notes of changes that were never made: the command was stopped before."""


def take_back(
    boundary: Boundary, count: int, stack: Stack = Stack.UNDO
) -> tuple[Step, ...]:
    """Takes the last changes back, the newest first. To be called by the holder of the lock.

    Args:
        boundary: the journal's.
        count: how many; those of one group are one.
        stack: which way: what was done, or what was taken back.

    Returns:
        What was taken: where an earlier command of the kind was stopped, what was left of that, and
        nothing besides.

    Raises:
        RefusalError: there are not as many, or a file has changed since; nothing was changed then.
    """
    finished = finish(boundary, stack)
    if finished:
        return finished
    steps, idle = _plan(boundary, count, stack)
    root = boundary.root
    for name in idle:
        forget_note(root, name)
    if len(steps) > 1:
        names = [step.name for step in steps]
        with suppress(OSError, RefusalError):
            keep_note(root, _BEGUN, names)
    try:
        _take_all(boundary, steps, stack)
    except RefusalError:
        forget_note(root, _BEGUN)
        raise
    forget_note(root, _BEGUN)
    return tuple(steps)


def planned(boundary: Boundary, count: int, stack: Stack) -> tuple[Step, ...]:
    """What `take_back` would do.

    Raises:
        RefusalError: what it would say.
    """
    return tuple(_plan(boundary, count, stack).steps)


def begin(boundary: Boundary, group: str) -> None:
    """Notes that several files are about to be written, all of them or none."""
    with suppress(OSError, RefusalError):
        keep_note(boundary.root, _BEGUN, group)


def done(boundary: Boundary) -> None:
    """All of them are written."""
    forget_note(boundary.root, _BEGUN)


def is_begun(boundary: Boundary) -> bool:
    """Whether something was stopped between two files."""
    return known_note(boundary.root, _BEGUN) is not None


def finish(boundary: Boundary, stack: Stack | None = None) -> tuple[Step, ...]:
    """Takes what is left of a step that was stopped; what was half written is put back.

    Args:
        boundary: the journal's.
        stack: which way is meant.

    Returns:
        What was taken, where it was of the way that is meant.
    """
    begun = known_note(boundary.root, _BEGUN)
    if isinstance(begun, str) and begun:
        taken = _put_back(boundary, begun)
    elif isinstance(begun, list) and begun:
        names = [name for name in begun if isinstance(name, str)]
        taken = _go_on(boundary, names)
    else:
        return ()
    forget_note(boundary.root, _BEGUN)
    return tuple(step for step in taken if _stack_of(step.name) is stack)


def _stack_of(name: str) -> Stack:
    folder, _, _ = name.partition("/")
    return Stack(folder)


def _put_back(boundary: Boundary, group: str) -> tuple[Step, ...]:
    """Gives each file what it held before a group was written; none where one changed since."""
    root = boundary.root
    steps: list[Step] = []
    with suppress(RefusalError):
        for name, change in noted(root, Stack.UNDO):
            if change.group != group:
                break
            place = boundary.docs / change.uri
            now = read_bytes(place, boundary)
            if fingerprint_or_none(now) == change.before:
                forget_note(root, name)
            else:
                step = _step(name, change, now, Stack.UNDO)
                steps.append(step)
        _take_all(boundary, steps, Stack.UNDO)
        if steps:
            end_redo(root)  # a half is nothing to be given again
        return tuple(steps)
    return ()


def _go_on(boundary: Boundary, names: Sequence[str]) -> tuple[Step, ...]:
    """Takes the steps that are left; a file that changed since is left, and all that is older."""
    root = boundary.root
    taken: list[Step] = []
    with suppress(RefusalError):
        for name in names:
            change = noted_change(root, name)
            if change is None:
                continue
            stack = _stack_of(name)
            place = boundary.docs / change.uri
            now = read_bytes(place, boundary)
            if fingerprint_or_none(now) == change.before:
                forget_note(root, name)
                continue
            step = _step(name, change, now, stack)
            keeper = NoteKeeper(root, stack.other)
            _take(boundary, step, keeper)
            taken.append(step)
    return tuple(taken)


def _take_all(boundary: Boundary, steps: Sequence[Step], stack: Stack) -> None:
    """Takes every step, or, where one can't be taken, puts those before it back.

    Raises:
        RefusalError: why one can't be taken; all is as it was then.
    """
    ways_back: list[Step] = []
    keeper = NoteKeeper(boundary.root, stack.other)
    for step in steps:
        try:
            way_back = _take(boundary, step, keeper)
        except RefusalError:
            keeper = NoteKeeper(boundary.root, stack)
            for one in reversed(ways_back):
                _take(boundary, one, keeper)
            raise
        ways_back.append(way_back)


def _take(boundary: Boundary, step: Step, keeper: NoteKeeper) -> Step:
    """Takes one step; the way back is noted first, so that a stop at any point leaves one.

    Returns:
        The way back.

    Raises:
        RefusalError: it can't be taken; all is as it was then.
    """
    _, change, now, before = step
    back = change_of(change.uri, change.command, now, before, change.folders)
    back = back._replace(group=change.group)
    name = ""
    with suppress(OSError):
        name = keeper.keep(back)
    try:
        _write(boundary, step)
    except RefusalError:
        if name:
            keeper.forget(name)
        raise
    forget_note(boundary.root, step.name)
    return Step(name, back, before, now)


def _write(boundary: Boundary, step: Step) -> None:
    _, change, now, before = step
    path = boundary.docs / change.uri
    if before is None and now is not None:
        folders = [boundary.docs / folder for folder in change.folders]
        all_folders = tuple(folders)
        remove(path, now, boundary, all_folders)
    elif before is not None:
        save(path, now, before, boundary)


def _plan(boundary: Boundary, count: int, stack: Stack) -> _Plan:
    """Every step back, each proved before the first is taken.

    Raises:
        RefusalError: one of them can't be taken.
    """
    plan = _Plan([], [])
    # What files hold once the steps so far are taken, by uri.
    contents: dict[str, bytes | None] = {}
    taken = 0
    group = ""
    for name, change in noted(boundary.root, stack):
        is_one_more = not change.group or change.group != group
        if is_one_more and taken == count:
            break
        uri = change.uri
        if uri not in contents:
            path = boundary.docs / uri
            contents[uri] = read_bytes(path, boundary)
        now = contents[uri]
        if fingerprint_or_none(now) == change.before:
            plan.idle.append(name)
            continue
        step = _step(name, change, now, stack)
        contents[uri] = step.before
        plan.steps.append(step)
        taken += is_one_more
        group = change.group
    _refuse_too_few(plan.steps, taken, count, stack)
    return plan


def _refuse_too_few(
    steps: Sequence[Step], taken: int, count: int, stack: Stack
) -> None:
    if not steps:
        raise RefusalError(_NOTHING[stack])
    if taken < count:
        option = "--redo "
        if stack is Stack.UNDO:
            option = ""
        raise RefusalError(
            f"only {taken} of them can be {_VERBS[stack]}; nothing was changed, "
            f"try: undo {option}{taken}"
        )


def _step(name: str, change: Change, now: bytes | None, stack: Stack) -> Step:
    """The way back from what a file holds now.

    Raises:
        RefusalError: it is not what the change left, or can't be put back.
    """
    if change.after is None:
        return _step_to_what_is_gone(name, change, now)
    if now is None:
        raise RefusalError(
            f"{change.uri} is no longer there, so that nothing can be {_VERBS[stack]} in it"
        )
    if fingerprint(now) != change.after:
        did = "was taken back"
        if stack is Stack.UNDO:
            did = "wrote into it"
        raise RefusalError(
            f"{change.uri} has changed since `{change.command}` {did}, "
            "so that it is left as it is; change it in your editor"
        )
    if change.before is None:
        return Step(name, change, now, None)
    end = change.at + change.new_bytes
    above = now[: change.at]
    below = now[end:]
    before = above + change.old + below
    if fingerprint(before) != change.before:
        raise RefusalError(
            f"{change.uri} can't be put back byte for byte, so that it is left as it is"
        )
    return Step(name, change, now, before)


def _step_to_what_is_gone(name: str, change: Change, now: bytes | None) -> Step:
    if now is not None:
        raise RefusalError(
            f"there is another {change.uri} by now, so that the one of `{change.command}` "
            "can't be put in its place"
        )
    return Step(name, change, None, change.old)
