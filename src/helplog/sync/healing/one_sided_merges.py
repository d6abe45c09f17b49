"""Merges that took one side's whole file though the other had changed it too, found and done again.

Some phones merge that way without a word: what the other device wrote is in the history and in no
file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from helplog.sync.git.objects import Change, compare
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.meaning import merge_entry

_MOST_MERGES: Final = 500
"""Of a history that is looked through for the first time, the newest."""


@dataclass(slots=True)
class Taken:
    """What to put right."""

    contents: dict[str, bytes | None] = field(default_factory=dict)
    merges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Merge:
    commit: str
    kept: str
    """The parent whose file the merge has."""
    dropped: str
    """The parent whose change it has not."""
    base: str


def sides_taken_whole(tracer: Tracer, commit: str, since: str | None, mark: str) -> Taken:
    """Looks through a history's merges.

    Args:
        tracer: reads files of commits as they should be.
        commit: the end of the history.
        since: a commit whose history was looked through before.
        mark: begins the lines of messages that name merges done again already.
    """
    merges = _merges(tracer, commit, since, mark)
    taken = Taken()
    if merges:
        done = _named(tracer, mark, commit)
        again = [m for m in merges if m[0] not in done and _look_at(tracer, commit, m, taken)]
        taken.merges = tuple(made for made, _, _ in again)
    return taken


def _merges(
    tracer: Tracer, commit: str, since: str | None, mark: str
) -> list[tuple[str, str, str]]:
    """Merges of two that this history has not been seen without, oldest first.

    Those that were done again elsewhere count too: seen from there, a history without it would look
    like one in which someone deleted what that brought back.
    """
    git = tracer.repository.git
    past = [f"^{since}"] if since else []
    listed = git.line(
        "rev-list", "--merges", "--parents", "--reverse", f"-{_MOST_MERGES}", commit, *past
    ).split("\n")
    if since and since != commit:
        elsewhere = [
            m for m in _named(tracer, mark, since, f"^{commit}") if _contains(tracer, commit, m)
        ]
        if elsewhere:
            listed += git.line("rev-list", "--no-walk", "--parents", *elsewhere).split("\n")
    rows = [row.split(" ") for row in dict.fromkeys(listed) if row]
    return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]  # noqa: PLR2004  # itself and two parents


def _named(tracer: Tracer, mark: str, *history: str) -> frozenset[str]:
    """Merges that a history's messages name."""
    messages = tracer.repository.git.line("log", "--format=%B", f"--grep=^{mark}", *history)
    return frozenset(
        line.removeprefix(mark).strip() for line in messages.split("\n") if line.startswith(mark)
    )


def _contains(tracer: Tracer, commit: str, merge: str) -> bool:
    return tracer.repository.git.run("merge-base", "--is-ancestor", merge, commit).well


def _look_at(tracer: Tracer, tip: str, merge: tuple[str, str, str], taken: Taken) -> bool:
    """Whether a merge had to be done again."""
    git = tracer.repository.git
    made, first, second = merge
    base = git.run("merge-base", first, second).line.split("\n")[0] or git.line("mktree")
    from_first, from_second = compare(git, first, made), compare(git, second, made)
    changed = {first: compare(git, base, first), second: compare(git, base, second)}
    again = False
    for kept, dropped, differing in ((first, second, from_second), (second, first, from_first)):
        own = from_first if kept == first else from_second
        for path in _dropped(tracer, differing, own, changed[dropped]):
            again |= _redo(tracer, tip, _Merge(made, kept, dropped, base), path, taken)
    return again


def _dropped(
    tracer: Tracer, differing: dict[str, Change], own: dict[str, Change], changed: dict[str, Change]
) -> Iterator[str]:
    """Entries that the merge has as one parent has them, though the other had changed them."""
    return (p for p in differing if p not in own and p in changed and tracer.repository.is_entry(p))


def _redo(tracer: Tracer, tip: str, merge: _Merge, path: str, taken: Taken) -> bool:
    def at(commit: str) -> bytes | None:
        raw = tracer.read(commit, [path]).get(path)
        return None if raw is None else tracer.content(commit, path, raw)

    made, kept, dropped, base = (
        at(commit) for commit in (merge.commit, merge.kept, merge.dropped, merge.base)
    )
    again = _by_meaning(tracer, base, kept, dropped)
    if again == made:
        return False
    now = taken.contents[path] if path in taken.contents else at(tip)
    then = again if now == made else _since(tracer, made, again, now)
    if then != now:
        taken.contents[path] = then
    return then != now


def _by_meaning(
    tracer: Tracer, base: bytes | None, kept: bytes | None, dropped: bytes | None
) -> bytes | None:
    if kept is None:
        return dropped
    if dropped is None:
        return None if kept == base else kept
    return merge_entry(tracer.repository.git, base, kept, dropped).data


def _since(
    tracer: Tracer, made: bytes | None, again: bytes | None, now: bytes | None
) -> bytes | None:
    """What was done to the file after the merge stays done."""
    if now is None or again is None:
        return now
    return merge_entry(tracer.repository.git, made, again, now).data
