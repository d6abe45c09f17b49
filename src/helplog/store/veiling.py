"""What helplog notes down for itself, in a form no search of the disk finds a word in.

No secret: whoever may read the file can run these few lines as well. It keeps a person's words out of a search, of an
indexer and of a glance. A checksum tells whether the bytes are whole and were written here.
"""

from __future__ import annotations

import os
import zlib
from hashlib import blake2b, shake_128
from typing import Final

_SALT_BYTES: Final = 16
_SUM_BYTES: Final = 16
_MOST_BYTES: Final = 1 << 30
"""What unveiling may take; a file that swells beyond it was not written here."""


def veil(data: bytes) -> bytes:
    """Packs bytes; twice the same ones never look alike."""
    # Compressing alone leaves bytes it can't make fewer as they are, and some texts are such.
    packed = zlib.compress(data, 1)
    salt = os.urandom(_SALT_BYTES)
    return salt + _sum(salt, packed) + _masked(salt, packed)


def unveil(veiled: bytes) -> bytes | None:
    """The bytes that were packed, None where these are torn, changed or something else."""
    salt, told = veiled[:_SALT_BYTES], veiled[_SALT_BYTES : _SALT_BYTES + _SUM_BYTES]
    packed = _masked(salt, veiled[_SALT_BYTES + _SUM_BYTES :])
    if len(salt) < _SALT_BYTES or _sum(salt, packed) != told:
        return None
    packer = zlib.decompressobj()
    try:
        data = packer.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return None
    return data if packer.eof else None


def _masked(salt: bytes, data: bytes) -> bytes:
    mask = shake_128(salt).digest(len(data))
    return (int.from_bytes(data, "little") ^ int.from_bytes(mask, "little")).to_bytes(len(data), "little")


def _sum(salt: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM_BYTES, salt=salt).digest()
