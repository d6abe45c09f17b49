"""What of that which arrives would change what runs here: the lines of it, for a person to look at.

Two trees are compared: the one that lies here, and the one that would.
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
from helplog.sync.git.objects import LINK, PROGRAM, Change, Leaf, leaves, read_blobs
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
    trees: tuple[str, str],
    changes: Mapping[str, Change],
    known: Sequence[str] = (),
) -> tuple[Arrival, ...]:
    """Looks through what would change in the work tree.

    Args:
        repository: which.
        trees: what lies in the work tree, and what would.
        changes: the difference of the two.
        known: commits of this device to compare with where the configuration that lies here can't
            be read, such as
            one with conflict markers; the best first.

    Returns:
        The configuration first; empty where nothing changes what runs.
    """
    plain = _PlainEntries(repository)
    suspects = {path: change for path, change in changes.items() if not plain.has(path, change)}
    return tuple(_Looking(repository, suspects, trees, known).arrivals()) if suspects else ()


class _PlainEntries:
    """Entries and pictures that no configuration names, as most of what arrives is."""

    def __init__(self, repository: Repository) -> None:
        self._docs = repository.docs
        path = configuration_path(repository.root)
        try:
            self._text = path.read_text("utf-8", "replace") if path else ""
        except OSError:
            self._text = "\\"

    def has(self, path: str, change: Change) -> bool:
        files = all(leaf is None or leaf.regular for leaf in (change.before, change.after))
        written_out = "\\" not in self._text  # else a name may stand there in other signs
        named = posixpath.basename(path) in self._text
        ordinary = path.startswith(self._docs) and path.lower().endswith(_WORDS_AND_PICTURES)
        return files and written_out and ordinary and not named


@dataclass(slots=True)
class _Tree:
    """Files of one tree."""

    git: Git
    tree: str
    _read: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None for what isn't there, and for a link: what it leads to is not to be seen here."""
        if path not in self._read:
            leaf = leaves(self.git, self.tree, [path]).get(path)
            self._read[path] = _bytes(self.git, leaf) if leaf is not None and leaf.regular else None
        return self._read[path]

    def configuration_in(self, folder: str) -> str:
        """The path of the one that MkDocs would take; of the usual one where there is none."""
        paths = [posixpath.join(folder, name) for name in CONFIGURATION_NAMES]
        there = leaves(self.git, self.tree, paths)
        return next((path for path in paths if path in there), paths[0])


