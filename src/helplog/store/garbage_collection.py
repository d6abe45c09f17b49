"""How often Python looks for garbage while a whole journal is in memory."""

from __future__ import annotations

import atexit
import gc
from typing import Final

OBJECTS_BETWEEN_COLLECTIONS: Final = 50_000
"""A long journal is hundreds of thousands of objects that stay: looking through them anew every 700
takes a tenth of all the time."""


def collect_seldom() -> None:
    """Look less often than Python does by itself, and never more often than was asked for."""
    first, *others = gc.get_threshold()
    if first:
        gc.set_threshold(max(first, OBJECTS_BETWEEN_COLLECTIONS), *others)


def leave_garbage_at_exit() -> None:
    """Has a process end without looking for garbage once more: the system takes it all back.

    Looking takes a tenth of a capture.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
