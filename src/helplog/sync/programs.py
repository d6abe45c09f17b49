"""Files that run here, or decide what runs, by where they lie and what the configuration names.

Entries are words and never among them. Neither is `.obsidian`: helplog runs nothing of it, Obsidian
asks before it runs anything of a vault it doesn't know, and it writes there at every turn.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from helplog.model.normal_forms import normalized
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.sync.git.calling import records
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.attributes import ATTRIBUTES
from helplog.text.reading.what_runs import Named

_SCRIPTS: Final = frozenset(
    {
        *(".py", ".pyw", ".pyc", ".pyd", ".so", ".pth", ".egg", ".whl"),
        *(
            ".sh",
            ".bash",
            ".zsh",
            ".fish",
            ".ps1",
            ".psm1",
            ".vbs",
            ".lnk",
            ".desktop",
            ".code-workspace",
        ),
    }
)
"""Python takes modules from the folder it is called in; the others start with a click or a name."""
_FOUND_BY_NAME: Final = frozenset({".exe", ".com", ".bat", ".cmd", ".dll"})
"""Windows looks for programs in the folder one stands in, be it the entries', before all others."""
_ORDERS: Final = frozenset(
    {
        *(
            "makefile",
            "gnumakefile",
            "justfile",
            ".justfile",
            "taskfile.yml",
            "package.json",
            ".npmrc",
        ),
        *(
            "pyproject.toml",
            "setup.cfg",
            "requirements.txt",
            "tox.ini",
            "mise.toml",
            ".mise.toml",
            ".tool-versions",
        ),
        *(".envrc", ".gitconfig", ".pre-commit-config.yaml", "lefthook.yml"),
        *(
            ".exrc",
            ".vimrc",
            ".nvimrc",
            ".nvim.lua",
            ".lvimrc",
            ".dir-locals.el",
            ".dir-locals-2.el",
        ),
    }
)
"""Names by which tools and editors find what they are to run in a folder."""
_ORDERS_IN: Final = {
    ".vscode": frozenset({"settings.json", "tasks.json", "launch.json", "mcp.json"}),
    ".vim": None,
    ".helix": None,
    ".zed": None,
    ".idea": None,
    ".devcontainer": None,
    ".githooks": None,
    ".husky": None,
}
"""Folders where they look for it, with the names of the files that count; None where each does."""
_TEMPLATES: Final = ("theme", "overrides")
"""Where templates of one's own usually lie, also before the configuration names them."""
_INCLUDED: Final = r"^(include\.path|includeif\..*\.path|core\.attributesfile|core\.hookspath)$"
"""Names in a clone's own configuration that may lead to files of the journal."""
_MOST_SIGNS: Final = 1000
"""Of a word that may be the path of a file."""


def normal(name: str) -> str:
    """A file's name as systems see it that take case, and signs without a look, for nothing."""
    signs = normalized("NFC", name)
    seen = "".join(sign for sign in signs if unicodedata.category(sign) != "Cf")
    return seen.casefold().rstrip(". ")


