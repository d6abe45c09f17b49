"""Files that run here, or decide what runs, because something names them.

What names them is MkDocs's configuration, or this clone's own of git; and what a link leads to
counts as the link does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from helplog.model.settings import CONFIGURATION_NAMES
from helplog.sync.git.named_programs import named_by_git
from helplog.sync.git.repository import Repository
from helplog.sync.inside import inside
from helplog.sync.running_kinds import MODULES, runs_by_name
from helplog.sync.tree_reading import Tree, folded, normal
from helplog.sync.worktree.attributes import ATTRIBUTES
from helplog.text.reading.what_runs import Named

_TEMPLATES: Final = ("theme", "overrides")
"""Where templates of one's own usually lie, also before the configuration names them."""
_MOST_SIGNS: Final = 1000
"""Of a word that may be the path of a file."""


def is_configuration(repository: Repository, path: str) -> bool:
    """Whether a path is a configuration of the journal's: its own, or one in a folder below."""
    name = normal(posixpath.basename(path))
    return path.startswith(repository.prefix) and name in CONFIGURATION_NAMES


def is_attributes(path: str) -> bool:
    """Whether git reads its attributes there, at whatever depth."""
    return normal(posixpath.basename(path)) == ATTRIBUTES


@dataclass(slots=True)
class Programs:
    """Which paths from the top of a repository count."""

    repository: Repository
    _files: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)
    _above: set[str] = field(default_factory=set)
    """Folders that hold one of these."""
    _hook_folders: set[str] = field(default_factory=set)
    _template_folders: set[str] = field(default_factory=set)
    """Those of the folders that can be nothing else."""

    def __post_init__(self) -> None:
        """What holds whatever MkDocs's configuration says."""
        self._add_folders(f"{self.repository.prefix}{name}" for name in _TEMPLATES)
        of_git = list(named_by_git(self.repository))
        self._add_files(of_git)
        self._add_folders(of_git)

    def add(self, folder: str, named: Named) -> None:
        """Takes in what a configuration names.

        Args:
            folder: where it lies, from the top; empty there.
            named: what stands in it.
        """
        docs = posixpath.join(folder, named.docs_dir or self.repository.docs_dir)
        self._add_folders(
            (posixpath.join(folder, one) for one in named.templates), always=True
        )
        for hook in named.hooks:
            place = inside(self.repository.top, posixpath.join(folder, hook))
            self._hook_folders.add(folded(posixpath.dirname(place)))
        names = [
            spelling
            for name in named.others
            if len(name) < _MOST_SIGNS
            for spelling in _spellings(name)
        ]
        places = [
            posixpath.join(where, name) for name in names for where in (folder, docs)
        ]
        self._add_files(places)
        self._add_folders(places)

    def follow(self, tree: Tree, known: Container[str]) -> None:
        """Takes in what the links of a tree lead to, where they count or lie in what does.

        Args:
            tree: which.
            known: paths that count by what they say alone.
        """
        left = {path for path, _ in tree.links.values()}
        found = True
        while found:
            counting = {
                path
                for path in left
                if path in self
                or (path not in known and runs_by_name(self.repository, path))
            }
            for link in counting:
                self._add_target(link, tree.end_of(link))
            left -= counting
            found = bool(counting)

    def __contains__(self, path: str) -> bool:
        """Whether a file at this path runs, or decides what runs."""
        one = folded(path)
        # A link or a file in the place of a folder takes what is below along.
        if one in self._files or one in self._above:
            return True
        if not self._folders.isdisjoint([one, *_folders_of(one)]):
            return True
        return PurePosixPath(one).suffix in MODULES and self._is_beside_hook(one)

    def _is_beside_hook(self, path: str) -> bool:
        """Whether a hook would find it as a module: Python looks in its folder first."""
        return any(
            path.startswith(f"{folder}/" if folder else "")
            for folder in self._hook_folders
        )

    def _add_target(self, link: str, target: str) -> None:
        one = folded(link)
        templates = not self._template_folders.isdisjoint([one, *_folders_of(one)])
        self._add_files([target])
        self._add_folders([target], always=templates)

    def _add_files(self, places: Iterable[str]) -> None:
        for one in filter(None, map(self._inside, places)):
            self._files.add(one)
            self._above.update(_folders_of(one))

    def _inside(self, place: str) -> str:
        """The path from the top, as it is compared; empty where it leads out or is no path."""
        return (
            folded(inside(self.repository.top, place))
            if len(place) < _MOST_SIGNS
            else ""
        )

    def _add_folders(self, places: Iterable[str], *, always: bool = False) -> None:
        """Adds folders, but none that holds entries: a word may well be the name of such a one.

        Args:
            places: of the folders.
            always: also one among the entries, where it can be nothing else than a folder of
                programs.
        """
        docs = f"{folded(self.repository.docs.rstrip('/'))}/"
        for one in filter(None, map(self._inside, places)):
            of_entries = f"{one}/".startswith(docs) or docs.startswith(f"{one}/")
            if not always and of_entries:
                continue
            self._folders.add(one)
            self._above.update(_folders_of(one))
            if always:
                self._template_folders.add(one)


def _spellings(name: str) -> Iterator[str]:
    """The file an address means: a browser decodes it, and leaves out what follows the name."""
    yield name
    yield unquote(re.split(r"[?#]", name, maxsplit=1)[0])


def _folders_of(path: str) -> Iterator[str]:
    """Every folder a path lies in."""
    while path := posixpath.dirname(path).rstrip("/"):
        yield path
