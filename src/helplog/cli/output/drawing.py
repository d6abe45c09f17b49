"""Which signs a terminal can show."""

from __future__ import annotations

import sys


def drawable(signs: str) -> bool:
    """Whether the terminal's encoding has these signs."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