def is_configuration(repository: Repository, path: str) -> bool:
    """Whether a path is a configuration of the journal's, or of a folder below, where it counts."""
    if not path.startswith(repository.prefix):
        return False
    return normal(posixpath.basename(path)) in CONFIGURATION_NAMES


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

    def __post_init__(self) -> None:
        """What holds whatever the configuration says."""
        prefix = self.repository.prefix
        self._add_folders(f"{prefix}{name}" for name in _TEMPLATES)
        self._add_files(f"{prefix}{name}" for name in CONFIGURATION_NAMES)
        included = [*self._included()]
        self._add_files(included)
        self._add_folders(included)

    def add(self, folder: str, named: Named) -> None:
        """Takes in what a configuration names.

        Args:
            folder: where it lies, from the top; empty there.
            named: what stands in it.
        """
        docs = posixpath.join(folder, named.docs_dir or self.repository.docs_dir)
        if named.templates is not None:
            self._add_folders([posixpath.join(folder, named.templates)], always=True)
        for hook in named.hooks:
            place = posixpath.normpath(posixpath.join(folder, hook))
            self._hook_folders.add(posixpath.dirname(place))
        places = []
        for name in named.others:
            if len(name) >= _MOST_SIGNS:
                continue
            for spelling in _spellings(name):
                places += [posixpath.join(folder, spelling), posixpath.join(docs, spelling)]
        self._add_files(places)
        self._add_folders(places)

    def __contains__(self, path: str) -> bool:
        """Whether a file at this path runs, or decides what runs."""
        return self._is_named(path) or self._is_known_by_name(path)

    def _is_named(self, path: str) -> bool:
        folded = _folded(path)
        # A link or a file in the place of a folder takes what is below along.
        if folded in self._files or folded in self._above:
            return True
        return not self._folders.isdisjoint([folded, *_folders_of(folded)])

    def _is_known_by_name(self, path: str) -> bool:
        if not path.startswith(self.repository.prefix):  # another project's, around the journal
            return False
        *above, name = map(normal, path.removeprefix(self.repository.prefix).split("/"))
        suffix = PurePosixPath(name).suffix
        if suffix in _SCRIPTS:
            return not path.startswith(self.repository.docs) or self._is_beside_hook(path)
        if suffix in _FOUND_BY_NAME or name in _ORDERS:
            return True
        return any(_counts_in(folder, name) for folder in above)

    def _is_beside_hook(self, path: str) -> bool:
        """Whether a hook would find it as a module: Python looks in its folder first."""
        return any(not folder or path.startswith(f"{folder}/") for folder in self._hook_folders)

    def _included(self) -> Iterator[str]:
        """Files and folders of the journal that this clone's own configuration names."""
        repository = self.repository
        top = f"{repository.top.as_posix()}/"
        listed = repository.git.run("config", "-z", "--get-regexp", _INCLUDED)
        for row in records(listed.out):
            key, _, value = row.partition("\n")
            start = repository.common_dir if key.endswith(".path") else repository.top
            place = posixpath.normpath(posixpath.join(start.as_posix(), value))
            if place.startswith(top):
                yield place

    def _add_files(self, places: Iterable[str]) -> None:
        for place in places:
            inside = self._inside(place)
            if inside:
                self._files.add(inside)
                self._above.update(_folders_of(inside))

    def _inside(self, place: str) -> str:
        """The path from the top, as it is compared; empty where it leads out or is no path."""
        if "://" in place or "\n" in place:
            return ""
        top = f"{self.repository.top.as_posix()}/"
        inside = _folded(posixpath.normpath(place).removeprefix(top))
        if inside in {".", ".."} or inside.startswith(("../", "/")):
            return ""
        return inside

    def _add_folders(self, places: Iterable[str], *, always: bool = False) -> None:
        """Adds folders, but none with entries: a word in an option may well be the name of one.

        Args:
            places: of the folders.
            always: also one among the entries, where it can be nothing else than a folder of
                programs.
        """
        docs = _folded(self.repository.docs)
        for place in places:
            inside = self._inside(place)
            of_entries = f"{inside}/".startswith(docs) or docs.startswith(f"{inside}/")
            if inside and (always or not of_entries):
                self._folders.add(inside)
                self._above.update(_folders_of(inside))


def _counts_in(folder: str, name: str) -> bool:
    if folder not in _ORDERS_IN:
        return False
    names = _ORDERS_IN[folder]
    return names is None or name in names


def _spellings(name: str) -> Iterator[str]:
    """The file an address means: as it stands, and as a browser asks for it."""
    yield name
    yield unquote(re.split(r"[?#]", name, maxsplit=1)[0])


def _folders_of(path: str) -> Iterator[str]:
    """Every folder a path lies in."""
    while path := posixpath.dirname(path).rstrip("/"):
        yield path


def _folded(place: str) -> str:
    if not place:
        return ""
    return "/".join(map(normal, posixpath.normpath(place).split("/")))