class _Looking:
    """One look at what arrives."""

    def __init__(
        self,
        repository: Repository,
        suspects: Mapping[str, Change],
        trees: tuple[str, str],
        known: Sequence[str],
    ) -> None:
        from helplog.sync.programs import Programs  # noqa: PLC0415  # reads YAML: most of what arrives is entries

        self.repository = repository
        self.suspects = suspects
        self.before, self.after = (_Tree(repository.git, tree) for tree in trees)
        self.known = [_Tree(repository.git, commit) for commit in known]
        self.programs = Programs(repository)
        self.looked_through: set[str] = set()
        """Configurations: what counts in them was said already."""

    def arrivals(self) -> Iterator[Arrival]:
        from helplog.sync.programs import is_attributes, is_configuration  # noqa: PLC0415  # as above

        below = {
            posixpath.dirname(path)
            for path in self.suspects
            if is_configuration(self.repository, path)
        }
        root = self.repository.prefix.rstrip("/")
        for folder in (root, *sorted(below - {root})[:_MOST_CONFIGURATIONS]):
            yield from self._in_configuration(folder)
        left = _MOST_READ
        for path, change in sorted(self.suspects.items()):
            counts = (
                is_attributes(path)
                or path in self.programs
                or is_configuration(self.repository, path)
            )
            counts = counts or self._makes_journal_around(path)
            if not counts or path in self.looked_through:
                continue
            left -= 1
            if left < 0:
                yield Arrival(path, ())
            elif is_attributes(path):
                yield from self._in_attributes(path, change)
            else:
                yield Arrival(path, tuple(self._in_file(change)))

    def _in_configuration(self, folder: str) -> Iterator[Arrival]:
        from helplog.text.reading.plain_configuration import Configuration, UnreadableError  # noqa: PLC0415  # as above
        from helplog.text.reading.what_runs import changed_lines, named_files  # noqa: PLC0415  # as above

        path = self.after.configuration_in(folder)
        here = self._here(folder) or Configuration({}, ())
        self.programs.add(folder, named_files(here.options))
        try:
            new = _configuration(self.after, path)
        except UnreadableError as problem:
            change = self.suspects.get(path)
            text = tuple(self._in_file(change)) if change else ()
            yield Arrival(path, (f"+ what can't be read: {problem}", *text))
            self.looked_through.add(path)
            return
        self.programs.add(folder, named_files(new.options))
        if not self._is_link(path):
            self.looked_through.update(_paths_in(folder))
        if lines := changed_lines(here, new):
            yield Arrival(path, lines)

    def _makes_journal_around(self, path: str) -> bool:
        """Whether a folder around the journal's would be one itself: helplog takes the nearest upward."""
        folder, name = posixpath.split(path)
        around = self.repository.prefix.startswith(f"{folder}/" if folder else "")
        if not around or name not in CONFIGURATION_NAMES:
            return False
        return names_helplog((self.after.read(path) or b"").decode("utf-8", "replace"))

    def _is_link(self, path: str) -> bool:
        change = self.suspects.get(path)
        return change is not None and change.after is not None and not change.after.regular

    def _here(self, folder: str) -> Configuration | None:
        """What holds here now, or held last where that can't be read."""
        from helplog.text.reading.plain_configuration import UnreadableError  # noqa: PLC0415  # as above

        for tree in (self.before, *self.known):
            try:
                return _configuration(tree, tree.configuration_in(folder))
            except (UnreadableError, GitDeclinedError):
                continue
        return None

    def _in_attributes(self, path: str, change: Change) -> Iterator[Arrival]:
        from helplog.text.reading.git_attributes import changed_attributes  # noqa: PLC0415  # seldom

        old, new = (self._content(leaf) for leaf in (change.before, change.after))
        lines = changed_attributes(old or b"", new or b"")
        if change.after is not None and change.after.mode == LINK:
            lines = tuple(self._in_file(change))
        if lines:
            yield Arrival(path, lines)

    def _in_file(self, change: Change) -> Iterator[str]:
        old, new = (self._content(leaf) for leaf in (change.before, change.after))
        if change.after is None:
            yield "- the whole file"
        elif change.after.mode == LINK:
            yield f"+ a link to {(new or b'').decode('utf-8', 'replace')}"
        elif not change.after.regular:
            yield "+ another repository"
        else:
            yield from _differing(
                old if change.before and change.before.regular else None, new or b""
            )
            if change.after.mode == PROGRAM and (
                change.before is None or change.before.mode != PROGRAM
            ):
                yield "+ the right to run"

    def _content(self, leaf: Leaf | None) -> bytes | None:
        return None if leaf is None else _bytes(self.repository.git, leaf)


def _bytes(git: Git, leaf: Leaf) -> bytes | None:
    return read_blobs(git, [leaf.oid]).get(leaf.oid)


def _configuration(tree: _Tree, path: str) -> Configuration:
    from helplog.text.reading.plain_configuration import read_with_parents  # noqa: PLC0415  # as above

    return read_with_parents(path, tree.read)


def _paths_in(folder: str) -> Iterator[str]:
    return (posixpath.join(folder, name) for name in CONFIGURATION_NAMES)


def _differing(old: bytes | None, new: bytes) -> Iterator[str]:
    """Lines that only one of two contents has; as quick for long files as for short ones, unlike a proper diff."""
    if b"\0" in new or len(new) + len(old or b"") > _MOST_BYTES:
        yield f"+ {len(new):,} bytes, which can't be shown as lines"
        return
    before, after = (
        Counter((data or b"").decode("utf-8", "replace").split("\n")) for data in (old, new)
    )
    gone = [f"- {line}" for line in (before - after).elements() if line.strip()]
    come = [f"+ {line}" for line in (after - before).elements() if line.strip()]
    yield from gone
    yield from come
    if not gone and not come and (old or b"") != new:
        yield "+ the same lines in another order, or with other spaces between them"
