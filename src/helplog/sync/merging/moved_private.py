"""What one side moved to another name while the other kept it private: it is private there as well.

Names are dates, and no merge follows a file to another name. But words that one side wrote in
private, or made private, would be shown there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from helplog.sync.git.calling import Git
from helplog.sync.git.filters import clean, filtered_paths, smudge
from helplog.sync.git.objects import Change, Leaf, read_blobs
from helplog.text.merging.keeping_private import made_private
from helplog.text.merging.proving import GRAMMAR, words_of
from helplog.text.reading.whole_file import is_private_file, may_be_json
from helplog.text.source.wide_text import encoding_of, narrowed, widened

_MOST: Final = 0.5
"""Share of the words of the shorter file that the other has too."""

Changes = Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    leaf: Leaf
    data: bytes
    words: frozenset[str]


def moved_public(git: Git, mine: Changes, other: Changes) -> list[str]:
    """Files that one side added, and that show what the other side keeps private.

    They are much like a file that the same side deleted, and that the other side made private or
    changed in private, under its old name or another new one.

    Args:
        git: the repository.
        mine: what one side changed, by path.
        other: what the other side did.
    """
    found: list[str] = []
    for near, across in ((mine, other), (other, mine)):
        gone = [
            path
            for path, change in near.items()
            if change.after is None and path in across
        ]
        added = _added(near)
        if not gone or not added:
            continue
        hidden = _hidden(git, gone, near, across)
        found += [
            one.path
            for one in _read(git, added)
            if any(_are_alike(one.words, words) for words in hidden)
            and not is_private_file(one.data)
        ]
    return found


def as_private(git: Git, path: str, leaf: Leaf) -> bytes | None:
    """A file with `private` and the question, as git keeps it.

    Returns:
        None where it is private, or has no room for it.
    """
    (one,) = _read(git, {path: leaf})
    narrow = narrowed(one.data)
    if narrow is None or may_be_json(narrow) or is_private_file(narrow):
        return None
    made = made_private(narrow)
    if made is None:
        return None
    written = widened(made, encoding_of(one.data))
    return clean(git, path, written) if filtered_paths(git, [path]) else written


def _added(changes: Changes) -> dict[str, Leaf]:
    return {
        path: change.after
        for path, change in changes.items()
        if change.before is None and change.after is not None and change.after.regular
    }


def _hidden(
    git: Git, gone: Iterable[str], near: Changes, across: Changes
) -> set[frozenset[str]]:
    """The words of what one side deleted and the other has in private, under whatever name."""
    before = {path: near[path].before for path in gone}
    began = {one.path: one for one in _read(git, before)}
    kept = {
        one.path: one for one in _read(git, {path: across[path].after for path in gone})
    }
    renamed = list(_read(git, _added(across))) if began.keys() - kept.keys() else []
    hidden: set[frozenset[str]] = set()
    for path, old in began.items():
        here = [kept[path]] if path in kept else _like(old, renamed)
        for one in here:
            if is_private_file(one.data):
                hidden |= {old.words, one.words}
    return hidden


def _like(old: _File, files: Iterable[_File]) -> list[_File]:
    return [one for one in files if _are_alike(one.words, old.words)]


def _read(git: Git, leaves: Mapping[str, Leaf | None]) -> Iterator[_File]:
    """The files as a person writes them."""
    regular = {
        path: leaf for path, leaf in leaves.items() if leaf is not None and leaf.regular
    }
    held = read_blobs(git, {leaf.oid for leaf in regular.values()})
    filtered = filtered_paths(git, regular) if regular else frozenset()
    for path, leaf in regular.items():
        data = held[leaf.oid]
        if path in filtered:
            data = smudge(git, path, data)
        words = {word for word in words_of(data) if word.casefold() not in GRAMMAR}
        yield _File(path, leaf, data, frozenset(words))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return len(one & other) > _MOST * shorter
