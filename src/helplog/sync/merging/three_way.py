"""Two trees merged with the one they began with. Objects only: nothing here touches a work tree."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from helplog.store.saving import LONGEST_NAME, cut_name
from helplog.sync.git.filters import clean, filtered_paths, smudge
from helplog.sync.git.objects import (
    SUBMODULE,
    Change,
    Leaf,
    compare,
    leaves,
    read_blobs,
    store_blobs,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.merging.meaning import merge_file
from helplog.sync.merging.moved_private import as_private, moved_public

_LONGEST_SUFFIX: Final = 20
"""Of a longer one nobody can tell what it says of the file."""


@dataclass(frozen=True, slots=True)
class MergedTree:
    """What two trees became."""

    tree: str
    kept_beside: tuple[str, ...] = ()
    """Files that could not be one; each is a second file beside the first."""


@dataclass(slots=True)
class _Work:
    """A merge under way: what differs from theirs so far."""

    result: dict[str, Leaf | None] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


def merge_trees(
    repository: Repository, room: Path, base: str, ours: str, theirs: str
) -> MergedTree:
    """Merges two trees by meaning.

    What one side changed is taken; what both changed is merged file by file. A file that one side
    deleted and the other changed stays.

    Args:
        repository: where the objects are.
        room: a folder for files in between.
        base: the tree both began with, the empty one where there is none.
        ours: this device's.
        theirs: the other's; files that can't be one keep their name on this side.
    """
    git = repository.git
    mine, other = compare(git, base, ours), compare(git, base, theirs)
    work = _Work()
    both: dict[str, tuple[Change, Change]] = {}
    for path, change in mine.items():
        across = other.get(path)
        if across is None:
            work.result[path] = change.after
        elif across.after != change.after:
            both[path] = (change, across)
    _merge_changed(repository, room, both, work)
    _keep_moved_private(repository, room, (mine, other), work)
    _part_names(repository, room, (base, ours, theirs), {**mine, **other}, work)
    return MergedTree(tree_with(git, theirs, work.result, room), tuple(work.beside))


def _merge_changed(
    repository: Repository, room: Path, both: Mapping[str, tuple[Change, Change]], work: _Work
) -> None:
    """What both sides changed, and not to the same."""
    contents: dict[str, tuple[Leaf | None, Leaf, Leaf]] = {}
    for path, (mine, other) in both.items():
        if other.after is None:
            work.result[path] = mine.after
        elif mine.after is None:
            work.result[path] = other.after
        elif mine.after.regular and other.after.regular:
            contents[path] = (mine.before, mine.after, other.after)
        elif SUBMODULE not in (mine.after.mode, other.after.mode):
            _set_beside(path, mine.after, work)
    _merge_contents(repository, room, contents, work)


def _keep_moved_private(
    repository: Repository,
    room: Path,
    sides: tuple[Mapping[str, Change], Mapping[str, Change]],
    work: _Work,
) -> None:
    """What one side moved is private under its new name where the other side kept it private."""
    git, (mine, other) = repository.git, sides
    for path in moved_public(git, mine, other):
        leaf = work.result.get(path) or other[path].after
        made = as_private(git, path, leaf) if leaf is not None else None
        if leaf is not None and made is not None:
            work.result[path] = Leaf(leaf.mode, store_blobs(git, [made], room)[0])


def _merge_contents(
    repository: Repository,
    room: Path,
    contents: Mapping[str, tuple[Leaf | None, Leaf, Leaf]],
    work: _Work,
) -> None:
    git = repository.git
    held = read_blobs(
        git, (leaf.oid for three in contents.values() for leaf in three if leaf is not None)
    )
    filtered = filtered_paths(git, contents)
    finished: list[tuple[str, str, bytes]] = []
    for path, (before, mine, other) in contents.items():
        sides = [
            None if leaf is None or not leaf.regular else held[leaf.oid]
            for leaf in (before, mine, other)
        ]
        if path in filtered:
            sides = [None if side is None else smudge(git, path, side) for side in sides]
        base, ours, theirs = sides
        assert ours is not None  # noqa: S101  # both sides are files
        assert theirs is not None  # noqa: S101
        merged = merge_file(git, path, base, ours, theirs)
        kept = clean(git, path, merged.data) if path in filtered else merged.data
        finished.append((path, _mode(before, mine, other), kept))
        if merged.beside is not None:
            _set_beside(path, mine, work)
    stored = store_blobs(git, [data for _, _, data in finished], room)
    for (path, mode, _), oid in zip(finished, stored, strict=True):
        work.result[path] = Leaf(mode, oid)


def _mode(before: Leaf | None, mine: Leaf, other: Leaf) -> str:
    """Whichever side changed whether the file is a program."""
    return mine.mode if before is not None and other.mode == before.mode else other.mode


def _set_beside(path: str, leaf: Leaf, work: _Work) -> None:
    beside = name_beside(path, leaf.oid)
    work.result[beside] = leaf
    work.beside.append(beside)


def name_beside(path: str, oid: str) -> str:
    """`photo (other device 3f2a1bc).jpg`: says what it is, and is the same wherever the same two meet."""
    place = PurePosixPath(path)
    stem, suffix = place.stem, place.suffix
    if len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = place.name, ""
    mark = f" (other device {oid[:7]}){suffix}"
    return str(place.with_name(cut_name(stem, LONGEST_NAME - len(os.fsencode(mark))) + mark))


# Names that are two in a repository and one on many a disk


def _part_names(
    repository: Repository,
    room: Path,
    trees: tuple[str, str, str],
    touched: Iterable[str],
    work: _Work,
) -> None:
    """Sees to it that no two files of the result have one name where case or accents are written alike.

    Entries become one; of others the second is named apart. Only what a side added is looked at.
    """
    base, ours, theirs = trees
    added = [path for path in touched if not path.endswith("/")]
    if not added:
        return
    there = _paths(repository, theirs)
    present = (there | {p for p, leaf in work.result.items() if leaf}) - {
        p for p, leaf in work.result.items() if not leaf
    }
    for first, second in sorted(_collisions(present, set(added))):
        _join(repository, room, (base, ours, theirs), (first, second), work)
    _part_folders(repository, present, trees, work)


def _join(
    repository: Repository,
    room: Path,
    trees: tuple[str, str, str],
    names: tuple[str, str],
    work: _Work,
) -> None:
    git = repository.git
    base, _, theirs = trees
    found = {name: work.result.get(name) or leaves(git, theirs, [name]).get(name) for name in names}
    on_theirs = leaves(git, theirs, names)
    kept = next((name for name in names if name in on_theirs), names[0])
    gone = names[1] if kept == names[0] else names[0]
    first, second = found[kept], found[gone]
    if first is None or second is None:
        return
    work.result[gone] = None
    if first.oid == second.oid:
        return
    if not (first.regular and second.regular):
        _set_beside(gone, second, work)
        return
    began = leaves(git, base, names)
    before = began.get(kept) or began.get(gone)
    _merge_contents(repository, room, {kept: (before, second, first)}, work)


def _part_folders(
    repository: Repository, present: set[str], trees: tuple[str, str, str], work: _Work
) -> None:
    """A file on one side where the other has a folder: the folder keeps the name."""
    _, ours, theirs = trees
    folders = {str(parent) for path in present for parent in PurePosixPath(path).parents}
    for path in sorted(present & folders):
        leaf = work.result.get(path) or leaves(repository.git, theirs, [path]).get(path)
        leaf = leaf or leaves(repository.git, ours, [path]).get(path)
        if leaf is not None:
            work.result[path] = None
            if leaf.mode != SUBMODULE:
                _set_beside(path, leaf, work)


def _collisions(present: set[str], touched: set[str]) -> Iterator[tuple[str, str]]:
    by_key: dict[str, list[str]] = {}
    for path in sorted(present):
        by_key.setdefault(name_key(path), []).append(path)
    for names in by_key.values():
        if len(names) > 1 and not touched.isdisjoint(names):
            yield from ((names[0], name) for name in names[1:])


def name_key(path: str) -> str:
    """What two names have in common that a Mac or Windows takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _paths(repository: Repository, tree: str) -> set[str]:
    printed = repository.git.check("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree)
    return set(printed.decode("utf-8", "surrogateescape").split("\0")[:-1])
