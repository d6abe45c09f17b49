"""Two trees merged with the one they began with. Objects only: nothing here touches a work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from helplog.model.normal_forms import normalized
from helplog.store.files.saving import LONGEST_NAME, cut_name
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.filters import Filters
from helplog.sync.git.objects import (
    SUBMODULE,
    Change,
    Leaf,
    compare,
    leaves,
    paths_in,
    read_blobs,
    store_blob,
    store_blobs,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.merging.meaning import merge_file, three_way
from helplog.sync.merging.moved_private import Changes, as_private, moved_public

_LONGEST_SUFFIX: Final = 20
"""Of a longer one nobody can tell what it says of the file."""


@dataclass(frozen=True, slots=True)
class MergedTree:
    """What two trees became."""

    tree: str
    kept_beside: tuple[str, ...] = ()
    """Files that could not be one; each is a second file beside the first."""


def merge_trees(
    repository: Repository, scratch: Path, base: str, ours: str, theirs: str
) -> MergedTree:
    """Merges two trees by meaning.

    What one side changed is taken; what both changed is merged file by file. A file that one side
    deleted and the other changed stays.

    Args:
        repository: where the objects are.
        scratch: a folder for files in between.
        base: the tree both began with, the empty one where there is none.
        ours: this device's.
        theirs: the other's; files that can't be one keep their name on this side.
    """
    merge = _TreeMerge(repository, scratch, base, ours, theirs)
    merge.run()
    kept_beside = tuple(merge.beside)
    tree = tree_with(repository.git, theirs, merge.result, scratch)
    return MergedTree(tree, kept_beside)


def name_beside(path: str, oid: str) -> str:
    """`photo (other device 3f2a1bc).jpg`: says what it is; the same wherever the same two meet."""
    place = PurePosixPath(path)
    stem = place.stem
    suffix = place.suffix
    if len(suffix) > _LONGEST_SUFFIX:
        stem = place.name
        suffix = ""
    mark = f" (other device {oid[:7]}){suffix}"
    mark_bytes = os.fsencode(mark)
    room = LONGEST_NAME - len(mark_bytes)
    short_stem = cut_name(stem, room)
    return str(place.with_name(f"{short_stem}{mark}"))


def name_key(path: str) -> str:
    """What two names have in common that a Mac or Windows takes for one."""
    composed = normalized("NFC", path)
    folded = composed.casefold()
    return normalized("NFC", folded)


class _TwoNames(NamedTuple):
    """Two paths that are one on many a disk."""

    first: str
    other: str


class _FileLeaves(NamedTuple):
    """One file in the three trees; both sides have it."""

    base: Leaf | None
    ours: Leaf
    theirs: Leaf

    @property
    def mode(self) -> str:
        """Of the merged file: as the side has it that changed whether it is a program."""
        began = None
        if self.base is not None:
            began = self.base.mode
        ours = self.ours.mode
        theirs = self.theirs.mode
        return three_way(began, ours, theirs, lambda: theirs)


@dataclass(slots=True)
class _TreeMerge:
    """A merge under way."""

    repository: Repository
    scratch: Path
    base: str
    ours: str
    theirs: str
    result: dict[str, Leaf | None] = field(default_factory=dict)
    """What differs from theirs so far; None where a path goes."""
    beside: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Fills in the result."""
        git = self.repository.git
        our_changes = compare(git, self.base, self.ours)
        their_changes = compare(git, self.base, self.theirs)
        changed_by_both: dict[str, Change] = {}
        for path, change in our_changes.items():
            other = their_changes.get(path)
            if other is None:
                self.result[path] = change.after
            elif other.after != change.after:
                changed_by_both[path] = change
        self._merge_changes(changed_by_both, their_changes)
        self._keep_moved_private(our_changes, their_changes)
        touched = {*our_changes, *their_changes}
        self._part_names(touched)

    def _merge_changes(self, our_changes: Changes, their_changes: Changes) -> None:
        """What both sides changed, and not to the same."""
        contents: dict[str, _FileLeaves] = {}
        for path, change in our_changes.items():
            began = change.before
            ours = change.after
            theirs = their_changes[path].after
            if ours is None or theirs is None:
                self.result[path] = ours or theirs
            elif ours.regular and theirs.regular:
                contents[path] = _FileLeaves(began, ours, theirs)
            elif SUBMODULE not in (ours.mode, theirs.mode):
                self._set_beside(path, ours)
        self._merge_contents(contents)

    def _keep_moved_private(self, our_changes: Changes, their_changes: Changes) -> None:
        """What one side moved is private under its new name where the other kept it private."""
        git = self.repository.git
        for path in moved_public(git, our_changes, their_changes):
            leaf = self.result.get(path)
            if leaf is None:
                leaf = their_changes[path].after
            if leaf is None:
                continue
            made = as_private(git, path, leaf)
            if made is not None:
                oid = store_blob(git, made)
                self.result[path] = Leaf(leaf.mode, oid)

    def _merge_contents(self, contents: Mapping[str, _FileLeaves]) -> None:
        git = self.repository.git
        ids = _ids(contents.values())
        held = read_blobs(git, ids)
        filters = Filters.of(git, contents)
        finished: dict[str, bytes] = {}

        def written(path: str, leaf: Leaf | None) -> bytes | None:
            if leaf is None or leaf.oid not in held:
                return None
            kept = held[leaf.oid]
            return filters.written(path, kept)

        for path, file in contents.items():
            base = None
            began = file.base
            if began is not None and began.regular:
                base = written(path, began)
            ours = written(path, file.ours)
            theirs = written(path, file.theirs)
            if ours is None or theirs is None:
                raise GitDeclinedError(f"git has no longer what it keeps of {path}")
            merged = merge_file(git, path, base, ours, theirs)
            data = merged.data
            finished[path] = filters.kept(path, data)
            if merged.beside is not None:
                self._set_beside(path, file.ours)
        made = list(finished.values())
        stored = store_blobs(git, made, self.scratch)
        for path, oid in zip(finished, stored, strict=True):
            mode = contents[path].mode
            self.result[path] = Leaf(mode, oid)

    def _set_beside(self, path: str, leaf: Leaf) -> None:
        beside = name_beside(path, leaf.oid)
        self.result[beside] = leaf
        self.beside.append(beside)

    # Names that are two in a repository and one on many a disk

    def _part_names(self, touched: set[str]) -> None:
        """Sees to it that no two files have one name where case or accents are written alike.

        Entries become one; of others the second is named apart. Only what a side added is looked
        at.
        """
        if not touched:
            return
        git = self.repository.git
        paths = paths_in(git, self.theirs)
        present = set(paths)
        for path, leaf in self.result.items():
            if leaf is None:
                present.discard(path)
            else:
                present.add(path)
        pairs = sorted(_collisions(present, touched))
        for first, second in pairs:
            self._join(first, second)
        self._part_folders(present)

    def _join(self, first: str, second: str) -> None:
        """Makes one file of two; the name that theirs has stays."""
        git = self.repository.git
        on_theirs = leaves(git, self.theirs, (first, second))
        kept = first
        gone = second
        if first not in on_theirs and second in on_theirs:
            kept = second
            gone = first
        theirs = self._now(kept, on_theirs)
        ours = self._now(gone, on_theirs)
        if ours is None or theirs is None:
            return
        self.result[gone] = None
        if theirs.oid == ours.oid:
            return
        if theirs.regular and ours.regular:
            began = leaves(git, self.base, (kept, gone))
            base = began.get(kept) or began.get(gone)
            file = _FileLeaves(base, ours, theirs)
            self._merge_contents({kept: file})
        else:
            self._set_beside(gone, ours)

    def _now(self, path: str, on_theirs: Mapping[str, Leaf]) -> Leaf | None:
        """What a path holds in the result so far, else in theirs."""
        return self.result.get(path) or on_theirs.get(path)

    def _part_folders(self, present: set[str]) -> None:
        """A file on one side where the other has a folder: the folder keeps the name."""
        folders: set[str] = set()
        for path in present:
            parents = PurePosixPath(path).parents
            folders.update(map(str, parents))
        for path in sorted(present & folders):
            leaf = self._leaf_at(path)
            if leaf is None:
                continue
            self.result[path] = None
            if leaf.mode != SUBMODULE:
                self._set_beside(path, leaf)

    def _leaf_at(self, path: str) -> Leaf | None:
        """What is to be at a path so far, or what a side has there."""
        leaf = self.result.get(path)
        if leaf is not None:
            return leaf
        git = self.repository.git
        for tree in (self.theirs, self.ours):
            found = leaves(git, tree, [path])
            leaf = found.get(path)
            if leaf is not None:
                return leaf
        return None


def _ids(files: Iterable[_FileLeaves]) -> Iterator[str]:
    for file in files:
        for leaf in file:
            if leaf is not None:
                yield leaf.oid


def _collisions(present: Iterable[str], touched: set[str]) -> Iterator[_TwoNames]:
    """Pairs of paths that are one on many a disk; always with the first of all that are."""
    by_key: dict[str, list[str]] = {}
    for path in sorted(present):
        key = name_key(path)
        names = by_key.setdefault(key, [])
        names.append(path)
    for names in by_key.values():
        if touched.isdisjoint(names):
            continue
        first, *others = names
        for other in others:
            yield _TwoNames(first, other)
