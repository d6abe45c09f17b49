"""Bytes in a form that only this user on this computer can have written.

A key says so: what was changed, came with a repository or an archive, or was written for another
purpose is nothing. The same key keeps a person's words out of a search of the disk, of an indexer
and of a glance. It is no encryption of the journal: the words lie beside it, in files.
"""

from __future__ import annotations

import os
import zlib
from hashlib import blake2b, shake_128
from typing import Final

SALT_BYTES: Final = 16
MARK_BYTES: Final = 32
_MOST_BYTES: Final = 1 << 28
"""What revealing may take; helplog writes nothing that swells beyond it."""


def obfuscate(data: bytes, key: bytes, purpose: str) -> bytes:
    """Packs bytes; twice the same ones never look alike.

    Args:
        data: what to note down.
        key: the user's.
        purpose: what it is for; under another it is not taken.
    """
    salt = os.urandom(SALT_BYTES)
    marked = salt + hidden(data, salt, key)
    mark = mark_of(marked, key, purpose)
    return mark + marked


def reveal(given: bytes, key: bytes, purpose: str) -> bytes | None:
    """The bytes that were packed.

    Returns:
        None where these are torn, changed, for another purpose or somebody else's.
    """
    mark = given[:MARK_BYTES]
    marked = given[MARK_BYTES:]
    if len(marked) < SALT_BYTES:
        return None
    if mark != mark_of(marked, key, purpose):
        return None
    salt = marked[:SALT_BYTES]
    return shown(marked[SALT_BYTES:], salt, key)


def hidden(data: bytes, salt: bytes, key: bytes) -> bytes:
    """Bytes that no word can be read in, without a mark of whose they are.

    Args:
        data: what to hide.
        salt: never the same for two of them.
        key: the user's.
    """
    # Compressing alone leaves bytes it can't make fewer as they are, and some texts are such.
    packed = zlib.compress(data, 1)
    return _masked(packed, salt, key)


def shown(given: bytes, salt: bytes, key: bytes) -> bytes | None:
    """What was hidden; None for bytes that were not."""
    packed = _masked(given, salt, key)
    packer = zlib.decompressobj()
    try:
        data = packer.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return None
    if not packer.eof:
        return None
    return data


def mark_of(given: bytes, key: bytes, purpose: str) -> bytes:
    """What only whoever has the key can put before these bytes."""
    marking = blake2b(key=key, person=b"helplog mark", digest_size=MARK_BYTES)
    text = purpose.encode("utf-8", "surrogatepass")
    size = len(text)
    text_size = size.to_bytes(8, "little")
    marking.update(text_size)
    marking.update(text)
    marking.update(given)
    return marking.digest()


def _masked(data: bytes, salt: bytes, key: bytes) -> bytes:
    """Bytes and a mask of the same length, one against the other; done twice, the bytes again."""
    size = len(data)
    seed = blake2b(salt, key=key, person=b"helplog mask")
    masking = shake_128(seed.digest())
    mask = masking.digest(size)
    # As numbers, so that it is done for all bytes at once.
    number = int.from_bytes(data, "little")
    mask_number = int.from_bytes(mask, "little")
    masked = number ^ mask_number
    return masked.to_bytes(size, "little")
