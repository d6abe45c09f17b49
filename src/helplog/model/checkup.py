"""What `doctor` says about one thing it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whether there is something to do."""

    FINE = "fine"
    KNOW = "know"
    """Worth knowing; how it is may well be meant."""
    LOOK = "look"
    """Something to put right."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the computer, the journal or who can read it."""

    topic: str
    """Stable, lower-case, hyphenated: `merge-driver`."""
    state: State
    text: str
    """Plain words, no full stop."""
    cure: str = ""
    """What to type or to do; empty where there is nothing."""


def fine(topic: str, text: str) -> Remark:
    """All is well."""
    return Remark(topic, State.FINE, text)


def know(topic: str, text: str, cure: str = "") -> Remark:
    """Worth knowing."""
    return Remark(topic, State.KNOW, text, cure)


def look(topic: str, text: str, cure: str) -> Remark:
    """Something to put right, and how."""
    return Remark(topic, State.LOOK, text, cure)
