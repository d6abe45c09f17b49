"""What lies among the entries at one moment: every file with its mark, opened none.

Two looks tell what has changed between them. It takes one listing of each folder and no more than a
question to the system for each file, so that it costs little however long the journal is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from helplog.store.files.confinement import MOST_DEEP
from helplog.store.files.file_mark import Mark, mark_of
from helplog.text.values.leftovers import is_leftover_file, is_leftover_folder


class Changes(NamedTuple):
    """What is otherwise than it was, by uri."""

    new: frozenset[str]
    other: frozenset[str]
    """There before and now, and touched between."""
    gone: frozenset[str]


class Manifest(NamedTuple):
    """The files and folders of one look."""

    marks: dict[str, Mark]
    """Every file by its uri, pictures and what programs left as well."""
    folders: frozenset[str]
    """Their uris; without those that hold a program's own things, which are not looked into."""

    def changes_since(self, earlier: Manifest) -> Changes:
        """Which files have changed from an earlier look to this one."""
        both = self.marks.keys() & earlier.marks.keys()
        touched = {uri for uri in both if self.marks[uri] != earlier.marks[uri]}
        new = self.marks.keys() - both
        gone = earlier.marks.keys() - both
        return Changes(frozenset(new), frozenset(touched), frozenset(gone))

    @property
    def changed_ns(self) -> int:
        """When the last of the files was changed, in nanoseconds; 0 without any."""
        times = (max(mark[:2]) for mark in self.marks.values())
        return max(times, default=0)


def look(docs: Path) -> Manifest | None:
    """Looks at everything below the entries' folder.

    Args:
        docs: the entries' folder.

    Returns:
        None where a look doesn't tell: among the entries is a link, which may lead to what changes
        elsewhere, or a folder that can't be listed.
    """
    marks: dict[str, Mark] = {}
    folders: set[str] = set()
    waiting = [""]
    try:
        while waiting:
            prefix = waiting.pop()
            for child in _children(docs, prefix):
                uri = prefix + child.name
                if child.is_dir(follow_symlinks=False):
                    folders.add(uri)
                    waiting.append(f"{uri}/")
                elif child.is_symlink():
                    return None
                else:
                    about = child.stat(follow_symlinks=False)
                    marks[uri] = mark_of(about)
    except OSError:
        return None
    return Manifest(marks, frozenset(folders))


def _children(docs: Path, prefix: str) -> Iterator[os.DirEntry[str]]:
    """What a folder holds; no program's folder, and no link that a program left.

    Raises:
        OSError: it can't be listed, or lies deeper than any journal's.
    """
    if prefix.count("/") > MOST_DEEP:
        raise NotADirectoryError(prefix)
    above = prefix[:-1].rpartition("/")[2] or docs.name
    with os.scandir(docs / prefix) as scan:
        for child in scan:
            # Most are files, which are told by one question.
            is_file = child.is_file(follow_symlinks=False)
            if is_file or not _is_left(child, above):
                yield child


def _is_left(child: os.DirEntry[str], above: str) -> bool:
    """Whether a program left a folder or a link, as Emacs does for each file that is open."""
    if child.is_dir(follow_symlinks=False):
        return is_leftover_folder(child.name, above)
    return child.is_symlink() and is_leftover_file(child.name)
