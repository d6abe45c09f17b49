"""A sealed copy read without a browser: every file of it, where the plain site has it.

What was made opaque for a browser's sake leads again to files in folders, the search's among them,
so that the folder opens from disk. Ids and titles stay as the copy has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.content.attributes import LINKS, SOURCES, with_values
from helplog.publish.sealed.content.rewriting import KEEPER
from helplog.publish.sealed.content.search_files import unsealed_search_file
from helplog.publish.sealed.content.site_paths import (
    APP_MANIFEST,
    is_page,
    is_search_file,
)
from helplog.publish.sealed.content.stylesheets import ENDING, with_links
from helplog.publish.sealed.format.blobs import DamagedError
from helplog.publish.sealed.format.contents import FILE, Part
from helplog.publish.sealed.format.packs import PackedFile
from helplog.publish.sealed.opened import MissingError, OpenedCopy
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.saving import refusal
from helplog.store.site.manifest import is_confined

_OWN: Final = ("assets/", "search/", APP_MANIFEST)
_KEEPER: Final = f'<script src="{KEEPER}"></script>'
_BASE: Final = '"base": "."'
_WORKER: Final = '"search": "'


class UnsealedFile(NamedTuple):
    """A file of the plain site."""

    path: str
    content: bytes


def unsealed(copy: OpenedCopy) -> Iterator[UnsealedFile]:
    """Every file of a copy that the plain site has as well.

    Raises:
        RefusalError: a part is missing or damaged, or would lead out of the folder.
    """
    paths: dict[str, str] = {}
    for part in copy.contents.parts:
        for file in _packed(copy, part):
            paths[file.address] = _confined(file.path or file.address)
    links = _Links(paths)
    for part in copy.contents.parts:
        for file in _packed(copy, part):
            if file.path:
                plain = links.unsealed(file)
                _confined(plain.path)
                yield plain


def write_unsealed(copy: OpenedCopy, to_path: Path) -> int:
    """Writes every file into a new or empty folder, for its owner alone; how many there were.

    Raises:
        RefusalError: there is something in it, it can't be written, or the copy is damaged.
    """
    written = 0
    try:
        to_path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FolderHandle.open_at(to_path) as folder:
            if folder.names():
                raise RefusalError(f"{to_path} is not empty; name a new folder (--to)")
            for file in unsealed(copy):
                *folders, name = file.path.split("/")
                with folder.below(folders, make=True) as here:
                    here.write_new(name, file.content)
                written += 1
    except OSError as error:
        raise refusal(to_path, error) from error
    return written


def refuse_within(copy_path: Path, to_path: Path) -> None:
    """Declines to write what is readable into the folder that is handed to a host.

    Raises:
        RefusalError: it lies there.
    """
    if to_path.resolve().is_relative_to(copy_path.resolve()):
        raise RefusalError(
            f"{to_path} lies in the sealed copy, and would be handed to its host; name a folder "
            "elsewhere (--to)"
        )


def _packed(copy: OpenedCopy, part: Part) -> list[PackedFile]:
    try:
        if not part.name.startswith(FILE):
            return copy.files(part)
        content = copy.plaintext(part)
    except (MissingError, DamagedError, ValueError, TypeError, LookupError) as error:
        raise RefusalError(
            "a part of the sealed copy is missing or damaged; helplog seal verify says which"
        ) from error
    path = part.name.removeprefix(FILE)
    return [PackedFile(part.addresses[0], part.media_type, [content], path)]


def _confined(path: str) -> str:
    if not is_confined(path):
        raise RefusalError(
            f"the sealed copy holds {path!r}, which leads out of a folder"
        )
    return path


class _Links:
    """From addresses of a copy to where things lie."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths

    def unsealed(self, file: PackedFile) -> UnsealedFile:
        """A file as it lies in a folder."""
        if is_search_file(file.path):
            content = unsealed_search_file(file.path, file.content, self.from_root)
            return UnsealedFile(
                file.address, content
            )  # by the name that the search asks for
        up = "../" * file.path.count("/")
        if file.path.endswith(ENDING):
            css = file.content.decode("utf-8", "replace")
            led = with_links(css, lambda written: self._led(written, up))
            return UnsealedFile(file.path, led.encode())
        if not is_page(file.path):
            return UnsealedFile(file.path, file.content)
        html = file.content.decode("utf-8", "replace").replace(_KEEPER, "")
        html = html.replace(_BASE, f'"base": "{up.rstrip("/") or "."}"')
        html = html.replace(f"{_WORKER}assets/", f"{_WORKER}{up}assets/")

        def tell(name: str, value: str) -> str:
            if name in LINKS:
                return self._led(value, up)
            if name == SOURCES:
                return re.sub(
                    r"[^\s,]+(?=\s|,|$)", lambda one: self._led(one[0], up), value
                )
            return value

        return UnsealedFile(file.path, with_values(html, tell).encode())

    def from_root(self, link: str) -> str:
        """Where a link leads, from the root of the site on."""
        return self._led(link, "")

    def _led(self, link: str, up: str) -> str:
        address, hash_sign, fragment = link.partition("#")
        path = self._paths.get(address)
        if path is None:
            return f"{up}{link}" if address.startswith(_OWN) else link
        return f"{up}{path}{hash_sign}{fragment}"
