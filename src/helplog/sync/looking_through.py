"""What would change here and is not plainly an entry: which of it runs, or decides what runs.

Two trees are compared, as they would lie on disk: the one that lies here, and the one that would.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.folder import names_helplog
from helplog.sync.arrival import Arrival
from helplog.sync.arriving_files import ArrivingFiles
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.objects import LINK, SUBMODULE, Change
from helplog.sync.git.repository import Repository
from helplog.sync.inside import inside
from helplog.sync.programs import Programs, is_attributes, is_configuration
from helplog.sync.running_kinds import is_ignores, is_kept_beside, runs_by_name
from helplog.sync.tree_reading import Tree
from helplog.text.reading.plain_configuration import (
    Configuration,
    UnreadableError,
    read_with_parents,
)
from helplog.text.reading.what_runs import changed_lines, named_files

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
        inside_journal = {
            path: change
            for path, change in self.changes.items()
            if path.startswith(self.repository.prefix)
        }
        say_so = self.files.programs(inside_journal)
        left = _MOST_READ
        for path, change in sorted(self.changes.items()):
            lines = self._lines_of(path, change, counts=path in say_so, read=left > 0)
            if lines is not None:
                left -= 1
                yield Arrival(path, lines, _content_of(change))

    def _yaml_files(self) -> set[str]:
        found = {*self.before.yaml_files(), *self.after.yaml_files()}
        return {path for path in found if path.startswith(self.repository.prefix)}

    def _below(self) -> list[str]:
        """Folders below that have a configuration; those where something changes first."""
        found = {
            posixpath.dirname(path)
            for path in self._yaml_files()
            if is_configuration(self.repository, path)
        }
        changed = {posixpath.dirname(path) for path in self.changes}
        return sorted(
            found - {self.root}, key=lambda folder: (folder not in changed, folder)
        )

    def _beside(self) -> list[str]:
        """Second configurations beside the journal's; those that change first."""
        found = [
            path
            for path in self._yaml_files()
            if posixpath.dirname(path) == self.root
            and not is_configuration(self.repository, path)
            and not is_kept_beside(path)
        ]
        found.sort(key=lambda path: (path not in self.changes, path))
        return [
            posixpath.basename(path)
            for path in found[:_MOST_BESIDE]
            if self._is_second(path)
        ]

    def _is_second(self, path: str) -> bool:
        return any(
            not _OF_MKDOCS.isdisjoint(configuration.options)
            for configuration in _readable(
                (self.before, self.after), *posixpath.split(path)
            )
        )

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
            change = self.changes.get(path)
            text = tuple(self.files.changed(path, change)) if change else ()
            lines = (f"+ what can't be read: {problem}", *text)
            yield Arrival(path, lines, _content_of(change))
            self.looked_through.add(path)
            return
        self.programs.add(folder, named_files(new.options))
        own = [name] if name else CONFIGURATION_NAMES
        self.looked_through.update(posixpath.join(folder, one) for one in own)
        self._note_parts((*here.parts, *new.parts))
        if lines := changed_lines(here, new):
            yield Arrival(path, lines)

    def _note_parts(self, parts: Iterable[str]) -> None:
        """Notes the files that a configuration is put together from as looked through."""
        for part in parts:
            path = inside(self.repository.top, part)
            self.looked_through.add(path)
            self.looked_through.update(
                tree.end_of(path) for tree in (self.before, self.after)
            )

    def _here(self, folder: str, name: str) -> Configuration:
        """What holds here now, or held last where that can't be read."""
        readable = _readable((self.before, *self.known), folder, name)
        return next(readable, Configuration({}, ()))

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
        link = change.after is not None and not change.after.regular
        if by_line and not link and not counts and path not in self.programs:
            return self.files.changed_by_line(path, change) or None
        if not counts and not by_line and not self._counts(path, change):
            return None
        return tuple(self.files.changed(path, change)) if read else ()

    def _counts(self, path: str, change: Change) -> bool:
        if path in self.programs or self._makes_journal_around(path):
            return True
        if path in self.looked_through:
            return change.after is not None and change.after.mode == LINK
        if is_configuration(self.repository, path):
            return True
        leaves = [leaf for leaf in (change.before, change.after) if leaf is not None]
        if all(leaf.mode == SUBMODULE for leaf in leaves):
            return False  # a sync makes its folder, empty, and never fetches it
        return runs_by_name(self.repository, path)

    def _makes_journal_around(self, path: str) -> bool:
        """Whether a folder around would be a journal itself: helplog takes the nearest upward."""
        folder, name = posixpath.split(path)
        around = self.repository.prefix.startswith(f"{folder}/" if folder else "")
        if not around or name not in CONFIGURATION_NAMES or path in self.looked_through:
            return False
        return names_helplog((self.after.read(path) or b"").decode("utf-8", "replace"))


def _content_of(change: Change | None) -> str:
    if change is None or change.after is None:
        return ""
    return f"{change.after.mode} {change.after.oid}"


def _path_in(tree: Tree, folder: str, name: str) -> str:
    return posixpath.join(folder, name) if name else tree.configuration_in(folder)


def _readable(trees: Iterable[Tree], folder: str, name: str) -> Iterator[Configuration]:
    for tree in trees:
        try:
            yield _configuration(tree, _path_in(tree, folder, name))
        except (UnreadableError, GitDeclinedError):
            continue


def _configuration(tree: Tree, path: str) -> Configuration:
    try:
        if (tree.read(path) or b"").startswith(_ENCRYPTED):
            raise UnreadableError(
                "it is encrypted; unlock it here first: git-crypt unlock"
            )
        return read_with_parents(path, tree.read)
    except GitDeclinedError as declined:
        raise UnreadableError(f"what git makes of it fails: {declined}") from None
