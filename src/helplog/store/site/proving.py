"""Whose are the files in a folder that no manifest speaks of: told by content, never by names.

Sites of helplog's first edition have no manifest, and a manifest can be lost. A page shows who made
it by its head. A file that is the entries' own, or the theme's, byte for byte, is a copy a build
made: taking it away loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.walking import OTHER_ENDINGS
from helplog.store.site.manifest import Made, Manifest, digest_of
from helplog.store.site.paths import files_below, read_below

_FRONT_PAGES: Final = ("index.html", "404.html")
_PAGE: Final = ".html"
_NEVER_COPIED: Final = tuple(OTHER_ENDINGS)
_HEAD_BYTES: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class Proof:
    """By what a file shows that a build made it."""

    has_our_head: Callable[[bytes], bool]
    """Of the beginning of a page."""
    originals: tuple[Path, ...] = ()
    """Folders a build copies files from: the entries', the theme's."""
    manifest_counts: bool = True
    """Whether a manifest that lies in the folder is believed; not where it may have come from
    elsewhere."""

    def holds_for(self, path: str, data: bytes) -> bool:
        """Whether a file of the site's folder is a build's.

        Args:
            path: below the site's folder.
            data: what it holds.
        """
        if self.is_our_page(path, data):
            return True
        return self.is_copy(path, data)

    def is_our_page(self, path: str, data: bytes) -> bool:
        """Whether it is a page with our head."""
        if not path.endswith(_PAGE):
            return False
        head = data[:_HEAD_BYTES]
        return self.has_our_head(head)

    def is_copy(self, path: str, data: bytes) -> bool:
        """Whether a build copied it from where it still is.

        Markdown never is, so a copy of that is a backup.
        """
        if path.endswith(_NEVER_COPIED):
            return False
        for folder in self.originals:
            original = _original(folder, path)
            if original == data:
                return True
        return False


def refuse_somebody_elses(site: FolderHandle, proof: Proof) -> None:
    """Declines to build into a folder that has no manifest and is somebody else's.

    It is a build's when it is empty, or when all in it, or its front page, is. Hidden files are
    never a build's, and never in its way.

    Raises:
        RefusalError: it holds something else.
    """
    if _is_site(site, proof):
        return
    for path, _ in files_below(site, hidden=False):
        data = read_below(site, path)
        made_by_a_build = data is not None and proof.holds_for(path, data)
        if not made_by_a_build:
            raise RefusalError(
                f"{site.folder} holds something else than a site of this journal ({path}); "
                "nothing was changed; name a folder of its own for the site (site_dir)"
            )


def take_over(site: FolderHandle, proof: Proof, coming: Collection[str]) -> Manifest:
    """What in the folder a build made, by proof.

    Args:
        site: the folder.
        proof: by what it is known.
        coming: what this build is about to write. In a site whose front page is a build's, what
            lies at one of these places is too, unless it is a page without our head.
    """
    is_site = _is_site(site, proof)
    made: dict[str, Made] = {}
    for path, _ in files_below(site, hidden=False):
        data = read_below(site, path)
        if data is None:
            continue
        ours = proof.is_our_page(path, data)
        if is_site and not path.endswith(_PAGE):
            ours = path in coming or proof.is_copy(path, data)
        if ours:
            digest = digest_of(data)
            made[path] = Made(digest)
    return Manifest(made)


def _is_site(site: FolderHandle, proof: Proof) -> bool:
    """Whether the front page, or the one for what is not found, is a build's."""
    for name in _FRONT_PAGES:
        data = read_below(site, name)
        if data is None:
            continue
        if proof.is_our_page(name, data):
            return True
    return False


def _original(folder: Path, path: str) -> bytes | None:
    try:
        with FolderHandle.open_at(folder) as originals:
            return read_below(originals, path)
    except OSError:
        return None
