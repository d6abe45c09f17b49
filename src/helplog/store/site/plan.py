"""What has to happen in the site's folder so that it holds what was just built.

Looks, and changes nothing. What stands in the way and was not made by a build is never moved: the
build declines, and says where it lies.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helplog.model.normal_forms import normalized
from helplog.model.refusal import RefusalError
from helplog.store.files.file_mark import mark_of
from helplog.store.files.folder_handle import FolderHandle, NotAFolderError
from helplog.store.site.manifest import Made, Manifest, digest_of
from helplog.store.site.paths import (
    by_folder,
    files_below,
    look_below,
    name_of,
    read_below,
)
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

    @property
    def is_empty(self) -> bool:
        """Whether everything is as it has to be."""
        return not (self.moving or self.clearing or self.leaving)


class Spellings:
    """Paths as a disk takes them that doesn't tell `A.png` from `a.png`.

    An old name may be another spelling of a new file's.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths: dict[str, str] = {}
        for path in paths:
            self._paths[_folded(path)] = path

    def name_same_file(
        self, path: str, about: os.stat_result, site: FolderHandle
    ) -> bool:
        """Whether one of them, spelled otherwise, is the same file.

        Args:
            path: of a file in the site's folder.
            about: what is known of it.
            site: the folder.
        """
        folded = _folded(path)
        other = self._paths.get(folded)
        if other is None or other == path:
            return False
        found = look_below(site, other)
        if found is None:
            return False
        return os.path.samestat(found, about)


def _folded(path: str) -> str:
    composed = normalized("NFC", path)
    return composed.casefold()


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
                    missing = [path for path in paths if not self._is_there(path, here)]
                    for path in missing:
                        clearing += self._clear_for(path, here)
                moving += missing
            except FileNotFoundError:
                moving += paths
            except NotAFolderError as obstacle:
                in_the_way = self._of_a_build(obstacle.where)
                clearing.append(in_the_way)
                moving += paths
        once = dict.fromkeys(clearing)
        leaving: list[str] = []
        if clean:
            gone = self.known.paths.difference(self.built, clearing)
            leaving = sorted(gone)
        all_moving = tuple(moving)
        return Plan(all_moving, tuple(once), tuple(leaving))

    def _is_there(self, path: str, here: FolderHandle) -> bool:
        """Whether the very file that was built is in its place already."""
        name = name_of(path)
        about = here.look(name)
        if about is None:
            return False
        if not stat.S_ISREG(about.st_mode):
            return False
        mark = mark_of(about)
        made = self.known.made.get(path)
        if made is not None and made.mark == mark:
            digest = made.digest  # it was not touched since that build
        else:
            data = read_below(here, name)
            if data is None:
                return False
            digest = digest_of(data)
        return digest == self.built[path]

    def _clear_for(self, path: str, here: FolderHandle) -> list[str]:
        """What has to go before a file can take its place.

        Raises:
            RefusalError: something that is no build's is there.
        """
        name = name_of(path)
        about = here.look(name)
        if about is None:
            return []
        mode = about.st_mode
        if stat.S_ISDIR(mode):
            return self._clear_folder(path, here)
        if stat.S_ISREG(mode) and self._is_ours(path, about, here):
            return []
        raise self._in_the_way(path)

    def _clear_folder(self, path: str, here: FolderHandle) -> list[str]:
        """The files of a folder that stands where a page has to be."""
        name = name_of(path)
        with here.below([name]) as folder:
            inside = [f"{path}/{below}" for below, _ in files_below(folder)]
        return [self._of_a_build(one) for one in inside]

    def _is_ours(self, path: str, about: os.stat_result, here: FolderHandle) -> bool:
        """Whether a build made the file, so that it may be written over."""
        if path in self.known.paths:
            return True
        name = name_of(path)
        data = read_below(here, name)
        if data is not None and self.proof.is_our_page(path, data):
            return True
        return self._spellings.name_same_file(path, about, self.site)

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self.known.paths)

    def _of_a_build(self, path: str) -> str:
        """The path, where what lies there was made by an earlier build and may go."""
        if path in self.built:
            raise self._in_the_way(path)
        if not may_go(self.site, path, self.known, self.proof):
            raise self._in_the_way(path)
        return path

    def _in_the_way(self, path: str) -> RefusalError:
        place = Path(self.site.folder, path)
        kind = "was not made by a build"
        if place.is_symlink():
            kind = "is a link"
        return RefusalError(
            f"{place} {kind}, and stands where a page has to be; nothing was changed; move it away"
        )


def may_go(site: FolderHandle, path: str, known: Manifest, proof: Proof) -> bool:
    """Whether a file is still a build's: the very bytes, a page with our head, or empty.

    A power cut leaves empty files.
    """
    if path not in known.paths:
        return False
    data = read_below(site, path)
    if data is None:
        return False
    if not data:
        return True
    digest = digest_of(data)
    if known.wrote(path, digest):
        return True
    return proof.is_our_page(path, data)


def settled(site: FolderHandle, built: Mapping[str, str]) -> dict[str, Made]:
    """This build's files as they lie in the site's folder now."""
    made: dict[str, Made] = {}
    for folders, paths in by_folder(built):
        with site.below(folders) as here:
            for path in paths:
                name = name_of(path)
                about = here.look(name)
                if about is None:
                    continue
                mark = mark_of(about)
                made[path] = Made(built[path], mark)
    return made
