"""Which of two spellings stays that say the same: line ends, margins, blank rows."""

from __future__ import annotations

from typing import TypeVar

S = TypeVar("S", str, tuple[str, ...])


def changed(base: S | None, one: S, two: S) -> S:
    """What one version changed; where both did, the longer one, whatever the order of the two."""
    if one == base:
        return two
    if two == base:
        return one
    if len(one) > len(two):
        return one
    if len(two) > len(one):
        return two
    return max(one, two)
