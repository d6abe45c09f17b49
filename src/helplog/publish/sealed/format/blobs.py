"""Blobs: the content of a part, packed, padded and sealed (docs/sealed-format.md).

Padding keeps a blob's size from telling more than a size class: at most an eighth of it is zeros,
and two journals whose parts are in the same classes look the same.
"""

from __future__ import annotations

import gzip
import os
import zlib
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from helplog.publish.sealed.format.keys import FORMAT

NONCE_BYTES: Final = 12
_AES_TAG_BYTES: Final = 16
_LENGTH_BYTES: Final = 8
_HEAD_BYTES: Final = _LENGTH_BYTES + 1
_PLAIN: Final = b"\0"
_GZIP: Final = b"\1"
_GZIP_LEVEL: Final = 6
_SMALLER: Final = 0.97
"""What gzip must come to before it is worth undoing: pictures and sounds are packed already."""


class DamagedError(Exception):
    """Bytes that are no blob of this part and this key: changed, cut or another's."""


def seal_blob(
    enc_key: bytes,
    part: str,
    tag: bytes,
    plaintext: bytes,
    *,
    nonce: bytes | None = None,
) -> bytes:
    """The blob of a part.

    Args:
        enc_key: `Keys.enc`.
        part: the part's name.
        tag: `Keys.tag` of the plaintext.
        plaintext: the part's content.
        nonce: 12 bytes, for cases with a known answer alone; random otherwise.
    """
    if nonce is None:
        nonce = os.urandom(NONCE_BYTES)
    inner = _inner(plaintext)
    return nonce + AESGCM(enc_key).encrypt(nonce, inner, _bound_to(part, tag))


def open_blob(enc_key: bytes, part: str, tag: bytes, blob: bytes) -> bytes:
    """The content of a part.

    Takes what `seal_blob` takes.

    Raises:
        DamagedError: these bytes aren't its blob.
    """
    nonce = blob[:NONCE_BYTES]
    sealed = blob[NONCE_BYTES:]
    try:
        inner = AESGCM(enc_key).decrypt(nonce, sealed, _bound_to(part, tag))
    except (InvalidTag, ValueError) as error:
        raise DamagedError from error
    return _plaintext(inner)


def padded_size(size: int) -> int:
    """Padmé: the next size that tells as little as a floating-point number of few digits.

    Args:
        size: in bytes, 2 or more.
    """
    exponent = size.bit_length() - 1
    kept_bits = exponent.bit_length()
    step = 1 << (exponent - kept_bits)
    return -(-size // step) * step


def blob_size(data_size: int) -> int:
    """How large a blob is whose data has so many bytes as it is stored."""
    return NONCE_BYTES + padded_size(_HEAD_BYTES + data_size) + _AES_TAG_BYTES


def _inner(plaintext: bytes) -> bytes:
    # Without a name or a time in it, so that the same content gives the same bytes.
    packed = gzip.compress(plaintext, _GZIP_LEVEL, mtime=0)
    flag = _GZIP
    if len(packed) > _SMALLER * len(plaintext):
        packed = plaintext
        flag = _PLAIN
    length = len(packed).to_bytes(_LENGTH_BYTES, "big")
    whole = length + flag + packed
    return whole.ljust(padded_size(len(whole)), b"\0")


def _plaintext(inner: bytes) -> bytes:
    length = int.from_bytes(inner[:_LENGTH_BYTES], "big")
    end = _HEAD_BYTES + length
    if len(inner) < _HEAD_BYTES or end > len(inner) or padded_size(end) != len(inner):
        raise DamagedError
    flag = inner[_LENGTH_BYTES:_HEAD_BYTES]
    data = inner[_HEAD_BYTES:end]
    if flag == _PLAIN:
        return data
    if flag != _GZIP:
        raise DamagedError
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise DamagedError from error


def _bound_to(part: str, tag: bytes) -> bytes:
    return b"\0".join((FORMAT.encode(), part.encode(), tag))
