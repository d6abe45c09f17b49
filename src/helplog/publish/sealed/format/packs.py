"""Packs: many files as one part, what they have in common held once (docs/sealed-format.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_LENGTH_BYTES: Final = 4


class PackedFile(NamedTuple):
    """A file on its way into a pack, or out of it."""

    address: str
    media_type: str
    slices: Sequence[bytes]
    """Its content, in pieces; a piece that others have as well is held once."""
    path: str = ""
    """Where the plain site has it; empty for what is only in a sealed copy."""

    @property
    def content(self) -> bytes:
        """All of it."""
        return b"".join(self.slices)


def packed(files: Iterable[PackedFile]) -> bytes:
    """The plaintext of a pack."""
    starts: dict[bytes, int] = {}
    body: list[bytes] = []
    size = 0
    listed = []
    for file in files:
        places: list[int] = []
        for piece in file.slices:
            start = starts.get(piece)
            if start is None:
                start = starts[piece] = size
                body.append(piece)
                size += len(piece)
            _lengthen(places, start, len(piece))
        listed.append([file.address, file.media_type, places, file.path])
    header = json.dumps({"files": listed}, separators=(",", ":")).encode()
    return b"".join((len(header).to_bytes(_LENGTH_BYTES, "big"), header, *body))


def unpacked(plaintext: bytes) -> list[PackedFile]:
    """The files of a pack.

    Raises:
        ValueError: it is none.
    """
    begin = _LENGTH_BYTES + int.from_bytes(plaintext[:_LENGTH_BYTES], "big")
    header = json.loads(plaintext[_LENGTH_BYTES:begin])
    body = memoryview(plaintext)[begin:]
    files = []
    for address, media_type, places, path in header["files"]:
        pairs = zip(places[::2], places[1::2], strict=True)
        slices = [bytes(body[start : start + length]) for start, length in pairs]
        files.append(PackedFile(address, media_type, slices, path))
    return files


def _lengthen(places: list[int], start: int, length: int) -> None:
    """Adds a slice; one that goes on where the last one ends makes that longer."""
    if not length:
        return
    if places and places[-2] + places[-1] == start:
        places[-1] += length
    else:
        places += (start, length)
