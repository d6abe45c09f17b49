"""What arrives that would change what runs here: the lines of it, for a person to look at.

Two trees are compared: the one that lies here, and the one that would. Most of what arrives is
entries, so what reads YAML and attributes is imported where something else came.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.folder import configuration_path, names_helplog
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.objects import LINK, PROGRAM, Change, Leaf, TreePair, leaves, read_blobs
from helplog.sync.git.repository import Repository

if TYPE_CHECKING:
    from helplog.sync.git.calling import Git
    from helplog.text.reading.plain_configuration import Configuration

_WORDS_AND_PICTURES: Final = (
    ".md",
    ".markdown",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".avif",
    ".heic",
)
"""Most of what arrives: among the entries these run only if the configuration names them."""
_MOST_READ: Final = 40
"""Of files that count; more of them are named without being read, and wait as well."""
_MOST_CONFIGURATIONS: Final = 4
"""In folders below, that are read as such; of more the lines are shown as they are, and wait as
well."""
_MOST_BYTES: Final = 1_000_000
"""Of a file whose lines are shown."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that runs or decides what runs, and how it would change."""

    path: str
    lines: tuple[str, ...]
    """`+ what comes`, `- what goes`; none where there are too many such files to read each."""


def arriving_programs(
    repository: Repository,
    trees: TreePair,
    changes: Mapping[str, Change],
    known: Sequence[str] = (),
) -> tuple[Arrival, ...]:
    """Looks through what would change in the work tree.

    Args:
        repository: which.
        trees: what lies in the work tree, and what would.
        changes: the difference of the two.
        known: commits of this device to compare with where the configuration that lies here can't
            be read, such as one with conflict markers; the best first.

    Returns:
        The configuration first; empty where nothing changes what runs.
    """
    plain = _PlainEntries(repository)
    suspects = {path: change for path, change in changes.items() if not plain.has(path, change)}
    if not suspects:
        return ()
    return tuple(_Looking(repository, suspects, trees, known).arrivals())


class _PlainEntries:
    """Entries and pictures that no configuration names, as most of what arrives is."""

    def __init__(self, repository: Repository) -> None:
        self._docs = repository.docs
        self._text = ""
        path = configuration_path(repository.root)
        try:
            if path:
                self._text = path.read_text("utf-8", "replace")
        except OSError:
            self._text = "\\"
        # A backslash begins an escape: a name may stand there in other signs.
        self._written_out = "\\" not in self._text

    def has(self, path: str, change: Change) -> bool:
        """Whether a change is one of these, and of a file that is no link."""
        if not self._written_out or posixpath.basename(path) in self._text:
            return False
        if not path.startswith(self._docs):
            return False
        if not path.lower().endswith(_WORDS_AND_PICTURES):
            return False
        leaves = (change.before, change.after)
        return all(leaf is None or leaf.regular for leaf in leaves)


@dataclass(slots=True)
class _Tree:
    """Files of one tree."""

    git: Git
    tree: str
    _read: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None for what isn't there, and for a link: it may lead anywhere."""
        if path not in self._read:
            leaf = leaves(self.git, self.tree, [path]).get(path)
            data = None
            if leaf is not None and leaf.regular:
                data = _bytes(self.git, leaf)
            self._read[path] = data
        return self._read[path]

    def configuration_in(self, folder: str) -> str:
        """The path of the one that MkDocs would take; of the usual one where there is none."""
        paths = _configurations_in(folder)
        there = leaves(self.git, self.tree, paths)
        return next((path for path in paths if path in there), paths[0])


