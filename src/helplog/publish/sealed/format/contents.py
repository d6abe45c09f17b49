"""The manifest of a sealed copy: which parts there are, and what belongs to which year."""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from helplog.publish.sealed.format.keys import FORMAT

MANIFEST: Final = "manifest"
"""The name of its part."""
FILE: Final = "file/"
"""How the names of parts begin that are one file of the journal."""


class Part(NamedTuple):
    """A part of a copy."""

    name: str
    tag: bytes
    size: int
    """Of its blob, in bytes."""
    years: tuple[int, ...]
    """Which it belongs to; none for what any page needs."""
    addresses: tuple[str, ...]
    """Of the files in it."""
    media_type: str = ""
    """Of a part that is one file."""


class Contents(NamedTuple):
    """What a manifest says."""

    counter: int
    """One more with each copy that differs."""
    sealed_on: str
    """The writer's day, in ISO form."""
    journal: str
    """A random name, made with the master key: 32 hex digits."""
    language: str
    home: str
    """The address of the first page."""
    not_found: str
    """The address of the page for addresses that lead nowhere."""
    parts: tuple[Part, ...]
    before: tuple[str, ...]
    """Blobs of the copy before this one, which stay for one more."""

    @property
    def written(self) -> bytes:
        """The plaintext."""
        said = {
            "format": FORMAT,
            "counter": self.counter,
            "sealed": self.sealed_on,
            "journal": self.journal,
            "language": self.language,
            "home": self.home,
            "not_found": self.not_found,
            "parts": [_listed(part) for part in sorted(self.parts)],
            "before": sorted(self.before),
        }
        return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


def read_contents(plaintext: bytes) -> Contents:
    """A manifest, from its plaintext.

    Raises:
        ValueError: it is of another format.
    """
    said = json.loads(plaintext)
    if said["format"] != FORMAT:
        raise ValueError("another format")
    return Contents(
        counter=said["counter"],
        sealed_on=said["sealed"],
        journal=said["journal"],
        language=said["language"],
        home=said["home"],
        not_found=said["not_found"],
        parts=tuple(_part(*one) for one in said["parts"]),
        before=tuple(said["before"]),
    )


def _listed(part: Part) -> list[object]:
    listed: list[object] = [
        part.name,
        part.tag.hex(),
        part.size,
        list(part.years),
        list(part.addresses),
    ]
    if part.media_type:
        listed.append(part.media_type)
    return listed


def _part(  # noqa: PLR0913, PLR0917 - as many as stand in the file
    name: str,
    tag: str,
    size: int,
    years: list[int],
    addresses: list[str],
    media_type: str = "",
) -> Part:
    return Part(
        name, bytes.fromhex(tag), size, tuple(years), tuple(addresses), media_type
    )
