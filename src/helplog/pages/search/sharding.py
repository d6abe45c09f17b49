"""Which shard a term is filed in: by its beginning, as long as it takes to keep shards small.

The rule is a pure function of what is filed. A shard is split where it grows too large, and a part
that would be too small stays with the rest, so what is written today touches the shards of its own
words and no others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Final, NamedTuple

MOST: Final = 16_000
"""Bytes of a shard, about; one whose parts are all small may be larger."""
LEAST: Final = 4_000
"""Bytes of a part that becomes a shard of its own.

Tried on 20,000 days: three quarters of it make 6,500 files instead of 4,800, and with half as much
again a rare word loads seven times as much, as all short beginnings lie in one.
"""
_DEEPEST: Final = 60
"""Signs that a shard's name has at most: every disk takes it."""
_OTHER: Final = re.compile("[^0-9a-z]")
"""A sign that is spelled by its number."""


def filed_as(key: str) -> str:
    """A key in the signs that file names may have; one that begins so begins so here as well."""
    return _OTHER.sub(_numbered, key)


def _numbered(sign: re.Match[str]) -> str:
    return f"_{ord(sign[0]):06x}"


class Piece(NamedTuple):
    """Something to be filed."""

    filed: str
    """As names of files have it: `filed_as` of a key, or the name of a whole shard."""
    key: str
    """Empty for a shard that stays as it is."""
    size: int
    """Bytes."""


def pieces_of(sizes: Mapping[str, int]) -> Iterator[Piece]:
    """What is filed under keys.

    Args:
        sizes: bytes of what is filed under each.
    """
    return (Piece(filed_as(key), key, size) for key, size in sizes.items())


def fits(size: int) -> bool:
    """Whether so many bytes are one shard."""
    return size <= MOST


def shards_of(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    """The shards of a family, each with what is in it, in order.

    Args:
        pieces: all of the family.
    """
    filed = sorted(pieces)
    up_to = [0, *accumulate(piece.size for piece in filed)]
    shards: dict[str, list[Piece]] = {}

    def put(begin: int, end: int, name: str) -> None:
        depth = len(name)
        if fits(up_to[end] - up_to[begin]) or depth >= _DEEPEST:
            shards.setdefault(name, []).extend(filed[begin:end])
            return
        at = begin
        while at < end:
            beginning = filed[at].filed[: depth + 1]
            after = bisect_right(
                filed, beginning, at, end, key=lambda one: one.filed[: depth + 1]
            )
            if len(beginning) > depth and up_to[after] - up_to[at] >= LEAST:
                put(at, after, beginning)
            else:
                shards.setdefault(name, []).extend(filed[at:after])
            at = after

    if filed:
        put(0, len(filed), "")
    return shards


def name_in(names: Container[str], filed: str) -> str | None:
    """Where something is filed: of the shards whose name it begins with, that of the longest.

    Args:
        names: of the shards there are.
        filed: as names of files have it.
    """
    ends = range(len(filed), -1, -1)
    return next((filed[:end] for end in ends if filed[:end] in names), None)
