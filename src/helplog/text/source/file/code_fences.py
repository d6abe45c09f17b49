"""Which rows of a text are code: what opens a fence of code, and what alone closes it."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.late_patterns import late_pattern

_FENCE: Final = late_pattern(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<words>.*)"
)
_SPACES: Final = " \t\r\n"


def opening_fence(row: str) -> str:
    """The fence a row opens code with, also right after a bullet; nothing where it opens none."""
    found = _FENCE.match(row)
    if found is None:
        return ""
    fence = found["fence"]
    # Backticks with another one after them are code within a line.
    if fence[0] == "`" and "`" in found["words"]:
        return ""
    return fence


def closes_code(row: str, fence: str) -> bool:
    """Whether a row closes what a fence opened.

    It has the same sign, at least as often, and nothing after it.
    """
    found = _FENCE.match(row)
    if found is None:
        return False
    if found["before"].strip(" \t>"):
        return False
    own = found["fence"]
    if own[0] != fence[0]:
        return False
    if len(own) < len(fence):
        return False
    return not found["words"].strip(_SPACES)


def closing_row(opening_row: str) -> str:
    """The row that closes what a row opened, as far in as that."""
    found = _FENCE.match(opening_row)
    if found is None:
        return ""
    indent = re.sub(r"[^ \t>]", " ", found["before"])
    return indent + found["fence"]


def after_row(row: str, fence: str) -> tuple[str, bool]:
    """Goes one row further.

    Args:
        row: with or without its line end.
        fence: what is open above it; empty for nothing.

    Returns:
        What is open below it; whether the row belongs to code, as both fences do.
    """
    if not fence:
        opened = opening_fence(row)
        return opened, bool(opened)
    if closes_code(row, fence):
        return "", True
    return fence, True