class _Looking:
    """One look at what arrives."""

    def __init__(
        self,
        repository: Repository,
        suspects: Mapping[str, Change],
        trees: TreePair,
        known: Sequence[str],
    ) -> None:
        # Reads YAML: most of what arrives is entries.
        from helplog.sync.programs import Programs  # noqa: PLC0415

        self.repository = repository
        self.suspects = suspects
        self.before = _Tree(repository.git, trees.before)
        self.after = _Tree(repository.git, trees.after)
        self.known = [_Tree(repository.git, commit) for commit in known]
        self.programs = Programs(repository)
        self.looked_through: set[str] = set()
        """Configurations: what counts in them was said already."""

    def arrivals(self) -> Iterator[Arrival]:
        from helplog.sync.programs import is_attributes  # noqa: PLC0415

        for folder in self._folders_with_configuration():
            yield from self._in_configuration(folder)
        left = _MOST_READ
        for path, change in sorted(self.suspects.items()):
            if path in self.looked_through or not self._counts(path):
                continue
            left -= 1
            if left < 0:
                yield Arrival(path, ())
            elif is_attributes(path):
                yield from self._in_attributes(path, change)
            else:
                yield Arrival(path, tuple(self._in_file(change)))

    def _folders_with_configuration(self) -> list[str]:
        """The journal's own folder, and some of those below where one would change."""
        from helplog.sync.programs import is_configuration  # noqa: PLC0415

        root = self.repository.prefix.rstrip("/")
        below = set()
        for path in self.suspects:
            if is_configuration(self.repository, path):
                below.add(posixpath.dirname(path))
        below.discard(root)
        return [root, *sorted(below)[:_MOST_CONFIGURATIONS]]

    def _counts(self, path: str) -> bool:
        """Whether a file at this path runs, or decides what runs."""
        from helplog.sync.programs import is_attributes, is_configuration  # noqa: PLC0415

        if is_attributes(path) or is_configuration(self.repository, path):
            return True
        return path in self.programs or self._makes_journal_around(path)

    def _in_configuration(self, folder: str) -> Iterator[Arrival]:
        from helplog.text.reading.plain_configuration import (  # noqa: PLC0415
            Configuration,
            UnreadableError,
        )
        from helplog.text.reading.what_runs import changed_lines, named_files  # noqa: PLC0415

        path = self.after.configuration_in(folder)
        here = self._here(folder) or Configuration({}, ())
        self.programs.add(folder, named_files(here.options))
        try:
            new = _configuration(self.after, path)
        except UnreadableError as problem:
            yield Arrival(path, tuple(self._in_unreadable(path, problem)))
            self.looked_through.add(path)
            return
        self.programs.add(folder, named_files(new.options))
        if not self._is_link(path):
            self.looked_through.update(_configurations_in(folder))
        lines = changed_lines(here, new)
        if lines:
            yield Arrival(path, lines)

    def _in_unreadable(self, path: str, problem: Exception) -> Iterator[str]:
        yield f"+ what can't be read: {problem}"
        change = self.suspects.get(path)
        if change:
            yield from self._in_file(change)

    def _makes_journal_around(self, path: str) -> bool:
        """Whether a folder around the journal's would be one itself: the nearest upward counts."""
        folder, name = posixpath.split(path)
        if name not in CONFIGURATION_NAMES:
            return False
        if folder and not self.repository.prefix.startswith(f"{folder}/"):
            return False
        data = self.after.read(path) or b""
        return names_helplog(data.decode("utf-8", "replace"))

    def _is_link(self, path: str) -> bool:
        change = self.suspects.get(path)
        return change is not None and change.after is not None and not change.after.regular

    def _here(self, folder: str) -> Configuration | None:
        """What holds here now, or held last where that can't be read."""
        from helplog.text.reading.plain_configuration import UnreadableError  # noqa: PLC0415

        for tree in (self.before, *self.known):
            try:
                return _configuration(tree, tree.configuration_in(folder))
            except (UnreadableError, GitDeclinedError):
                continue
        return None

    def _in_attributes(self, path: str, change: Change) -> Iterator[Arrival]:
        from helplog.text.reading.git_attributes import changed_attributes  # noqa: PLC0415

        if change.after is not None and change.after.mode == LINK:
            lines = tuple(self._in_file(change))
        else:
            old = self._content(change.before)
            new = self._content(change.after)
            lines = changed_attributes(old, new)
        if lines:
            yield Arrival(path, lines)

    def _in_file(self, change: Change) -> Iterator[str]:
        """What a change of a file comes to, in lines."""
        old, new = change.before, change.after
        if new is None:
            yield "- the whole file"
        elif new.mode == LINK:
            yield f"+ a link to {self._content(new).decode('utf-8', 'replace')}"
        elif not new.regular:
            yield "+ another repository"
        else:
            before = self._content(old) if old and old.regular else b""
            yield from _differing(before, self._content(new))
            was_program = old is not None and old.mode == PROGRAM
            if new.mode == PROGRAM and not was_program:
                yield "+ the right to run"

    def _content(self, leaf: Leaf | None) -> bytes:
        """The bytes; none for nothing and for another repository."""
        if leaf is None:
            return b""
        return _bytes(self.repository.git, leaf) or b""


def _bytes(git: Git, leaf: Leaf) -> bytes | None:
    return read_blobs(git, [leaf.oid]).get(leaf.oid)


def _configuration(tree: _Tree, path: str) -> Configuration:
    from helplog.text.reading.plain_configuration import read_with_parents  # noqa: PLC0415

    return read_with_parents(path, tree.read)


def _configurations_in(folder: str) -> list[str]:
    return [posixpath.join(folder, name) for name in CONFIGURATION_NAMES]


def _differing(old: bytes, new: bytes) -> Iterator[str]:
    """Lines that only one of two contents has; unlike a proper diff as quick for long files."""
    if b"\0" in new or len(new) + len(old) > _MOST_BYTES:
        yield f"+ {len(new):,} bytes, which can't be shown as lines"
        return
    before = _counted_lines(old)
    after = _counted_lines(new)
    gone = before - after
    come = after - before
    for line in gone.elements():
        yield f"- {line}"
    for line in come.elements():
        yield f"+ {line}"
    if not gone and not come and old != new:
        yield "+ the same lines in another order, or with other spaces between them"


def _counted_lines(data: bytes) -> Counter[str]:
    """How often each line that says something is there."""
    lines = data.decode("utf-8", "replace").split("\n")
    return Counter(line for line in lines if line.strip())
