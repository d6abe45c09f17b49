"""The keys of a sealed copy, and the names that are made with them (docs/sealed-format.md)."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT: Final = "helplog1"
"""Names the format, and is part of what everything is bound to."""
MASTER_BYTES: Final = 32
NAME_LETTERS: Final = 40
"""Hex digits of a blob's name."""
_KEY_BYTES: Final = 32
_ADDRESS_LETTERS: Final = 16
_ID_LETTERS: Final = 15
_SEPARATOR: Final = b"\0"


class Keys(NamedTuple):
    """What is derived of a master key."""

    enc: bytes
    """Seals blobs."""
    name: bytes
    """Makes names, addresses and ids."""
    same: bytes
    """Tells one content from another."""

    def tag(self, plaintext: bytes) -> bytes:
        """What tells a part's content from any other: 32 bytes."""
        return hmac.digest(self.same, plaintext, "sha256")

    def name_of(self, part: str, tag: bytes) -> str:
        """The name of a part's blob: 40 hex digits."""
        named = _SEPARATOR.join((part.encode(), tag))
        return hmac.digest(self.name, named, "sha256").hex()[:NAME_LETTERS]

    def address_of(self, path: str) -> str:
        """What stands in the address bar for a path of the plain site: 16 letters."""
        return self._opaque("address", path)[:_ADDRESS_LETTERS]

    def id_of(self, written: str) -> str:
        """What stands for an id of a page: a letter and 15 more."""
        return f"i{self._opaque('id', written)[:_ID_LETTERS]}"

    def _opaque(self, purpose: str, text: str) -> str:
        named = _SEPARATOR.join((purpose.encode(), text.encode()))
        return base64url(hmac.digest(self.name, named, "sha256"))


def derived(master: bytes) -> Keys:
    """The keys of a copy.

    Args:
        master: 32 random bytes.
    """
    return Keys(*(_hkdf(master, info) for info in Keys._fields))


def base64url(data: bytes) -> str:
    """Bytes as letters that may stand in an address; no padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def _hkdf(master: bytes, info: str) -> bytes:
    derivation = HKDF(SHA256(), _KEY_BYTES, FORMAT.encode(), info.encode())
    return derivation.derive(master)
