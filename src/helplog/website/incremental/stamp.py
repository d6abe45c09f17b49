"""The clock as a site has it, without MkDocs."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Final

_PINNED: Final = "SOURCE_DATE_EPOCH"


def stamp() -> str:
    """What decides the day in MkDocs's list of pages: the day in UTC, or the pinned second."""
    pinned = os.environ.get(_PINNED)
    if pinned:
        return pinned
    now = datetime.now(UTC)
    day = now.date()
    return day.isoformat()
