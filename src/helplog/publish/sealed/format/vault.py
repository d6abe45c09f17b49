"""`vault.json`: the master key, wrapped with each passphrase, and which manifest is the latest."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from hashlib import pbkdf2_hmac
from typing import Any, Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from helplog.publish.sealed.format.keys import FORMAT, MASTER_BYTES, base64url

ROUNDS: Final = 1_000_000
"""Of PBKDF2, for what is wrapped here."""
FEWEST_ROUNDS: Final = 600_000
MOST_ROUNDS: Final = 10_000_000
MOST_WRAPS: Final = 8
MOST_BYTES: Final = 65_536
_KIND: Final = "passphrase"
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_WRAPPED_BYTES: Final = MASTER_BYTES + 16
_TAG_BYTES: Final = 32
_BOUND_TO: Final = b"\0".join((FORMAT.encode(), b"master"))


class DamagedVaultError(Exception):
    """It is no vault: changed, cut, or with fewer rounds than are safe."""


class Wrap(NamedTuple):
    """The master key under one passphrase."""

    rounds: int
    salt: bytes
    nonce: bytes
    key: bytes

    def opened(self, passphrase: str) -> bytes | None:
        """The master key; None where the passphrase is another.

        Args:
            passphrase: normalised.
        """
        wrapping = _wrapping_key(passphrase, self.salt, self.rounds)
        try:
            return AESGCM(wrapping).decrypt(self.nonce, self.key, _BOUND_TO)
        except InvalidTag:
            return None


class Vault(NamedTuple):
    """What `vault.json` says."""

    manifest: bytes
    """The manifest's tag."""
    wraps: tuple[Wrap, ...]

    def opened(self, passphrase: str) -> tuple[int, bytes] | None:
        """Which wrap a passphrase opens, and the master key.

        Args:
            passphrase: normalised.
        """
        for number, wrap in enumerate(self.wraps):
            master = wrap.opened(passphrase)
            if master is not None:
                return number, master
        return None

    @property
    def written(self) -> bytes:
        """The file."""
        wraps = [
            {
                "kind": _KIND,
                "rounds": wrap.rounds,
                "salt": base64url(wrap.salt),
                "nonce": base64url(wrap.nonce),
                "key": base64url(wrap.key),
            }
            for wrap in self.wraps
        ]
        said = {"format": FORMAT, "manifest": self.manifest.hex(), "wraps": wraps}
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def wrapped(
    master: bytes, passphrase: str, *, salt: bytes = b"", nonce: bytes = b""
) -> Wrap:
    """The master key under a passphrase.

    Args:
        master: 32 bytes.
        passphrase: normalised.
        salt: 16 bytes, for cases with a known answer alone; random otherwise.
        nonce: 12 bytes, the same.
    """
    salt = salt or os.urandom(_SALT_BYTES)
    nonce = nonce or os.urandom(_NONCE_BYTES)
    wrapping = _wrapping_key(passphrase, salt, ROUNDS)
    key = AESGCM(wrapping).encrypt(nonce, master, _BOUND_TO)
    return Wrap(ROUNDS, salt, nonce, key)


def read_vault(data: bytes) -> Vault:
    """A vault as it lies in the folder.

    Raises:
        DamagedVaultError: it is none.
    """
    if len(data) > MOST_BYTES:
        raise DamagedVaultError
    try:
        return _vault(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedVaultError from error


def _vault(given: Mapping[str, Any]) -> Vault:
    """The same as types.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    if given["format"] != FORMAT:
        raise ValueError("another format")
    known = [one for one in given["wraps"] if one["kind"] == _KIND]
    if not 0 < len(known) <= MOST_WRAPS:
        raise ValueError("no wrap, or too many")
    manifest = bytes.fromhex(given["manifest"])
    if len(manifest) != _TAG_BYTES:
        raise ValueError("no tag")
    return Vault(manifest, tuple(map(_wrap, known)))


def _wrap(given: Mapping[str, Any]) -> Wrap:
    rounds = given["rounds"]
    if not isinstance(rounds, int) or not FEWEST_ROUNDS <= rounds <= MOST_ROUNDS:
        raise ValueError("rounds that are not safe, or never end")
    return Wrap(
        rounds,
        _bytes_of(given["salt"], _SALT_BYTES),
        _bytes_of(given["nonce"], _NONCE_BYTES),
        _bytes_of(given["key"], _WRAPPED_BYTES),
    )


def _bytes_of(text: str, size: int) -> bytes:
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if len(data) != size or base64url(data) != text:
        raise ValueError("not so many bytes")
    return data


def _wrapping_key(passphrase: str, salt: bytes, rounds: int) -> bytes:
    return pbkdf2_hmac("sha256", passphrase.encode(), salt, rounds, 32)
