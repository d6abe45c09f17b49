"""What helplog notes down for itself, in a form that only this user on this computer can have written.

A key says so: what was changed, came with a repository or an archive, or was written for another
purpose is nothing. The same key keeps a person's words out of a search of the disk, of an indexer
and of a glance. It is no encryption of the journal: the words lie beside it, in files.
"""

from __future__ import annotations

import os
import zlib
from hashlib import blake2b, shake_128
from typing import Final

_SALT_BYTES: Final = 16
_MARK_BYTES: Final = 32
_MOST_BYTES: Final = 1 << 28
"""What unveiling may take; helplog writes nothing that swells beyond it."""


def obfuscate(data: bytes, key: bytes, purpose: str) -> bytes:
    """Packs bytes; twice the same ones never look alike.

    Args:
        data: what to note down.
        key: the user's.
        purpose: what it is for; under another it is not taken.
    """
    # Compressing alone leaves bytes it can't make fewer as they are, and some texts are such.
    packed = zlib.compress(data, 1)
    salt = os.urandom(_SALT_BYTES)
    veiled = salt + _masked(packed, salt, key)
    return _mark(veiled, key, purpose) + veiled


def reveal(given: bytes, key: bytes, purpose: str) -> bytes | None:
    """The bytes that were packed, None where these are torn, changed, for another purpose or somebody else's."""
    mark, veiled = given[:_MARK_BYTES], given[_MARK_BYTES:]
    if len(veiled) < _SALT_BYTES or _mark(veiled, key, purpose) != mark:
        return None
    packer = zlib.decompressobj()
    try:
        data = packer.decompress(
            _masked(veiled[_SALT_BYTES:], veiled[:_SALT_BYTES], key), _MOST_BYTES
        )
    except zlib.error:
        return None
    return data if packer.eof else None


def _masked(data: bytes, salt: bytes, key: bytes) -> bytes:
    seed = blake2b(salt, key=key, person=b"helplog mask").digest()
    mask = shake_128(seed).digest(len(data))
    return (int.from_bytes(data, "little") ^ int.from_bytes(mask, "little")).to_bytes(
        len(data), "little"
    )


def _mark(veiled: bytes, key: bytes, purpose: str) -> bytes:
    marking = blake2b(key=key, person=b"helplog mark", digest_size=_MARK_BYTES)
    said = purpose.encode("utf-8", "surrogatepass")
    marking.update(len(said).to_bytes(8, "little") + said)
    marking.update(veiled)
    return marking.digest()
