"""What builds made in the site's folder: the only files there a build may take away.

It lies in that folder, under a name MkDocs never copies. So it goes where the site goes, is gone
when the site is, and outlives a cache that was emptied. It is believed only as an ordinary file of
exactly this shape; whoever calls asks git first, for what git tracks came from elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Final

from helplog.store.files.file_mark import Mark
from helplog.store.files.folder_handle import FolderHandle

NAME: Final = ".helplog-site.json"
UNFINISHED: Final = ".helplog-site.new"
"""The next one while it is written."""
ARRIVING: Final = ".helplog-arriving-"
"""How the folder begins in which files from another disk wait to take their places."""
_EDITION: Final = 1
_MOST_BYTES: Final = 1 << 28
_DIGEST_BYTES: Final = 16
_DIGEST_LETTERS: Final = 2 * _DIGEST_BYTES


@dataclass(frozen=True, slots=True)
class Made:
    """A file as a build left it."""

    digest: str
    mark: Mark | None = None
    """None where it was only known by its content."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What builds made, by path below the site's folder."""

    made: Mapping[str, Made] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)
    """Digests of what a build was about to write when it said so; empty once it is done."""
    arriving: str = ""
    """The folder for files from another disk; empty where there is none."""

    @property
    def paths(self) -> frozenset[str]:
        """Every path a build wrote, or may have written before it was ended."""
        paths = (*self.made, *self.coming)
        return frozenset(paths)

    def wrote(self, path: str, digest: str) -> bool:
        """Whether a build wrote these very bytes there."""
        digests = [self.coming.get(path)]
        made = self.made.get(path)
        if made is not None:
            digests.append(made.digest)
        return digest in digests


def digest_of(data: bytes) -> str:
    """What tells one content from another."""
    digest = blake2b(data, digest_size=_DIGEST_BYTES)
    return digest.hexdigest()


def read_manifest(site: FolderHandle) -> Manifest | None:
    """What the site's folder says of itself; None where that wasn't written here."""
    try:
        data = site.read(NAME, _MOST_BYTES)
        given = json.loads(data)
        return _manifest(given)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_manifest(site: FolderHandle, manifest: Manifest) -> None:
    """Puts it in the place of the one before, whole.

    Raises:
        OSError: it can't be written; the one before stands.
    """
    made = {}
    for path, one in sorted(manifest.made.items()):
        mark = one.mark or ()
        made[path] = [one.digest, *mark]
    coming = sorted(manifest.coming.items())
    written = {
        "helplog": "site",
        "edition": _EDITION,
        "made": made,
        "coming": dict(coming),
        "arriving": manifest.arriving,
    }
    text = json.dumps(written, separators=(",", ":"))
    data = text.encode()
    site.replace(NAME, data, beside=UNFINISHED)


def is_confined(path: str) -> bool:
    """Whether a path names a file below the folder it is read from.

    None of git's own does, nor any of this module's.
    """
    if "\0" in path:
        return False
    if os.name == "nt" and ("\\" in path or ":" in path):
        return False
    parts = path.split("/")
    if any(map(_leads_elsewhere, parts)):
        return False
    first = parts[0].casefold()
    own = (NAME, UNFINISHED, ARRIVING)
    return not first.startswith(own)


def _leads_elsewhere(part: str) -> bool:
    if part in {"", ".", ".."}:
        return True
    return part.casefold() == ".git"


def _manifest(given: Any) -> Manifest:  # noqa: ANN401 - JSON, before it is looked at
    """The same as types.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    edition = given["helplog"], given["edition"]
    if edition != ("site", _EDITION):
        raise ValueError("another edition")
    made = {}
    given_made = given["made"]
    for path, one in given_made.items():
        _refuse_elsewhere(path)
        made[path] = _made(*one)
    coming = {}
    given_coming = given["coming"]
    for path, digest in given_coming.items():
        _refuse_elsewhere(path)
        coming[path] = _digest(digest)
    arriving = _arriving(given["arriving"])
    return Manifest(made, coming, arriving)


def _arriving(name: str) -> str:
    if not name:
        return ""
    own = name.removeprefix(ARRIVING)
    if own == name or not own.isalnum():
        raise ValueError("no folder of ours")
    return name


def _made(digest: object, *mark: object) -> Made:
    sound_digest = _digest(digest)
    if not mark:
        return Made(sound_digest)
    numbers = [number for number in mark if isinstance(number, int)]
    # Any other number of them is another shape.
    modified, changed, size, inode = numbers
    known_by = (modified, changed, size, inode)
    return Made(sound_digest, known_by)


def _refuse_elsewhere(path: str) -> None:
    if not is_confined(path):
        raise ValueError("leads elsewhere")


def _digest(digest: object) -> str:
    if not isinstance(digest, str):
        raise TypeError("no digest")
    if len(digest) != _DIGEST_LETTERS:
        raise ValueError("no digest")
    return digest
