"""What one side moved to another name while the other kept it private: it is private there as well.

Names are dates, and no merge follows a file to another name. But words that one side wrote in
private, or made private, would be shown there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from helplog.sync.git.calling import Git
from helplog.sync.git.filters import Filters
from helplog.sync.git.objects import Change, Leaf, read_blobs
from helplog.text.merging.frontmatter.grammar import GRAMMAR
from helplog.text.merging.keeping_private import made_private
from helplog.text.merging.proving import words_of
from helplog.text.reading.whole_file import is_private_file, may_be_json
from helplog.text.source.file.wide_text import encoding_of, narrowed, widened

_MOST: Final = 0.5
"""Share of the words of the shorter file that the other has too."""

Changes = Mapping[str, Change]
_Leaves = dict[str, Leaf | None]
_Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    data: bytes
    words: _Words

    def is_like(self, words: _Words) -> bool:
        """Whether much of the shorter one of two files is in the other too."""
        shared = self.words & words
        shorter = min(self.words, words, key=len)
        return len(shared) > _MOST * len(shorter)


def moved_public(git: Git, mine: Changes, other: Changes) -> list[str]:
    """Files that one side added, and that show what the other side keeps private.

    They are much like a file that the same side deleted, and that the other side made private or
    changed in private, under its old name or another new one.

    Args:
        git: the repository.
        mine: what one side changed, by path.
        other: what the other side did.
    """
    by_one = _Moved(git, mine, other)
    by_other = _Moved(git, other, mine)
    found = list(by_one.shown())
    found.extend(by_other.shown())
    return found


@dataclass(frozen=True, slots=True)
class _Moved:
    """What one side moved, and what the other side did meanwhile."""

    git: Git
    near: Changes
    across: Changes

    def shown(self) -> Iterator[str]:
        """Files that the one side added, and that show what the other keeps private."""
        gone = []
        for path, change in self.near.items():
            if path not in self.across:
                continue
            if change.after is None:
                gone.append(path)
        added = _added(self.near)
        if not gone or not added:
            return
        hidden = self._hidden(gone)
        for one in _read(self.git, added):
            alike = map(one.is_like, hidden)
            if not any(alike):
                continue
            if not is_private_file(one.data):
                yield one.path

    def _hidden(self, gone: Iterable[str]) -> set[_Words]:
        """The words of what one side deleted and the other has in private, under whatever name."""
        before: _Leaves = {}
        after: _Leaves = {}
        for path in gone:
            before[path] = self.near[path].before
            after[path] = self.across[path].after
        read_before = _read(self.git, before)
        began = list(read_before)
        read_after = _read(self.git, after)
        kept = {one.path: one for one in read_after}
        left = [old for old in began if old.path not in kept]
        pairs = [(old, kept[old.path]) for old in began if old.path in kept]
        if left:
            pairs += self._renamed(left)
        hidden: set[_Words] = set()
        for old, one in pairs:
            if is_private_file(one.data):
                hidden.add(old.words)
                hidden.add(one.words)
        return hidden

    def _renamed(self, left: Iterable[_File]) -> Iterator[tuple[_File, _File]]:
        """Each with what it may have become under a new name."""
        added = _added(self.across)
        renamed = list(_read(self.git, added))
        for old in left:
            for one in renamed:
                if one.is_like(old.words):
                    yield old, one


def as_private(git: Git, path: str, leaf: Leaf) -> bytes | None:
    """A file with `private` and the question, as git keeps it.

    Returns:
        None where it is private, or has no room for it.
    """
    [one] = _read(git, {path: leaf})
    narrow = narrowed(one.data)
    if narrow is None or may_be_json(narrow):
        return None
    if is_private_file(narrow):
        return None
    made = made_private(narrow)
    if made is None:
        return None
    encoding = encoding_of(one.data)
    written = widened(made, encoding)
    filters = Filters.of(git, [path])
    return filters.kept(path, written)


def _added(changes: Changes) -> dict[str, Leaf]:
    added = {}
    for path, change in changes.items():
        if change.before is None:
            added[path] = change.after
    return _regular(added)


def _regular(leaves: Mapping[str, Leaf | None]) -> dict[str, Leaf]:
    """Those with bytes of their own."""
    found = {}
    for path, leaf in leaves.items():
        if leaf is None or not leaf.regular:
            continue
        found[path] = leaf
    return found


def _read(git: Git, leaves: Mapping[str, Leaf | None]) -> Iterator[_File]:
    """The files as a person writes them."""
    regular = _regular(leaves)
    oids = [leaf.oid for leaf in regular.values()]
    held = read_blobs(git, oids)
    filters = Filters.of(git, regular)
    for path, leaf in regular.items():
        kept = held[leaf.oid]
        data = filters.written(path, kept)
        words = set()
        for word in words_of(data):
            if word.casefold() not in GRAMMAR:
                words.add(word)
        yield _File(path, data, frozenset(words))
