"""Which shard a term is filed in: by its beginning, as long as it takes to keep shards small.

The rule is a pure function of what is filed. A shard is split where it grows too large, and a part
that would be too small stays with the rest, so what is written today touches the shards of its own
words and no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, groupby
from typing import Final

MOST: Final = 16_000
"""Bytes of a shard, about; one whose parts are all small may be larger."""
LEAST: Final = 3_000
"""Bytes of a part that becomes a shard of its own."""
_DEEPEST: Final = 60
"""Signs that a shard's name has at most: every disk takes it."""
_PLAIN: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


def filed_as(key: str) -> str:
    """A key in the signs that file names may have; one that begins so begins so here as well."""
    if key.isascii() and key.isalnum() and key.islower():
        return key
    return "".join(map(_sign, key))


def _sign(sign: str) -> str:
    return sign if sign in _PLAIN else f"_{ord(sign):06x}"


def shards_of(sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """The shards of a family, each with its keys in order.

    Args:
        sizes: bytes of what is filed under each key.
    """
    filed = sorted((filed_as(key), key) for key in sizes)
    up_to = [0, *accumulate(sizes[key] for _, key in filed)]
    shards: dict[str, list[str]] = {}

    def put(begin: int, end: int, name: str) -> None:
        depth = len(name)
        if up_to[end] - up_to[begin] <= MOST or depth >= _DEEPEST:
            rest = shards.setdefault(name, [])
            rest += [key for _, key in filed[begin:end]]
            return
        at = begin
        for beginning, parts in groupby(
            filed[begin:end], lambda one: one[0][: depth + 1]
        ):
            after = at + sum(1 for _ in parts)
            if len(beginning) > depth and up_to[after] - up_to[at] >= LEAST:
                put(at, after, beginning)
            else:
                rest = shards.setdefault(name, [])
                rest += [key for _, key in filed[at:after]]
            at = after

    if filed:
        put(0, len(filed), "")
    return shards
