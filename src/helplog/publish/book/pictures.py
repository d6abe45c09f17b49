"""Pictures that go into a book whole, so that it needs no other file."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from helplog.model.diagnostic import Diagnostic
from helplog.store.files.confinement import Boundary
from helplog.store.files.loading import load_beginning

MOST_BYTES: Final = 12 * 1024 * 1024
"""Of one picture: what a good camera makes of a day."""
MOST_TOGETHER: Final = 160 * 1024 * 1024
"""Of all: a browser lays out a book of more only with trouble."""
_TYPES: Final = {
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""What browsers draw, by the end of its name."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one book."""

    boundary: Boundary
    """Where the journal's files may lie."""
    public_uris: Container[str]
    """Files that may be seen by whoever sees the public days."""
    left_out: list[str] = field(default_factory=list)
    """Uris of those that had no room, or can't be drawn; each once."""
    _bytes: int = 0

    def embedded(self, address: str) -> str:
        """A picture as an address that is the picture itself.

        Args:
            address: as a page at the top of the site names it.

        Returns:
            A `data:` address; empty where the picture stays out.
        """
        bare = address.partition("#")[0].partition("?")[0]
        path = unquote(bare)
        uri = posixpath.normpath(path)
        if uri not in self.public_uris:
            return ""
        ending = posixpath.splitext(uri)[1].lower()
        kind = _TYPES.get(ending)
        data = None
        if kind:
            data = self._read(uri)
        if data is None:
            if uri not in self.left_out:
                self.left_out.append(uri)
            return ""
        self._bytes += len(data)
        return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"

    def _read(self, uri: str) -> bytes | None:
        path = self.boundary.docs / uri
        most = MOST_BYTES + 1
        data = load_beginning(uri, path, most, self.boundary)
        if isinstance(data, Diagnostic):
            return None
        if len(data) > MOST_BYTES:
            return None
        if self._bytes + len(data) > MOST_TOGETHER:
            return None
        return data
