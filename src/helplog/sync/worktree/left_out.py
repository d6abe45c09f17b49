"""Entries that are read and are not in the repository, so that no other device gets them; and why.

What git was told to leave out, it leaves out in silence; and so it does with what lies behind a
link, in another repository, or outside of the journal. An entry that is only new is none of these:
the next sync takes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from unicodedata import normalize

from helplog.store.files.walking import Source
from helplog.sync.git.calling import as_input, records
from helplog.sync.git.ignoring import ignored_by
from helplog.sync.git.links import lies_at, link_on_the_way
from helplog.sync.git.objects import LINK, SUBMODULE
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.perhaps_left_out import LISTED

_SKIPPED: Final = frozenset({"S", "s"})


class Cause(StrEnum):
    """Why an entry is not in the repository."""

    ELSEWHERE = "elsewhere"
    """The entries' folder is named as one outside of the journal's."""
    LINK = "link"
    """It is reached by a link that leads out of the repository."""
    SUBMODULE = "submodule"
    NESTED = "nested"
    """It lies in a repository of its own, that git knows or that it doesn't."""
    IGNORED = "ignored"
    LOOKED_PAST = "looked-past"
    """Git has it, was told to take it for unchanged, and it is changed."""
    UNKNOWN = "unknown"


class LeftOut(NamedTuple):
    """Entries that are left out for one reason."""

    cause: Cause
    place: str = ""
    """What keeps them out, by its path from the top of the repository or as git names it: the link,
    the folder of the other repository, the file with the pattern, the entry git looks past."""
    line: int = 1
    """Of the pattern in its file."""
    said: str = ""
    """The pattern; the option that git was given; `known` for a repository that git keeps as a
    name."""
    uris: tuple[str, ...] = ()
    """The entries, relative to the entries' folder."""


def find_left_out(
    repository: Repository, sources: Sequence[Source]
) -> tuple[LeftOut, ...]:
    """What is left out, by reason, the first entry of each in order.

    Args:
        repository: which.
        sources: the entries that are read.
    """
    if not sources:
        return ()
    if repository.entries_lie_elsewhere:
        uris = tuple(source.uri for source in sources)
        return (LeftOut(Cause.ELSEWHERE, repository.docs_dir, uris=uris),)
    found: dict[LeftOut, list[str]] = {}
    for uri, reason in _Search(repository).reasons(sources):
        found.setdefault(reason, []).append(uri)
    gathered = []
    for reason, left in found.items():
        uris = tuple(sorted(left))
        told = reason._replace(uris=uris)
        gathered.append(told)
    by_uris = sorted(gathered, key=lambda one: one.uris)
    return tuple(by_uris)


class _Row(NamedTuple):
    """A file that git has."""

    letter: str
    mode: str
    oid: str

    @property
    def looked_past(self) -> bool:
        """Whether git was told to take it for unchanged."""
        return self.letter in _SKIPPED or self.letter.islower()


