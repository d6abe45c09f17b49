"""Which signs a terminal can show, and how many beside each other."""

from __future__ import annotations

import os
import re
import sys
from typing import Final

_USUAL_COLUMNS: Final = 80
_COLUMNS: Final = re.compile(r"[1-9][0-9]{0,4}")


def drawable(signs: str) -> bool:
    """Whether the terminal's encoding has these signs."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def terminal_columns() -> int:
    """As `shutil.get_terminal_size` says: importing that takes longer than a capture's words."""
    given = os.environ.get("COLUMNS", "")
    if _COLUMNS.fullmatch(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL_COLUMNS
    except (OSError, ValueError):
        return _USUAL_COLUMNS
