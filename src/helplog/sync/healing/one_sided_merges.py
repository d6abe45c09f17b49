"""Merges that took one side's whole file though the other had changed it too, found and done again.

Some phones merge that way without a word: what the other device wrote is in the history and in no
file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.sync.git.objects import (
    Change,
    compare,
    empty_tree,
    is_ancestor,
    merge_base,
)
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.meaning import merge_entry, three_way

_MOST_MERGES: Final = 500
"""Of a history that is looked through for the first time, the newest."""


@dataclass(slots=True)
class Taken:
    """What to put right."""

    contents: dict[str, bytes | None] = field(default_factory=dict)
    merges: tuple[str, ...] = ()


class _Merge(NamedTuple):
    """A merge of two."""

    commit: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class _OneSided:
    """A merge that has a file of one parent whole."""

    commit: str
    kept: str
    """The parent whose file the merge has."""
    dropped: str
    """The parent whose change it has not."""
    base: str


def sides_taken_whole(
    tracer: Tracer, commit: str, since: str | None, mark: str
) -> Taken:
    """Looks through a history's merges.

    Args:
        tracer: reads files of commits as they should be.
        commit: the end of the history.
        since: a commit whose history was looked through before.
        mark: begins the lines of messages that name merges done again already.
    """
    taken = Taken()
    merges = _merges(tracer, commit, since, mark)
    if not merges:
        return taken
    done = _named(tracer, mark, commit)
    again = []
    for merge in merges:
        if merge.commit in done:
            continue
        if _look_at(tracer, commit, merge, taken):
            again.append(merge.commit)
    taken.merges = tuple(again)
    return taken


def _merges(tracer: Tracer, commit: str, since: str | None, mark: str) -> list[_Merge]:
    """Merges of two that this history has not been seen without, oldest first.

    Those that were done again elsewhere count too: seen from there, a history without it would look
    like one in which someone deleted what that brought back.
    """
    git = tracer.repository.git
    past = [f"^{since}"] if since else []
    options = ("--merges", "--parents", "--reverse", f"-{_MOST_MERGES}")
    listed = git.line("rev-list", *options, commit, *past).split("\n")
    if since and since != commit:
        elsewhere = _named(tracer, mark, since, f"^{commit}")
        contained = [merge for merge in elsewhere if is_ancestor(git, merge, commit)]
        if contained:
            listed += git.line("rev-list", "--no-walk", "--parents", *contained).split(
                "\n"
            )
    found = []
    for row in dict.fromkeys(listed):
        names = row.split(" ")
        if len(names) == len(_Merge._fields):
            found.append(_Merge(*names))
    return found


def _named(tracer: Tracer, mark: str, *history: str) -> frozenset[str]:
    """Merges that a history's messages name."""
    printed = tracer.repository.git.line(
        "log", "--format=%B", f"--grep=^{mark}", *history
    )
    lines = [line for line in printed.split("\n") if line.startswith(mark)]
    return frozenset(line.removeprefix(mark).strip() for line in lines)


def _look_at(tracer: Tracer, tip: str, merge: _Merge, taken: Taken) -> bool:
    """Whether a merge had to be done again."""
    git = tracer.repository.git
    made, first, second = merge
    base = merge_base(git, first, second) or empty_tree(git)
    from_first = compare(git, first, made)
    from_second = compare(git, second, made)
    dropped_second = _dropped(
        tracer, from_second, from_first, compare(git, base, second)
    )
    dropped_first = _dropped(tracer, from_first, from_second, compare(git, base, first))
    again = False
    without_second = _OneSided(made, first, second, base)
    for path in dropped_second:
        again |= _redo(tracer, tip, without_second, path, taken)
    without_first = _OneSided(made, second, first, base)
    for path in dropped_first:
        again |= _redo(tracer, tip, without_first, path, taken)
    return again


def _dropped(
    tracer: Tracer,
    differing: dict[str, Change],
    own: dict[str, Change],
    changed: dict[str, Change],
) -> list[str]:
    """Entries that the merge has as one parent has them, though the other had changed them.

    Args:
        tracer: knows what an entry is.
        differing: what the merge has otherwise than the other parent.
        own: what it has otherwise than the one.
        changed: what the other had changed.
    """
    paths = differing.keys() & changed.keys() - own.keys()
    return [
        path for path in differing if path in paths and tracer.repository.is_entry(path)
    ]


def _redo(tracer: Tracer, tip: str, merge: _OneSided, path: str, taken: Taken) -> bool:
    """Does a merge of one file again; returns whether that changes what the tip should hold."""

    def at(commit: str) -> bytes | None:
        raw = tracer.read(commit, [path]).get(path)
        return None if raw is None else tracer.content(commit, path, raw)

    made = at(merge.commit)
    kept = at(merge.kept)
    dropped = at(merge.dropped)
    again = _by_meaning(tracer, at(merge.base), kept, dropped)
    if again == made:
        return False
    now = taken.contents[path] if path in taken.contents else at(tip)
    then = again
    if now != made:
        then = _with_changes_since(tracer, made, again, now)
    if then == now:
        return False
    taken.contents[path] = then
    return True


def _by_meaning(
    tracer: Tracer, base: bytes | None, kept: bytes | None, dropped: bytes | None
) -> bytes | None:
    """The file as the merge should have it; None where it should not be there."""
    if kept is None:
        return dropped

    def both() -> bytes:
        if dropped is None:
            return kept
        return merge_entry(tracer.repository.git, base, kept, dropped).data

    return three_way(base, kept, dropped, both)


def _with_changes_since(
    tracer: Tracer, made: bytes | None, again: bytes | None, now: bytes | None
) -> bytes | None:
    """What was done to the file after the merge stays done."""
    if now is None or again is None:
        return now
    return merge_entry(tracer.repository.git, made, again, now).data
