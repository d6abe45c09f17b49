"""One file of what arrives that a person has to look at first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that runs or decides what runs, and how it would change."""

    path: str
    lines: tuple[str, ...]
    """`+ what comes`, `- what goes`; none where there are too many such files to read each."""
    content: str = ""
    """Mode and id of what would be there; empty where the lines say all that counts."""
