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
from helplog.sync.git.inside import inside
from helplog.sync.git.named_programs import named_by_git
from helplog.sync.git.repository import Repository
from helplog.sync.running_kinds import MODULES, runs_by_name
from helplog.sync.tree_reading import Tree, folded, normal
from helplog.sync.worktree.attributes import ATTRIBUTES
from helplog.text.reading.configuration.what_runs import Named

_TEMPLATES: Final = ("theme", "overrides")
"""Where templates of one's own usually lie, also before the configuration names them."""
_MOST_SIGNS: Final = 1000
"""Of a word that may be the path of a file."""


def is_configuration(repository: Repository, path: str) -> bool:
    """Whether a path is a configuration of the journal's: its own, or one in a folder below."""
    if not path.startswith(repository.prefix):
        return False
    base_name = posixpath.basename(path)
    name = normal(base_name)
    return name in CONFIGURATION_NAMES


def is_attributes(path: str) -> bool:
    """Whether git reads its attributes there, at whatever depth."""
    name = posixpath.basename(path)
    return normal(name) == ATTRIBUTES


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
        found = named_by_git(self.repository)
        of_git = list(found)
        self._add_files(of_git)
        self._add_folders(of_git)

    def add(self, folder: str, named: Named) -> None:
        """Takes in what a configuration names.

        Args:
            folder: where it lies, from the top; empty there.
            named: what stands in it.
        """
        docs_dir = named.docs_dir or self.repository.docs_dir
        docs = posixpath.join(folder, docs_dir)
        templates = [posixpath.join(folder, one) for one in named.templates]
        self._add_folders(templates, always=True)
        for hook in named.hooks:
            path = posixpath.join(folder, hook)
            place = inside(self.repository.top, path)
            beside = posixpath.dirname(place)
            beside_name = folded(beside)
            self._hook_folders.add(beside_name)
        places = []
        for name in named.others:
            if len(name) >= _MOST_SIGNS:
                continue
            for spelling in _spellings(name):
                places.append(posixpath.join(folder, spelling))
                places.append(posixpath.join(docs, spelling))
        self._add_files(places)
        self._add_folders(places)

    def follow(self, tree: Tree, known: Container[str]) -> None:
        """Takes in what the links of a tree lead to, where they count or lie in what does.

        Args:
            tree: which.
            known: paths that count by what they say alone.
        """
        links = tree.links.values()
        left = {link.path for link in links}
        while True:
            counting = {path for path in left if self._counts(path, known)}
            if not counting:
                return
            for path in counting:
                target = tree.end_of(path)
                self._add_target(path, target)
            left -= counting

    def _counts(self, path: str, known: Container[str]) -> bool:
        if path in self:
            return True
        return path not in known and runs_by_name(self.repository, path)

    def __contains__(self, path: str) -> bool:
        """Whether a file at this path runs, or decides what runs."""
        one = folded(path)
        # A link or a file in the place of a folder takes what is below along.
        if one in self._files or one in self._above:
            return True
        above = _folders_of(one)
        if not self._folders.isdisjoint([one, *above]):
            return True
        if PurePosixPath(one).suffix not in MODULES:
            return False
        return self._is_beside_hook(one)

    def _is_beside_hook(self, path: str) -> bool:
        """Whether a hook would find it as a module: Python looks in its folder first."""
        if "" in self._hook_folders:
            return True
        return any(path.startswith(f"{folder}/") for folder in self._hook_folders)

    def _add_target(self, link: str, target: str) -> None:
        one = folded(link)
        above = _folders_of(one)
        templates = not self._template_folders.isdisjoint([one, *above])
        self._add_files([target])
        self._add_folders([target], always=templates)

    def _add_files(self, places: Iterable[str]) -> None:
        within = map(self._inside, places)
        for one in filter(None, within):
            self._files.add(one)
            above = _folders_of(one)
            self._above.update(above)

    def _inside(self, place: str) -> str:
        """The path from the top, as it is compared; empty where it leads out or is no path."""
        if len(place) >= _MOST_SIGNS:
            return ""
        path = inside(self.repository.top, place)
        return folded(path)

    def _add_folders(self, places: Iterable[str], *, always: bool = False) -> None:
        """Adds folders, but none that holds entries: a word may well be the name of such a one.

        Args:
            places: of the folders.
            always: also one among the entries, where it can be nothing else than a folder of
                programs.
        """
        docs = f"{folded(self.repository.docs.rstrip('/'))}/"
        within = map(self._inside, places)
        for one in filter(None, within):
            of_entries = f"{one}/".startswith(docs) or docs.startswith(f"{one}/")
            if not always and of_entries:
                continue
            self._folders.add(one)
            above = _folders_of(one)
            self._above.update(above)
            if always:
                self._template_folders.add(one)


def _spellings(name: str) -> Iterator[str]:
    """The file an address means: a browser decodes it, and leaves out what follows the name."""
    yield name
    file, *_ = re.split(r"[?#]", name, maxsplit=1)
    yield unquote(file)


def _folders_of(path: str) -> Iterator[str]:
    """Every folder a path lies in."""
    folder = posixpath.dirname(path).rstrip("/")
    while folder:
        yield folder
        folder = posixpath.dirname(folder).rstrip("/")
