"""Merges that took one side's whole file though the other had changed it too, found and done again.

Some phones merge that way without a word: what the other device wrote is in the history and in no
file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.sync.git.calling import Git
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
    merges = _merges(tracer.git, commit, since, mark)
    if not merges:
        return taken
    done = _named(tracer.git, mark, commit)
    search = _Search(tracer, commit, taken)
    again = []
    for merge in merges:
        if merge.commit in done:
            continue
        if search.look_at(merge):
            again.append(merge.commit)
    taken.merges = tuple(again)
    return taken


def _merges(git: Git, commit: str, since: str | None, mark: str) -> list[_Merge]:
    """Merges of two that this history has not been seen without, oldest first.

    Those that were done again elsewhere count too: seen from there, a history without it would look
    like one in which someone deleted what that brought back.
    """
    past = []
    if since:
        past.append(f"^{since}")
    options = ("--merges", "--parents", "--reverse", f"-{_MOST_MERGES}")
    printed = git.line("rev-list", *options, commit, *past)
    listed = printed.split("\n")
    if since and since != commit:
        elsewhere = _named(git, mark, since, f"^{commit}")
        contained = []
        for merge in elsewhere:
            if not is_ancestor(git, merge, commit):
                continue
            contained.append(merge)
        if contained:
            printed = git.line("rev-list", "--no-walk", "--parents", *contained)
            listed += printed.split("\n")
    found = []
    for row in dict.fromkeys(listed):
        names = row.split(" ")
        if len(names) == len(_Merge._fields):
            found.append(_Merge(*names))
    return found


def _named(git: Git, mark: str, *history: str) -> frozenset[str]:
    """Merges that a history's messages name."""
    printed = git.line("log", "--format=%B", f"--grep=^{mark}", *history)
    named = set()
    for line in printed.split("\n"):
        if line.startswith(mark):
            merge = line.removeprefix(mark)
            named.add(merge.strip())
    return frozenset(named)


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks at merges one by one."""

    tracer: Tracer
    tip: str
    """The end of the history."""
    taken: Taken
    """Takes down what is found."""

    def look_at(self, merge: _Merge) -> bool:
        """Whether a merge had to be done again."""
        git = self.tracer.git
        made, first, second = merge
        base = merge_base(git, first, second) or empty_tree(git)
        from_first = compare(git, first, made)
        from_second = compare(git, second, made)
        changed_by_first = compare(git, base, first)
        changed_by_second = compare(git, base, second)
        dropped_second = self._dropped(from_second, from_first, changed_by_second)
        dropped_first = self._dropped(from_first, from_second, changed_by_first)
        again = False
        without_second = _OneSided(made, first, second, base)
        for path in dropped_second:
            again |= self._redo(without_second, path)
        without_first = _OneSided(made, second, first, base)
        for path in dropped_first:
            again |= self._redo(without_first, path)
        return again

    def _dropped(
        self,
        differing: dict[str, Change],
        own: dict[str, Change],
        changed: dict[str, Change],
    ) -> list[str]:
        """Entries that the merge has as one parent has them, though the other had changed them.

        Args:
            differing: what the merge has otherwise than the other parent.
            own: what it has otherwise than the one.
            changed: what the other had changed.
        """
        repository = self.tracer.repository
        dropped = []
        for path in differing:
            if path in own or path not in changed:
                continue
            if repository.is_entry(path):
                dropped.append(path)
        return dropped

    def _redo(self, merge: _OneSided, path: str) -> bool:
        """Does a merge of one file again; returns whether that changes what the tip should hold."""
        made = self._file_at(merge.commit, path)
        base = self._file_at(merge.base, path)
        kept = self._file_at(merge.kept, path)
        dropped = self._file_at(merge.dropped, path)
        again = self._by_meaning(base, kept, dropped)
        if again == made:
            return False
        now = self._file_now(path)
        then = again
        if now != made:
            then = self._with_changes_since(made, again, now)
        if then == now:
            return False
        self.taken.contents[path] = then
        return True

    def _file_now(self, path: str) -> bytes | None:
        """The file at the end of the history, as far as merges are done again."""
        if path in self.taken.contents:
            return self.taken.contents[path]
        return self._file_at(self.tip, path)

    def _file_at(self, commit: str, path: str) -> bytes | None:
        held = self.tracer.read(commit, [path])
        raw = held.get(path)
        if raw is None:
            return None
        return self.tracer.content(commit, path, raw)

    def _by_meaning(
        self, base: bytes | None, kept: bytes | None, dropped: bytes | None
    ) -> bytes | None:
        """The file as the merge should have it; None where it should not be there."""
        if kept is None:
            return dropped

        def both() -> bytes:
            if dropped is None:
                return kept
            merged = merge_entry(self.tracer.git, base, kept, dropped)
            return merged.data

        return three_way(base, kept, dropped, both)

    def _with_changes_since(
        self, made: bytes | None, again: bytes | None, now: bytes | None
    ) -> bytes | None:
        """What was done to the file after the merge stays done."""
        if now is None or again is None:
            return now
        merged = merge_entry(self.tracer.git, made, again, now)
        return merged.data
