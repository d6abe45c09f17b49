"""Healing files that another program left with conflict markers in them."""

from __future__ import annotations

from helplog.text.merging.sides import merge_sides
from helplog.text.source.file.conflicts import take_sides


def heal_markers(data: bytes, base: bytes | None = None) -> bytes | None:
    """A marked file without its markers, with what all sides say.

    Args:
        data: the file.
        base: what the sides came from, where the history has it; else what the markers tell of it
            is used.

    Returns:
        The merged file; None where there are no conflict markers outside code fences.
    """
    sides = take_sides(data)
    if sides is None:
        return None
    return merge_sides(sides, base)


def has_markers(data: bytes) -> bool:
    """Whether a file holds conflict markers outside code fences."""
    sides = take_sides(data)
    return sides is not None
