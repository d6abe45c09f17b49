"""A few files of a site take the place of older ones; all others stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import close_to_others
from helplog.store.site.manifest import NAME, Manifest, digest_of, read_manifest
from helplog.store.site.page_files import write_page
from helplog.store.site.paths import read_below
from helplog.store.site.plan import Planner
from helplog.store.site.proving import Proof
from helplog.store.site.publishing import FOR_GIT, Publishing, alone_in
from helplog.store.site.staging import open_staging


class NotStandingError(Exception):
    """The site is not what the last build left; nothing was changed."""


def read_site(site_path: Path, stamp: str) -> Manifest:
    """What the last build made.

    Args:
        site_path: the folder of the site.
        stamp: the digest of its list of files, as the last build left that.

    Raises:
        NotStandingError: it is another list by now.
    """
    try:
        with FolderHandle.open_at(site_path) as site:
            return _manifest(site, stamp)
    except OSError as error:
        raise NotStandingError from error


class Site(NamedTuple):
    """A site as the last build left it."""

    root: Path
    """The folder of mkdocs.yml."""
    path: Path
    """The folder of the site."""
    stamp: str
    """The digest of its list of files."""
    proof: Proof
    """By what a build's files are known."""
    out_of_git: bool
    """Whether a file in its folder keeps it out of git."""


def read_file(site_path: Path, path: str) -> bytes | None:
    """What a file of a site holds; None for a link, or what can't be read."""
    with FolderHandle.open_at(site_path) as site:
        return read_below(site, path)


def revise(site: Site, changed: Mapping[str, bytes], gone: Collection[str]) -> str:
    """Makes some files of a site hold something else.

    Args:
        site: as it is.
        changed: what files hold from now on, by path.
        gone: files that go.

    Returns:
        The digest of the list of files as it is now.

    Raises:
        NotStandingError: files are not as the last build left them.
        RefusalError: something that is no build's stands in the way; nothing was changed.
        OSError: as in `publish`.
    """
    staging = open_staging(site.root)
    try:
        digests = {}
        for path, data in changed.items():
            digests[path] = write_page(staging.site_path, path, data).digest
        with FolderHandle.open_at(site.path) as folder, alone_in(folder):
            before = _manifest(folder, site.stamp)
            if (folder.look(FOR_GIT) is not None) != site.out_of_git:
                raise NotStandingError
            close_to_others(site.path)
            built = {path: made.digest for path, made in before.made.items()}
            for path in gone:
                built.pop(path, None)
            built |= digests
            plan = Planner(folder, built, before, site.proof).plan(clean=True)
            if not digests.keys() >= set(plan.moving):
                raise NotStandingError
            publishing = Publishing(
                folder, staging.site_path, built, before, before, site.proof
            )
            publishing.carry_out(plan, clean=True)
            return digest_of(folder.read(NAME))
    finally:
        staging.discard()


def _manifest(site: FolderHandle, stamp: str) -> Manifest:
    if digest_of(site.read(NAME)) != stamp:
        raise NotStandingError
    manifest = read_manifest(site)
    if manifest is None or manifest.coming or manifest.arriving:
        raise NotStandingError
    return manifest
