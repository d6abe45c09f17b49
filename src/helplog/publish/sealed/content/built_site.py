"""The built site that a copy is made of: what a build says it made, and nothing else there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.content.site_paths import NOT_FOUND, is_sealed
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import digest_of, read_manifest
from helplog.store.site.paths import by_folder, name_of

_LANGUAGE: Final = re.compile(r'<html lang="([a-zA-Z-]{2,35})"')
_BASE: Final = re.compile(r'href="([^"]*)assets/stylesheets/')
_HOME: Final = "index.html"
_AGAIN: Final = "the site changed while it was sealed; build it again"


class BuiltSite:
    """A site, held open by `opened_site`."""

    def __init__(self, folder: FolderHandle, digests: Mapping[str, str]) -> None:
        self._folder = folder
        self.digests = digests
        """Of each file that a copy holds, by its path."""

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What files hold, those of a folder together.

        Raises:
            RefusalError: one is no longer what the build left there.
        """
        for folders, within in by_folder(paths):
            with self._folder.below(folders) as here:
                for path in within:
                    data = here.read(name_of(path))
                    if digest_of(data) != self.digests[path]:
                        raise RefusalError(_AGAIN)
                    yield path, data

    def language(self) -> str:
        """The site's, as its first page says."""
        found = _LANGUAGE.search(self._beginning(_HOME))
        if found is None:
            return "en"
        return found[1]

    def base(self) -> str:
        """What pages that don't know where they are shown put before a path."""
        found = _BASE.search(self._beginning(NOT_FOUND))
        if found is None:
            return "/"
        return found[1]

    def _beginning(self, path: str) -> str:
        if path not in self.digests:
            return ""
        [(_, data)] = self.read([path])
        return data.decode("utf-8", "replace")


@contextmanager
def opened_site(site_path: Path) -> Iterator[BuiltSite]:
    """Holds a site.

    Raises:
        RefusalError: no build has made it, or one is at it.
    """
    try:
        with FolderHandle.open_at(site_path) as folder:
            manifest = read_manifest(folder)
            if manifest is None or manifest.coming or _HOME not in manifest.made:
                raise RefusalError(
                    f"no build is known to have made what is in {site_path}; build it first"
                )
            _refuse_unwritable(manifest.made)
            digests = {
                path: made.digest
                for path, made in sorted(manifest.made.items())
                if is_sealed(path)
            }
            yield BuiltSite(folder, digests)
    except OSError as error:
        raise RefusalError(f"{site_path} can't be read: {error.strerror}") from error


def _refuse_unwritable(paths: Iterable[str]) -> None:
    """Declines a name that can't be written in UTF-8, which is all that a copy knows."""
    for path in paths:
        try:
            path.encode()
        except UnicodeEncodeError as error:
            raise RefusalError(
                f"the name {path!r} is no text; rename that file, and build again"
            ) from error
