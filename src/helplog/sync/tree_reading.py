"""One tree as it would lie on disk: what its files would hold there, and where its links lead."""

from __future__ import annotations

import functools
import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.normal_forms import normalized
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.sync.git.filters import written
from helplog.sync.git.objects import LINK, Leaf, leaves, read_blobs
from helplog.sync.git.repository import Repository
from helplog.sync.inside import inside

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
    return "/".join(map(normal, path.split("/")))


@dataclass(slots=True)
class Tree:
    """Files of one tree."""

    repository: Repository
    tree: str
    _read: dict[str, bytes | None] = field(default_factory=dict)
    _listing: bytes | None = None
    _links: dict[str, tuple[str, str]] | None = None

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
            path = self.end_of(inside(self.repository.top, place))
            leaf = (
                leaves(self.repository.git, self.tree, [path]).get(path)
                if path
                else None
            )
            self._read[place] = (
                self.written(path, leaf) if leaf and leaf.regular else None
            )
        return self._read[place]

    def written(self, path: str, leaf: Leaf) -> bytes:
        """What a file would hold on disk: filters and encodings make other bytes of what is kept.

        Raises:
            GitDeclinedError: a filter declines.
        """
        return written(self.repository.git, path, leaf.oid)

    @property
    def links(self) -> dict[str, tuple[str, str]]:
        """Each link by its folded path: the path, and where it leads as it is written."""
        if self._links is None:
            found = {
                path.decode("utf-8", "surrogateescape"): oid.decode()
                for oid, path in _LINKS.findall(self._all())
            }
            targets = read_blobs(self.repository.git, dict.fromkeys(found.values()))
            self._links = {
                folded(path): (
                    path,
                    targets.get(oid, b"").decode("utf-8", "surrogateescape"),
                )
                for path, oid in found.items()
            }
        return self._links

    def end_of(self, path: str) -> str:
        """Where a path leads through every link on its way; empty where it leads out."""
        done: list[str] = []
        rest = path.split("/")[::-1]
        for _ in range(_MOST_NAMES):
            if not rest:
                return "/".join(done)
            name = rest.pop()
            if name == "..":
                if done:
                    done.pop()
                else:
                    done, rest = [], self._again("..", rest)
            elif name not in {"", "."}:
                done.append(name)
                done, rest = self._through_link(done, rest)
        return ""

    def _through_link(
        self, done: list[str], rest: list[str]
    ) -> tuple[list[str], list[str]]:
        """What is behind and what lies ahead, where the last name behind may be a link."""
        target = self.links.get(folded("/".join(done)), ("", ""))[1]
        if target.startswith("/"):
            return [], self._again(target, rest)
        if target:
            return done[:-1], [*rest, *reversed(target.split("/"))]
        return done, rest

    def _again(self, start: str, rest: list[str]) -> list[str]:
        """What lies ahead from the top, where a way goes on outside the tree."""
        place = posixpath.join(start, *reversed(rest))
        return inside(self.repository.top, place).split("/")[::-1]

    def configuration_in(self, folder: str) -> str:
        """The path of the one that MkDocs would take; of the usual one where there is none."""
        paths = [posixpath.join(folder, name) for name in CONFIGURATION_NAMES]
        there = leaves(self.repository.git, self.tree, paths)
        return next((path for path in paths if path in there), paths[0])

    def yaml_files(self) -> list[str]:
        """The paths of every file that may be a configuration."""
        found = _YAML.findall(self._all())
        return [path.decode("utf-8", "surrogateescape") for path in found]

    def _all(self) -> bytes:
        if self._listing is None:
            self._listing = self.repository.git.check(
                "ls-tree", "-r", "-z", "--full-tree", self.tree
            )
        return self._listing
