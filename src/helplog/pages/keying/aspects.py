"""A key as the digests of its aspects, by name; equal parts give equal keys, whoever made them."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

Part = str | bytes | int | float | bool | None | tuple["Part", ...]
"""What can be told apart by its bytes alone."""

_WITHOUT_SHARING: Final = 2
"""Of marshal's ways to write, the last that doesn't tell one object from two equal ones."""


def digest_of(part: Part) -> str:
    """What tells one part from another."""
    data = marshal.dumps(part, _WITHOUT_SHARING)
    return blake2b(data, digest_size=8).hexdigest()


def key_of(digests: Mapping[str, str]) -> str:
    """The key that some aspects make, by their names."""
    return ", ".join(f"{name}={said}" for name, said in digests.items())


def changed_aspects(key: str, before: str) -> tuple[str, ...]:
    """What is different where two keys of a page are, in words."""
    now = _aspects(key)
    then = _aspects(before)
    return tuple(name for name, known in now.items() if then.get(name) != known)


def _aspects(key: str) -> dict[str, str]:
    return dict(aspect.split("=") for aspect in key.split(", ") if aspect)
