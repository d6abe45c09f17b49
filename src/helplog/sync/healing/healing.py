"""What other clients left in a commit, made good.

Markers, torn files, second copies, merges that took one side whole. Everything is worked out on
objects, for one's own commits and for those that came from another device alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.sync.git.filters import Filters
from helplog.sync.git.objects import (
    FILE,
    Leaf,
    compare,
    empty_tree,
    leaves,
    paths_in,
    store_blobs,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.healing.copies import original_of
from helplog.sync.healing.kept_beside import heal_others
from helplog.sync.healing.one_sided_merges import sides_taken_whole
from helplog.sync.healing.tracing import Tracer
from helplog.sync.healing.truncated import cut_short, is_truncated, mend, perhaps_cut
from helplog.sync.merging.meaning import merge_entry
from helplog.sync.worktree.quarantine import was_set_aside
from helplog.text.reading.second_copies import is_plain_copy
from helplog.text.values.copy_names import may_be_copy

HEALED: Final = "Healed: "
"""Begins a line of a commit's message for each merge that was done again, so that no device does it
twice."""


@dataclass(slots=True)
class Healing:
    """What a commit wants, by path; None where a path should go."""

    contents: dict[str, bytes | None] = field(default_factory=dict)
    aside: dict[str, bytes] = field(default_factory=dict)
    """What is replaced or goes, and may be wanted still: torn files and second copies."""
    merges: tuple[str, ...] = ()
    """Merges that were done again."""
    beside: tuple[str, ...] = ()
    """Paths of what is new: the other side's whole file, where two can't be one."""

    @property
    def gone(self) -> set[str]:
        """Paths that should go."""
        gone = set()
        for path, data in self.contents.items():
            if data is None:
                gone.add(path)
        return gone

    def tree(self, repository: Repository, commit: str, scratch: Path) -> str:
        """The commit's tree, healed."""
        git = repository.git
        filters = Filters.of(git, self.contents)
        kept: dict[str, bytes] = {}
        for path, data in self.contents.items():
            if data is not None:
                kept[path] = filters.kept(path, data)
        known = leaves(git, commit, kept)
        contents = list(kept.values())
        stored = store_blobs(git, contents, scratch)
        changes: dict[str, Leaf | None] = dict.fromkeys(self.contents)
        for path, oid in zip(kept, stored, strict=True):
            mode = FILE
            leaf = known.get(path)
            if leaf is not None and leaf.regular:
                mode = leaf.mode
            changes[path] = Leaf(mode, oid)
        return tree_with(git, commit, changes, scratch)


def heal_commit(
    tracer: Tracer, commit: str, since: str | None, *, everything: bool = False
) -> Healing:
    """Finds what a commit wants.

    Args:
        tracer: reads files of commits as they should be.
        commit: which.
        since: a commit that was looked through before; only what changed after it is looked at.
        everything: look at every entry and every merge all the same.
    """
    repository = tracer.repository
    known = since
    if everything:
        known = None
    before = known or empty_tree(repository.git)
    changes = compare(repository.git, before, commit)
    touched = []
    for path, change in changes.items():
        if change.after is None:
            continue
        touched.append(path)
    own = filter(repository.is_entry, touched)
    entries = list(own)
    healing = Healing()
    healer = _Healer(tracer, commit, healing)
    others = heal_others(tracer, commit, touched)
    healing.contents.update(others.contents)
    healing.beside = others.beside
    healer.heal_entries(entries)
    healer.join_copies(entries)
    healer.undo_taken_sides(known)
    return healing


@dataclass(frozen=True, slots=True)
class _Healer:
    """Finds what the entries of a commit want."""

    tracer: Tracer
    commit: str
    healing: Healing
    """Takes it down."""

    def heal_entries(self, entries: Iterable[str]) -> None:
        """Markers, and torn files."""
        healing = self.healing
        tracer = self.tracer
        held = tracer.read(self.commit, entries)
        open_ended = set()
        for path, data in held.items():
            if perhaps_cut(data):
                open_ended.add(path)
        parent = f"{self.commit}^"
        earlier = tracer.read(parent, open_ended)
        for path, data in held.items():
            healed = tracer.content(self.commit, path, data)
            before = earlier.get(path, b"")
            cut = cut_short(data, before)
            if cut:
                healed = mend(data, before)
            if healed == data:
                continue
            healing.contents[path] = healed
            if cut or is_truncated(data):
                healing.aside[path] = data

    def join_copies(self, entries: Iterable[str]) -> None:
        """Second copies are merged into their originals. Without a base: what either has stays."""
        suspects = list(filter(may_be_copy, entries))
        if not suspects:
            return
        repository = self.tracer.repository
        listed = paths_in(repository.git, self.commit)
        present = frozenset(listed)
        for path in suspects:
            original = original_of(path, present, self._is_copy)
            if original is None:
                continue
            if repository.is_entry(original):
                self._join_copy(path, original)

    def _is_copy(self, path: str, original: str) -> bool:
        held = self.tracer.read(self.commit, (path, original))
        copied = held.get(path)
        first = held.get(original)
        if copied is None or first is None:
            return False
        repository = self.tracer.repository
        within = path.removeprefix(repository.prefix)
        inside = Path(within)
        if was_set_aside(repository.root, inside, copied):
            return False
        docs = repository.docs
        uri, original_uri = path.removeprefix(docs), original.removeprefix(docs)
        return is_plain_copy(uri, original_uri, copied, first)

    def _join_copy(self, path: str, original: str) -> None:
        contents = self.healing.contents
        held = self.tracer.read(self.commit, (path, original))
        kept = held[path]
        copied = contents.get(path, kept)
        first = held.get(original)
        first = contents.get(original, first)
        self.healing.aside[path] = kept
        if copied is None:
            return
        joined = copied
        if first is not None and copied != first:
            git = self.tracer.git
            merged = merge_entry(git, None, first, copied)
            if merged.beside is not None:
                return
            joined = merged.data
        contents[original] = joined
        contents[path] = None

    def undo_taken_sides(self, since: str | None) -> None:
        """Merges that took one side whole."""
        healing = self.healing
        taken = sides_taken_whole(self.tracer, self.commit, since, HEALED)
        for path, content in taken.contents.items():
            healing.contents.setdefault(path, content)
        healing.merges = taken.merges
