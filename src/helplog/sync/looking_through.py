"""What would change here and is not plainly an entry: which of it runs, or decides what runs.

Two trees are compared, as they would lie on disk: the one that lies here, and the one that would.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.configuration.naming_helplog import names_helplog
from helplog.sync.arrival import Arrival
from helplog.sync.arriving_files import ArrivingFiles
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.inside import inside
from helplog.sync.git.objects import LINK, SUBMODULE, Change
from helplog.sync.git.repository import Repository
from helplog.sync.programs import Programs, is_attributes, is_configuration
from helplog.sync.running_kinds import is_ignores, is_kept_beside, runs_by_name
from helplog.sync.tree_reading import Tree
from helplog.text.reading.configuration.plain import (
    Configuration,
    UnreadableError,
    read_with_parents,
)
from helplog.text.reading.configuration.what_runs import changed_lines, named_files

_MOST_READ: Final = 40
"""Of files that count; more of them are named without being read, and wait as well."""
_MOST_CONFIGURATIONS: Final = 4
"""Beside the journal's own that are read as such; of more the lines are shown as they are, and wait
as well."""
_MOST_BESIDE: Final = 8
"""Files that may be a second configuration, and are looked at for that."""
_OF_MKDOCS: Final = frozenset(
    {
        *("INHERIT", "site_name", "plugins", "theme", "hooks", "docs_dir", "nav"),
        *("markdown_extensions", "extra_javascript", "extra_css", "extra_templates"),
    }
)
"""Keys by which a file beside `mkdocs.yml` is known as one for `mkdocs build -f`."""
_ENCRYPTED: Final = b"\0GITCRYPT\0"


class Looking:
    """One look at what arrives."""

    def __init__(
        self,
        repository: Repository,
        changes: Mapping[str, Change],
        trees: tuple[Tree, Tree],
        known: Sequence[Tree],
        scratch: Path,
    ) -> None:
        """Nothing is looked at yet.

        Args:
            repository: which.
            changes: of the work tree, by path.
            trees: what lies in the work tree, and what would.
            known: to compare with where the configuration that lies here can't be read.
            scratch: a folder for files in between.
        """
        self.repository = repository
        self.changes = changes
        self.before, self.after = trees
        self.known = known
        self.files = ArrivingFiles(repository.git, self.after, scratch)
        self.programs = Programs(repository)
        self.looked_through: set[str] = set()
        """Configurations: what counts in them was said already."""
        self.root = repository.prefix.rstrip("/")

    def arrivals(self) -> Iterator[Arrival]:
        """What counts, the configurations first."""
        yield from self._in_configuration(self.root, "")
        for folder in self._below()[:_MOST_CONFIGURATIONS]:
            yield from self._in_configuration(folder, "")
        for name in self._beside()[:_MOST_CONFIGURATIONS]:
            yield from self._in_configuration(self.root, name)
        for tree in (self.before, self.after):
            self.programs.follow(tree, self.looked_through)
        paths = filter(self._lies_in_journal, self.changes)
        inside_journal = {path: self.changes[path] for path in paths}
        say_so = self.files.programs(inside_journal)
        left = _MOST_READ
        for path, change in sorted(self.changes.items()):
            counts = path in say_so
            lines = self._lines_of(path, change, counts=counts, read=left > 0)
            if lines is None:
                continue
            left -= 1
            content = _content_of(change)
            yield Arrival(path, lines, content)

    def _lies_in_journal(self, path: str) -> bool:
        return path.startswith(self.repository.prefix)

    def _yaml_files(self) -> set[str]:
        found = {*self.before.yaml_files(), *self.after.yaml_files()}
        own = filter(self._lies_in_journal, found)
        return set(own)

    def _below(self) -> list[str]:
        """Folders below that have a configuration; those where something changes first."""
        found = set()
        for path in self._yaml_files():
            if is_configuration(self.repository, path):
                found.add(posixpath.dirname(path))
        found.discard(self.root)
        changed = {posixpath.dirname(path) for path in self.changes}
        return sorted(found, key=lambda folder: (folder not in changed, folder))

    def _beside(self) -> list[str]:
        """Second configurations beside the journal's; those that change first."""
        found = []
        for path in self._yaml_files():
            above = posixpath.dirname(path)
            if above != self.root:
                continue
            if is_configuration(self.repository, path):
                continue
            if is_kept_beside(path):
                continue
            found.append(path)
        found.sort(key=lambda path: (path not in self.changes, path))
        seconds = filter(self._is_second, found[:_MOST_BESIDE])
        return [posixpath.basename(path) for path in seconds]

    def _is_second(self, path: str) -> bool:
        folder, name = posixpath.split(path)
        trees = (self.before, self.after)
        for configuration in _readable(trees, folder, name):
            if not _OF_MKDOCS.isdisjoint(configuration.options):
                return True
        return False

    def _in_configuration(self, folder: str, name: str) -> Iterator[Arrival]:
        """What counts in a configuration.

        Args:
            folder: where it lies.
            name: of the file; empty for the one that MkDocs takes by itself.
        """
        path = _path_in(self.after, folder, name)
        here = self._here(folder, name)
        self.programs.add(folder, named_files(here.options))
        try:
            new = _configuration(self.after, path)
        except UnreadableError as problem:
            yield self._unreadable(path, problem)
            return
        named = named_files(new.options)
        self.programs.add(folder, named)
        names = (name,) if name else CONFIGURATION_NAMES
        for one in names:
            place = posixpath.join(folder, one)
            self.looked_through.add(place)
        self._note_parts(here.parts)
        self._note_parts(new.parts)
        lines = changed_lines(here, new)
        if lines:
            yield Arrival(path, lines)

    def _unreadable(self, path: str, problem: UnreadableError) -> Arrival:
        """A configuration that can't be read, with the lines that change in it."""
        self.looked_through.add(path)
        lines = [f"+ what can't be read: {problem}"]
        change = self.changes.get(path)
        if change is not None:
            lines += self.files.changed(path, change)
        all_lines = tuple(lines)
        content = _content_of(change)
        return Arrival(path, all_lines, content)

    def _note_parts(self, parts: Iterable[str]) -> None:
        """Notes the files that a configuration is put together from as looked through."""
        for part in parts:
            path = inside(self.repository.top, part)
            self.looked_through.add(path)
            for tree in (self.before, self.after):
                end = tree.end_of(path)
                self.looked_through.add(end)

    def _here(self, folder: str, name: str) -> Configuration:
        """What holds here now, or held last where that can't be read."""
        readable = _readable((self.before, *self.known), folder, name)
        nothing_here = Configuration({}, ())
        return next(readable, nothing_here)

    def _lines_of(
        self, path: str, change: Change, *, counts: bool, read: bool
    ) -> tuple[str, ...] | None:
        """What is to be shown of one file; None where it doesn't count.

        Args:
            path: of the file.
            change: of it.
            counts: whether it says itself that it runs.
            read: whether there are not too many already.
        """
        by_line = is_attributes(path) or is_ignores(path)
        if not counts:
            if by_line and self._is_plain(path, change):
                return self.files.changed_by_line(path, change) or None
            if not by_line and not self._counts(path, change):
                return None
        if read:
            changed = self.files.changed(path, change)
            return tuple(changed)
        return ()

    def _is_plain(self, path: str, change: Change) -> bool:
        """Neither a link nor one of the programs."""
        if change.after is not None and not change.after.regular:
            return False
        return path not in self.programs

    def _counts(self, path: str, change: Change) -> bool:
        if path in self.programs:
            return True
        if self._makes_journal_around(path):
            return True
        if path in self.looked_through:
            return change.after is not None and change.after.mode == LINK
        if is_configuration(self.repository, path):
            return True
        sides = (change.before, change.after)
        modes = {leaf.mode for leaf in sides if leaf is not None}
        if modes <= {SUBMODULE}:
            return False  # a sync makes its folder, empty, and never fetches it
        return runs_by_name(self.repository, path)

    def _makes_journal_around(self, path: str) -> bool:
        """Whether a folder around would be a journal itself: helplog takes the nearest upward."""
        folder, name = posixpath.split(path)
        if name not in CONFIGURATION_NAMES or path in self.looked_through:
            return False
        if folder and not self._lies_in(folder):
            return False
        return names_helplog(path, self.after.read)

    def _lies_in(self, folder: str) -> bool:
        """Whether the journal lies in a folder."""
        return self.repository.prefix.startswith(f"{folder}/")


def _content_of(change: Change | None) -> str:
    if change is None or change.after is None:
        return ""
    return f"{change.after.mode} {change.after.oid}"


def _path_in(tree: Tree, folder: str, name: str) -> str:
    if name:
        return posixpath.join(folder, name)
    return tree.configuration_in(folder)


def _readable(trees: Iterable[Tree], folder: str, name: str) -> Iterator[Configuration]:
    for tree in trees:
        try:
            path = _path_in(tree, folder, name)
            yield _configuration(tree, path)
        except (UnreadableError, GitDeclinedError):
            continue


def _configuration(tree: Tree, path: str) -> Configuration:
    try:
        data = tree.read(path)
        if data is not None and data.startswith(_ENCRYPTED):
            raise UnreadableError(
                "it is encrypted; unlock it here first: git-crypt unlock"
            )
        return read_with_parents(path, tree.read)
    except GitDeclinedError as declined:
        raise UnreadableError(f"what git makes of it fails: {declined}") from None