class _Search:
    """Looks for entries that git has not, in one repository."""

    def __init__(self, repository: Repository) -> None:
        """Asks git for all it has.

        Args:
            repository: which.
        """
        self.repository = repository
        self.rows: dict[str, _Row] = {}
        for row in records(repository.git.run(*LISTED).out):
            about, _, path = row.partition("\t")
            letter, mode, oid, _ = about.split(" ")
            self.rows[path] = _Row(letter, mode, oid)

    def reasons(self, sources: Iterable[Source]) -> Iterator[tuple[str, LeftOut]]:
        """Each entry that is left out, by its uri, and why."""
        here: dict[str, str] = {}
        """Where those lie that git doesn't have, and what they are called as entries."""
        for source in sources:
            path = f"{self.repository.docs}{source.uri}"
            row = self._row(path)
            if row is not None and row.mode != LINK:
                continue
            place = lies_at(self.repository, path)
            if not place:
                link = link_on_the_way(self.repository, path)
                reason = LeftOut(Cause.LINK, link)
                yield source.uri, reason
            elif self._row(place) is None:
                here[place] = source.uri
        yield from self._kept_by_another(here)
        yield from self._ignored(here)
        yield from self._looked_past(sources)
        yield from self._for_no_known_reason(here)

    def _row(self, path: str) -> _Row | None:
        row = self.rows.get(path)
        if row is None and self._folds:
            folded = self._fold(path)
            row = self._folded.get(folded)
        return row

    @property
    def _folds(self) -> bool:
        """Whether this disk takes two spellings of a name for one."""
        config = self.repository.config
        names = ("core.ignorecase", "core.precomposeunicode")
        return any(config.get(name) == "true" for name in names)

    @cached_property
    def _folded(self) -> dict[str, _Row]:
        return {self._fold(path): row for path, row in self.rows.items()}

    def _fold(self, path: str) -> str:
        return normalize("NFC", path).casefold()

    def _kept_by_another(self, here: dict[str, str]) -> Iterator[tuple[str, LeftOut]]:
        """Those in a repository of their own, taken out of the rest."""
        nearest: dict[PurePosixPath, LeftOut | None] = {}
        for path, uri in list(here.items()):
            folder = PurePosixPath(path).parent
            if folder not in nearest:
                nearest[folder] = self._repository_around(folder)
            reason = nearest[folder]
            if reason is not None:
                del here[path]
                yield uri, reason

    def _repository_around(self, folder: PurePosixPath) -> LeftOut | None:
        for around in (folder, *folder.parents):
            path = around.as_posix()
            if path == ".":
                return None
            row = self.rows.get(path)
            known = row is not None and row.mode == SUBMODULE
            if known and self._is_submodule(path):
                return LeftOut(Cause.SUBMODULE, path)
            if known:
                return LeftOut(Cause.NESTED, path, said="known")
            git_dir = self.repository.place(path) / ".git"
            if os.path.lexists(git_dir):
                return LeftOut(Cause.NESTED, path)
        return None

    def _is_submodule(self, path: str) -> bool:
        asked = ("--get-regexp", r"^submodule\..*\.path$")
        named = self.repository.git.run("config", "-z", "-f", ".gitmodules", *asked)
        rows = records(named.out)
        paths = [row.partition("\n")[2] for row in rows]
        return path in paths

    def _ignored(self, here: dict[str, str]) -> Iterator[tuple[str, LeftOut]]:
        """Those that a pattern keeps out, taken out of the rest."""
        for path, pattern in ignored_by(self.repository.git, here).items():
            uri = here.pop(path)
            reason = LeftOut(Cause.IGNORED, pattern.file, pattern.line, pattern.text)
            yield uri, reason

    def _looked_past(self, sources: Iterable[Source]) -> Iterator[tuple[str, LeftOut]]:
        """Those that git has as they were before."""
        unseen: dict[str, Source] = {}
        for source in sources:
            path = f"{self.repository.docs}{source.uri}"
            row = self.rows.get(path)
            if row is not None and row.looked_past and "\n" not in path:
                unseen[path] = source
        for path, oid in self._objects(unseen).items():
            row = self.rows[path]
            if oid == row.oid:
                continue
            option = "assume-unchanged"
            if row.letter in _SKIPPED:
                option = "skip-worktree"
            reason = LeftOut(Cause.LOOKED_PAST, path, said=option)
            yield unseen[path].uri, reason

    def _objects(self, paths: Mapping[str, Source]) -> dict[str, str]:
        """What git would call each file's content, were it to look at it."""
        if not paths:
            return {}
        asked = as_input(paths, "\n")
        printed = self.repository.git.run("hash-object", "--stdin-paths", given=asked)
        oids = printed.line.split("\n")
        by_path = zip(paths, oids, strict=False)
        return dict(by_path)

    def _for_no_known_reason(
        self, here: dict[str, str]
    ) -> Iterator[tuple[str, LeftOut]]:
        """Those that git has not and would not take; what is only new, the next sync takes."""
        if not here:
            return
        options = ("--others", "--exclude-standard", "-z")
        folders = [f":(top,literal){path}" for path in _folders(here)]
        listed = self.repository.git.run("ls-files", *options, "--", *folders)
        found = records(listed.out)
        new = set(found)
        for path, uri in here.items():
            if path not in new:
                reason = LeftOut(Cause.UNKNOWN, path)
                yield uri, reason


def _folders(paths: Iterable[str]) -> list[str]:
    """Folders at the top that paths lie in: a command line has an end."""
    return sorted({path.partition("/")[0] for path in paths})
