"""A site that was built aside takes its place, file by file; only what a build made is deleted.

A file that did not change is not touched. One that did is renamed over the old one, so that every
page is whole at every moment. What this build is about to write is noted first: ended at any point,
it leaves nothing that the next build would not know for a build's own.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Final, TypeVar

from helplog.model.refusal import RefusalError
from helplog.store.files.file_mark import mark_of
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import OWNER_ONLY, close_to_others
from helplog.store.site.manifest import (
    ARRIVING,
    UNFINISHED,
    Manifest,
    digest_of,
    is_confined,
    read_manifest,
    write_manifest,
)
from helplog.store.site.new_folders import take_in_new_folders
from helplog.store.site.page_files import WrittenFiles
from helplog.store.site.paths import (
    by_folder,
    files_below,
    folders_above,
    look_below,
    name_of,
    remove_below,
    remove_empty_above,
    remove_empty_folders,
)
from helplog.store.site.plan import Plan, Planner, Spellings, may_go, settled
from helplog.store.site.proving import Proof, take_over
from helplog.store.site.uninterrupted import uninterrupted
from helplog.store.writing.locking import wait_for

FOR_GIT: Final = ".gitignore"
LEAVE_OUT: Final = b"*\n"
"""What it says in a site's folder."""
_NOTHING_WRITTEN: Final[WrittenFiles] = {}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Staying:
    """Files in the site's folder that this build did not make, and left: paths below it."""

    changed: tuple[str, ...] = ()
    """An earlier build made them, and somebody changed them since."""
    unknown: tuple[str, ...] = ()
    """Nothing shows who made them. Told only where no manifest speaks of the folder yet."""
    gone: tuple[str, ...] = ()
    """An earlier build made them, and they were taken away."""


def publish(  # noqa: PLR0913 - each is asked of whoever builds
    built_path: Path,
    site_path: Path,
    proof: Proof,
    *,
    clean: bool,
    in_git: bool,
    written: WrittenFiles = _NOTHING_WRITTEN,
) -> Staying:
    """Makes the site's folder hold what was built.

    Args:
        built_path: the new site, this process's own; its files are moved out of it.
        site_path: the folder of the site, found fit for it.
        proof: by what a build's files are known.
        clean: whether files that earlier builds made, and this one did not, go.
        in_git: whether the folder lies where git would take it along.
        written: what is known of built files; those that are as they were then aren't read again.

    Returns:
        What stays though this build did not make it.

    Raises:
        RefusalError: something that is no build's stands in the way; nothing was changed.
        OSError: the disk is full, or has another reason; each file is the old or the new one.
    """
    site_path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FolderHandle.open_at(site_path) as site, alone_in(site):
        built = _digests(built_path, written)
        before = None
        if proof.manifest_counts:
            before = read_manifest(site)
        known = before
        if known is None:
            made = built.keys()
            known = take_over(site, proof, made)
        planner = Planner(site, built, known, proof)
        plan = planner.plan(clean=clean)
        close_to_others(site_path)
        if in_git and site.look(FOR_GIT) is None:
            site.write_new(FOR_GIT, LEAVE_OUT)
        publishing = Publishing(site, built_path, built, before, known, proof)
        changed = publishing.carry_out(plan, clean=clean)
        unknown: tuple[str, ...] = ()
        if before is None:
            unknown = _unknown(site, built, known)
        gone = [path for path in plan.leaving if path not in changed]
        return Staying(changed, unknown, tuple(gone))


