"""Versions that stand in one file with conflict markers between them, made one file."""

from __future__ import annotations

from typing import Final

from helplog.text.merging.settling import merge_settled
from helplog.text.source.file.conflicts import Sides, take_sides

_LAYERS: Final = 2
_LONG: Final = 50_000
"""So often, and in files of so many bytes, markers are looked for that others were wrapped around;
the rest is text."""


def merge_sides(sides: Sides, base: bytes | None = None) -> bytes:
    """One file of the sides that conflict markers separated.

    Args:
        sides: two or more.
        base: what they came from, where that is known better than from the markers.
    """
    return unmarked(_of_sides(sides, base), base)


def unmarked(data: bytes, base: bytes | None) -> bytes:
    """A file without its markers; as it is where it has none."""
    for _ in range(_LAYERS):
        sides = take_sides(data)
        if sides is None:
            break
        data = _of_sides(sides, base)
        if len(data) > _LONG:
            break
    return data


def _of_sides(sides: Sides, base: bytes | None) -> bytes:
    origin = base
    if base is None:
        origin = sides.base
    merged, *others = sides.versions
    merges = len(sides.versions) + 1
    for side in others:
        merged = merge_settled(origin, merged, side, merges=merges)
    return merged
