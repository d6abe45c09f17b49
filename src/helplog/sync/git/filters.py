"""Files git keeps in another form than the person writes: git-crypt, LFS, a filter of one's own.

Merging by meaning needs the written form; the repository needs the kept one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from helplog.sync.git.calling import Git, as_input, records
from helplog.sync.git.objects import store_blob

_NONE = ("unspecified", "unset", "set", "")


def filtered_paths(git: Git, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths that have a filter of their own."""
    asked = list(paths)
    if not asked:
        return frozenset()
    given = as_input(asked)
    printed = git.check("check-attr", "-z", "--stdin", "filter", given=given)
    answers = records(printed)  # path, attribute, value; path, attribute, value; ...
    named = answers[::3]
    values = answers[2::3]
    filtered = set()
    for path, value in zip(named, values, strict=True):
        if value not in _NONE:
            filtered.add(path)
    return frozenset(filtered)


class Filters(NamedTuple):
    """Files in the one form and in the other."""

    git: Git
    paths: frozenset[str]
    """Those that have a filter; all others are kept as they are written."""

    @classmethod
    def of(cls, git: Git, paths: Iterable[str]) -> Filters:
        """Asks git which of these paths have one."""
        return cls(git, filtered_paths(git, paths))

    def written(self, path: str, kept: bytes) -> bytes:
        """The written form of what the repository keeps.

        Raises:
            GitDeclinedError: the filter declined.
        """
        if path not in self.paths:
            return kept
        return smudge(self.git, path, kept)

    def kept(self, path: str, written: bytes) -> bytes:
        """The kept form of what a person writes.

        Raises:
            GitDeclinedError: the filter declined.
        """
        if path not in self.paths:
            return written
        return clean(self.git, path, written)


def smudge(git: Git, path: str, kept: bytes) -> bytes:
    """The written form of what the repository keeps.

    Raises:
        GitDeclinedError: the filter declined, as a locked git-crypt does.
    """
    stored = store_blob(git, kept)
    return written(git, path, stored)


def clean(git: Git, path: str, written: bytes) -> bytes:
    """The kept form of what a person writes.

    Raises:
        GitDeclinedError: the filter declined.
    """
    oid = git.line("hash-object", "-w", "--stdin", f"--path={path}", given=written)
    return git.check("cat-file", "blob", oid)


def written(git: Git, path: str, oid: str) -> bytes:
    """What git would write into the work tree of a blob: filters, encodings and line ends included.

    Raises:
        GitDeclinedError: the filter declined, or the encoding can't be.
    """
    # A file at a time: in a batch git tells sizes from before the filter.
    return git.check("cat-file", "--filters", f"--path={path}", oid)
