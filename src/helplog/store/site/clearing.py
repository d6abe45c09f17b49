"""A site is taken away again: what builds made of it, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import NAME, read_manifest
from helplog.store.site.paths import look_below, read_below, remove_below
from helplog.store.site.plan import may_go
from helplog.store.site.proving import Proof
from helplog.store.site.publishing import FOR_GIT, LEAVE_OUT, alone_in

_OWN: Final = {FOR_GIT: LEAVE_OUT}


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of a site's files."""

    gone: int
    kept: tuple[str, ...] = ()
    """Paths that a build made and somebody changed since; they stay."""


def clear_site(site_path: Path, proof: Proof) -> Cleared:
    """Takes a site away; what a build is not known to have made stays, with its folder.

    Args:
        site_path: the folder of the site, found fit for one; it may be missing.
        proof: by what a build's files are known.

    Raises:
        OSError: it can't be looked into, or a file can't be taken away.
    """
    try:
        with FolderHandle.open_at(site_path) as site, alone_in(site):
            cleared = _clear(site, proof)
    except FileNotFoundError:
        return Cleared(0)
    with suppress(OSError):  # something else is in it
        site_path.rmdir()
    return cleared


def _clear(site: FolderHandle, proof: Proof) -> Cleared:
    known = None
    if proof.manifest_counts:
        known = read_manifest(site)
    if known is None:
        return Cleared(0)
    gone = 0
    kept = []
    for path in sorted(known.paths):
        if look_below(site, path) is None:
            continue
        if may_go(site, path, known, proof):
            remove_below(site, path)
            gone += 1
        else:
            kept.append(path)
    site.remove(NAME)
    for name, data in _OWN.items():
        if not kept and read_below(site, name) == data:
            site.remove(name)
    return Cleared(gone, tuple(kept))