@contextmanager
def alone_in(site: FolderHandle) -> Iterator[None]:
    """Keeps other builds out of the folder, where it can be locked."""
    if site.handle is None:
        yield
        return
    handle = site.open_folder()
    try:
        with suppress(OSError):  # a disk on the network may know no locks
            wait_for(handle)
        yield
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Publishing:
    """All that is known, before anything changes."""

    site: FolderHandle
    built_path: Path
    built: Mapping[str, str]
    """Digests of this build's files, by path."""
    before: Manifest | None
    """As it lies in the folder."""
    known: Manifest
    """The same, or what could be proved."""
    proof: Proof

    def carry_out(self, plan: Plan, *, clean: bool) -> tuple[str, ...]:
        """Does it; gives what stays since somebody changed it."""
        arriving = self.known.arriving
        if arriving:
            _clear_arriving(self.site, arriving)
        if plan.is_empty:
            self._note((), clean=clean)
            return ()
        moving = plan.moving
        with self._on_site_disk(moving) as near, uninterrupted():
            for path in plan.clearing:
                remove_below(self.site, path)
            taken = take_in_new_folders(self.site, near, moving)
            for folders, paths in by_folder(moving):
                if not taken.isdisjoint(folders_above(paths[0])):
                    continue
                self._take_in(near, folders, paths)
            kept = self._take_away(plan.leaving)
            self._note(kept, clean=clean)
        return kept

    @contextmanager
    def _on_site_disk(self, paths: tuple[str, ...]) -> Iterator[Path]:
        """Says ahead what is coming, and gives a folder on the site's own disk that holds it.

        A site on another disk gets all of it first, into a folder of its own: a disk that gets full
        meanwhile leaves the old site as it was.
        """
        coming = dict(self.known.coming)
        for path in paths:
            coming[path] = self.built[path]
        ahead = replace(self.known, coming=coming)
        if _on_one_disk(self.site, self.built_path):
            write_manifest(self.site, ahead)
            yield self.built_path
            return
        name = f"{ARRIVING}{token_hex(8)}"
        with_folder = replace(ahead, arriving=name)
        write_manifest(self.site, with_folder)
        try:
            self._copy_or_go_back(name, paths)
            near = Path(self.site.folder, name)
            yield near
        finally:
            _clear_arriving(self.site, name)

    def _copy_or_go_back(self, arriving: str, paths: tuple[str, ...]) -> None:
        try:
            with (
                FolderHandle.open_at(self.built_path) as built,
                self.site.below([arriving], make=True) as target,
            ):
                for folders, within in by_folder(paths):
                    _copy(built, target, folders, within)
        except BaseException:
            _clear_arriving(self.site, arriving)
            before = self.before or Manifest()
            with suppress(OSError):
                write_manifest(self.site, before)
            raise

    def _take_in(self, near: Path, folders: list[str], paths: list[str]) -> None:
        with self.site.below(folders, make=True) as here:
            for path in paths:
                name = name_of(path)
                remove_empty_folders(here, name)
                here.take_in(f"{near}/{path}", name)

    def _take_away(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Removes what earlier builds made; gives what stays since somebody changed it."""
        spellings = Spellings(self.built)
        kept: list[str] = []
        for path in paths:
            about = look_below(self.site, path)
            if about is None:
                remove_empty_above(self.site, path)
                continue
            is_built = spellings.name_same_file(path, about, self.site)
            if is_built:
                continue
            if may_go(self.site, path, self.known, self.proof):
                remove_below(self.site, path)
            else:
                kept.append(path)
        return tuple(kept)

    def _note(self, kept: tuple[str, ...], *, clean: bool) -> None:
        """Says what builds made of what lies there now."""
        now = self._manifest(kept, clean=clean)
        if now != self.before:
            write_manifest(self.site, now)

    def _manifest(self, kept: tuple[str, ...], *, clean: bool) -> Manifest:
        """What builds made of what lies there now; what somebody changed is theirs from here on."""
        made = settled(self.site, self.built)
        if clean:
            return Manifest(made)
        settled_now = {*self.built, *kept}
        every = _without(self.known.made, settled_now)
        every.update(made)
        coming = _without(self.known.coming, settled_now)
        return Manifest(every, coming)


def _without(
    by_path: Mapping[str, _Value], paths: Collection[str]
) -> dict[str, _Value]:
    return {path: one for path, one in by_path.items() if path not in paths}


def _unknown(
    site: FolderHandle, built: Mapping[str, str], known: Manifest
) -> tuple[str, ...]:
    expected = known.paths.union(built)
    unknown: list[str] = []
    for path, _ in files_below(site, hidden=False):
        if path not in expected:
            unknown.append(path)
    return tuple(sorted(unknown))


def _copy(
    source: FolderHandle, target: FolderHandle, folders: list[str], paths: list[str]
) -> None:
    with source.below(folders) as here, target.below(folders, make=True) as there:
        for path in paths:
            name = name_of(path)
            data = here.read(name)
            there.write_new(name, data)


def _on_one_disk(site: FolderHandle, built_path: Path) -> bool:
    """Whether files can be renamed from one to the other.

    Tried out: two mounts of one disk have the same number.
    """
    probe = built_path.with_name("probe")
    probe.write_bytes(b"")
    try:
        site.take_in(str(probe), UNFINISHED)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return False
        raise
    return True


def _clear_arriving(site: FolderHandle, name: str) -> None:
    """Takes away the folder for files from another disk, which only ever held a build's own."""
    with suppress(OSError):
        with site.below([name]) as folder:
            every = list(files_below(folder))
            for path, _ in every:
                remove_below(folder, path)
        remove_empty_folders(site, name)


def _digests(built_path: Path, written: WrittenFiles) -> dict[str, str]:
    """What was built: a digest for each file, by path. Each is closed to others on the way.

    Raises:
        RefusalError: a site can't hold one of them.
    """
    found: dict[str, str] = {}
    with FolderHandle.open_at(built_path) as built:
        unread: list[str] = []
        rights = 0
        for path, about in files_below(built):
            mode = about.st_mode
            if not is_confined(path) or not stat.S_ISREG(mode):
                raise RefusalError(
                    f"a plugin made {path}, which a site can't hold; nothing was changed"
                )
            rights |= mode
            known = written.get(path)
            if known is not None and known.mark == mark_of(about):
                found[path] = known.digest
            else:
                unread.append(path)
        if rights & OWNER_ONLY:  # a plugin's own doing
            close_to_others(built_path)
        for folders, within in by_folder(unread):
            with built.below(folders) as here:
                for path in within:
                    data = here.read(name_of(path))
                    found[path] = digest_of(data)
    return found
