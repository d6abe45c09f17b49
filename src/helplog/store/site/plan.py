"""What has to happen in the site's folder so that it holds what was just built; looks, and changes nothing.

What stands in the way and was not made by a build is never moved: the build declines, and says
where it lies.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.store.site.folder_handle import FolderHandle, NotAFolderError
from helplog.store.site.manifest import Made, Manifest, digest_of, mark_of
from helplog.store.site.proving import Proof


@dataclass(frozen=True, slots=True)
class Plan:
    """Paths below the site's folder, each in order."""

    moving: tuple[str, ...]
    """Built files that are new, or not what lies there."""
    clearing: tuple[str, ...]
    """Made by an earlier build, and in the way of one of these: a file where a folder has to be, or
    the reverse."""
    leaving: tuple[str, ...]
    """Made by an earlier build and not by this one."""


class Spellings:
    """Paths as a disk takes them that doesn't tell `A.png` from `a.png`: an old name may be another of a new file."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = {_folded(path): path for path in paths}

    def name_it(self, path: str, about: os.stat_result, site: FolderHandle) -> bool:
        """Whether one of them, spelled otherwise, is the same file.

        Args:
            path: of a file in the site's folder.
            about: what is known of it.
            site: the folder.
        """
        other = self._paths.get(_folded(path), path)
        found = look_below(site, other) if other != path else None
        return found is not None and (found.st_dev, found.st_ino) == (about.st_dev, about.st_ino)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def look_below(site: FolderHandle, path: str) -> os.stat_result | None:
    """What is known of a path below, a link as a link; None where nothing is, or a link is on the way."""
    *folders, name = path.split("/")
    try:
        with site.below(folders) as here:
            return here.look(name)
    except OSError:
        return None


@dataclass(frozen=True)
class Planner:
    """What is known of the folder before anything changes."""

    site: FolderHandle
    built: Mapping[str, str]
    """Digests of this build's files, by path."""
    known: Manifest
    proof: Proof

    def plan(self, *, clean: bool) -> Plan:
        """What has to happen.

        Args:
            clean: whether what earlier builds made, and this one did not, goes.

        Raises:
            RefusalError: something that is no build's stands in the way.
        """
        moving: list[str] = []
        clearing: list[str] = []
        for folders, paths in by_folder(self.built):
            try:
                with self.site.below(folders) as here:
                    for path in paths:
                        found = self._clear_for(path, here)
                        if found is not None:
                            moving.append(path)
                            clearing += found
            except FileNotFoundError:
                moving += paths
            except NotAFolderError as obstacle:
                clearing.append(self._of_a_build(obstacle.where))
                moving += paths
        gone = self.known.paths - self.built.keys() if clean else frozenset()
        return Plan(
            tuple(moving), tuple(dict.fromkeys(clearing)), tuple(sorted(gone.difference(clearing)))
        )

    def _clear_for(self, path: str, here: FolderHandle) -> list[str] | None:
        """What has to go before a file can take its place; None where the same file is there already."""
        name = path.rpartition("/")[2]
        about = here.look(name)
        if about is None:
            return []
        if stat.S_ISDIR(about.st_mode):
            return [self._of_a_build(f"{path}/{below}") for below in _below(here, name)]
        if not stat.S_ISREG(about.st_mode):
            raise self._in_the_way(path)
        made = self.known.made.get(path)
        if made is not None and made.mark == mark_of(about):
            return None if made.digest == self.built[path] else []
        data = _read_or_none(here, name)
        if data is not None and digest_of(data) == self.built[path]:
            return None
        ours = path in self.known.paths or (data is not None and self.proof.is_our_page(path, data))
        if not ours and not self._spellings.name_it(path, about, self.site):
            raise self._in_the_way(path)
        return []

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self.known.paths)

    def _of_a_build(self, path: str) -> str:
        """The path, where what lies there was made by an earlier build and may go."""
        if path in self.built or not may_go(self.site, path, self.known, self.proof):
            raise self._in_the_way(path)
        return path

    def _in_the_way(self, path: str) -> RefusalError:
        place = Path(self.site.path, path)
        kind = "is a link" if place.is_symlink() else "was not made by a build"
        return RefusalError(
            f"{place} {kind}, and stands where a page has to be; nothing was changed; move it away"
        )


def may_go(site: FolderHandle, path: str, known: Manifest, proof: Proof) -> bool:
    """Whether a file is still what a build made: the very bytes, a page with our head, or cut short by a power cut."""
    if path not in known.paths:
        return False
    *folders, name = path.split("/")
    try:
        with site.below(folders) as here:
            data = here.read(name)
    except OSError:
        return False
    return not data or known.wrote(path, digest_of(data)) or proof.is_our_page(path, data)


def by_folder(paths: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Paths by the folder they lie in: its names, and the paths."""
    ordered = sorted(paths, key=lambda path: (path.rpartition("/")[0], path))
    for folder, group in groupby(ordered, key=lambda path: path.rpartition("/")[0]):
        yield folder.split("/") if folder else [], list(group)


def _read_or_none(here: FolderHandle, name: str) -> bytes | None:
    try:
        return here.read(name)
    except OSError:
        return None


def _below(here: FolderHandle, name: str) -> list[str]:
    with here.below([name]) as folder:
        return [path for path, _ in folder.files()]


def settled(site: FolderHandle, built: Mapping[str, str]) -> dict[str, Made]:
    """This build's files as they lie in the site's folder now."""
    made = {}
    for folders, paths in by_folder(built):
        with site.below(folders) as here:
            for path in paths:
                about = here.look(path.rpartition("/")[2])
                if about is not None:
                    made[path] = Made(built[path], mark_of(about))
    return made
