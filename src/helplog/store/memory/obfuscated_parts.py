"""Bytes in several parts that are believed together, and revealed one by one when asked for.

So a long note takes the time and the memory of those parts alone that somebody wants.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from helplog.store.memory.obfuscation import (
    MARK_BYTES,
    SALT_BYTES,
    hidden,
    mark_of,
    shown,
)

_NUMBER_BYTES: Final = 8
_BEFORE_PARTS: Final = MARK_BYTES + SALT_BYTES


@dataclass(frozen=True, slots=True)
class ObfuscatedParts:
    """A whole note of which it is known that this user wrote it."""

    note: bytes
    places: tuple[slice, ...]
    """Where in the note each part stands."""
    key: bytes

    def part(self, number: int) -> bytes | None:
        """One part as it was given, None where there is no such part."""
        if number >= len(self.places):
            return None
        place = self.places[number]
        salt = _salt_of(self.note[MARK_BYTES:_BEFORE_PARTS], number)
        return shown(self.note[place], salt, self.key)


def obfuscate_parts(parts: Iterable[bytes], key: bytes, purpose: str) -> bytes:
    """Packs bytes; twice the same ones never look alike.

    Args:
        parts: what to note down, one after the other.
        key: the user's.
        purpose: what it is for; under another it is not taken.
    """
    salt = os.urandom(SALT_BYTES)
    marked = bytearray(salt)
    for number, part in enumerate(parts):
        own_salt = _salt_of(salt, number)
        masked = hidden(part, own_salt, key)
        marked += _as_bytes(len(masked))
        marked += masked
    together = bytes(marked)
    return mark_of(together, key, purpose) + together


def parts_in(given: bytes, key: bytes, purpose: str) -> ObfuscatedParts | None:
    """What was packed.

    Returns:
        None where any of it is torn, changed, for another purpose or somebody else's.
    """
    if len(given) < _BEFORE_PARTS:
        return None
    if given[:MARK_BYTES] != mark_of(given[MARK_BYTES:], key, purpose):
        return None
    return ObfuscatedParts(given, tuple(_places_in(given)), key)


def _places_in(note: bytes) -> Iterator[slice]:
    begins = _BEFORE_PARTS
    while begins < len(note):
        after_number = begins + _NUMBER_BYTES
        length = int.from_bytes(note[begins:after_number], "little")
        begins = after_number + length
        yield slice(after_number, begins)


def _salt_of(salt: bytes, number: int) -> bytes:
    """No two parts are masked alike."""
    return salt + _as_bytes(number)


def _as_bytes(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "little")
