"""One tree as it would lie on disk: what its files would hold there, and where its links lead."""

from __future__ import annotations

import functools
import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.model.normal_forms import normalized
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.sync.git.calling import decoded
from helplog.sync.git.filters import written
from helplog.sync.git.inside import inside
from helplog.sync.git.objects import LINK, Leaf, leaves, read_blobs
from helplog.sync.git.repository import Repository

_LINKS: Final = late_pattern(rb"(?:^|\0)%s blob ([0-9a-f]+)\t([^\0]+)" % LINK.encode())
_YAML: Final = late_pattern(rb"\t([^\0]*\.ya?ml)\0", re.IGNORECASE)
_MOST_NAMES: Final = 1000
"""On one way, links included: they may lead round in a circle."""


@functools.lru_cache(maxsize=8192)
def normal(name: str) -> str:
    """A name as the least particular of systems takes it: case and hidden signs are nothing."""
    signs = normalized("NFC", name)
    seen = "".join(sign for sign in signs if unicodedata.category(sign) != "Cf")
    return seen.casefold().rstrip(". ")


def folded(path: str) -> str:
    """A path in the same way."""
    parts = path.split("/")
    names = map(normal, parts)
    return "/".join(names)


class _Link(NamedTuple):
    path: str
    target: str
    """Where it leads as it is written."""


@dataclass(slots=True)
class Tree:
    """Files of one tree."""

    repository: Repository
    tree: str
    _read: dict[str, bytes | None] = field(default_factory=dict)
    _listing: bytes | None = None
    _links: dict[str, _Link] | None = None

    def read(self, place: str) -> bytes | None:
        """What a file would hold on disk, also one that is reached by links of the tree's own.

        Args:
            place: from the top, or an absolute path that leads there.

        Returns:
            Its bytes; None for what isn't there, or lies elsewhere.

        Raises:
            GitDeclinedError: its filter declines.
        """
        if place not in self._read:
            self._read[place] = self._read_anew(place)
        return self._read[place]

    def _read_anew(self, place: str) -> bytes | None:
        start = inside(self.repository.top, place)
        path = self.end_of(start)
        if not path:
            return None
        there = leaves(self.repository.git, self.tree, [path])
        leaf = there.get(path)
        if leaf is None or not leaf.regular:
            return None
        return self.written(path, leaf)

    def written(self, path: str, leaf: Leaf) -> bytes:
        """What a file would hold on disk: filters and encodings make other bytes of what is kept.

        Raises:
            GitDeclinedError: a filter declines.
        """
        return written(self.repository.git, path, leaf.oid)

    @property
    def links(self) -> dict[str, _Link]:
        """Each link by its folded path."""
        if self._links is None:
            self._links = self._read_links()
        return self._links

    def _read_links(self) -> dict[str, _Link]:
        oids = {}
        everything = self._all()
        for oid, path in _LINKS.findall(everything):
            oids[decoded(path)] = decoded(oid)
        targets = read_blobs(self.repository.git, oids.values())
        links = {}
        for path, oid in oids.items():
            target = targets.get(oid, b"")
            led_to = decoded(target)
            links[folded(path)] = _Link(path, led_to)
        return links

    def end_of(self, path: str) -> str:
        """Where a path leads through every link on its way; empty where it leads out."""
        done: list[str] = []
        rest = path.split("/")[::-1]
        for _ in range(_MOST_NAMES):
            if not rest:
                return "/".join(done)
            name = rest.pop()
            if name in {"", "."}:
                continue
            if name != "..":
                done.append(name)
                done, rest = self._through_link(done, rest)
            elif done:
                done.pop()
            else:
                rest = self._again("..", rest)
        return ""

    def _through_link(
        self, done: list[str], rest: list[str]
    ) -> tuple[list[str], list[str]]:
        """What is behind and what lies ahead, where the last name behind may be a link."""
        path = "/".join(done)
        name = folded(path)
        link = self.links.get(name)
        if link is None or not link.target:
            return done, rest
        if link.target.startswith("/"):
            found = self._again(link.target, rest)
            return [], found
        parts = link.target.split("/")
        left = reversed(parts)
        ahead = [*rest, *left]
        return done[:-1], ahead

    def _again(self, start: str, rest: list[str]) -> list[str]:
        """What lies ahead from the top, where a way goes on outside the tree."""
        parts = reversed(rest)
        place = posixpath.join(start, *parts)
        path = inside(self.repository.top, place)
        return path.split("/")[::-1]

    def configuration_in(self, folder: str) -> str:
        """The path of the one that MkDocs would take; of the usual one where there is none."""
        paths = [posixpath.join(folder, name) for name in CONFIGURATION_NAMES]
        there = leaves(self.repository.git, self.tree, paths)
        for path in paths:
            if path in there:
                return path
        return paths[0]

    def yaml_files(self) -> list[str]:
        """The paths of every file that may be a configuration."""
        found = _YAML.findall(self._all())
        return [decoded(path) for path in found]

    def _all(self) -> bytes:
        if self._listing is None:
            git = self.repository.git
            options = ("-r", "-z", "--full-tree")
            self._listing = git.check("ls-tree", *options, self.tree)
        return self._listing
