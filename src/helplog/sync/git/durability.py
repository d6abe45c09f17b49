"""Having git wait for the disk where it writes: a save must outlast a power cut a moment later.

Git does not wait for single objects and branches by itself; helplog's own files are made to last,
and would then name what is not there.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Final

_WRITING: Final = frozenset(
    {
        "add",
        "commit-tree",
        "hash-object",
        "mktree",
        "symbolic-ref",
        "unpack-objects",
        "update-ref",
        "write-tree",
    }
)
_NEW_WORDS: Final = (2, 36)
"""From here on git knows what to wait for by name, and warns of the old word."""
_MOST_BEFORE: Final = 5
"""Options that come before a command's name, and the name."""
NEW: Final = ("-c", "core.fsync=committed", "-c", "core.fsyncMethod=batch")
_OLD: Final = ("-c", "core.fsyncObjectFiles=true")
SETTINGS: Final = frozenset({"core.fsync", "core.fsyncmethod", "core.fsyncobjectfiles"})
"""Where a person has set one of these, that is what they want."""


def lasting(arguments: Sequence[str]) -> tuple[str, ...]:
    """What to tell git before the arguments of a call, so that what it writes lasts."""
    if _WRITING.isdisjoint(arguments[:_MOST_BEFORE]):
        return ()
    return durable(_version())


def durable(version: str) -> tuple[str, ...]:
    """The same by what `git version` prints."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers >= _NEW_WORDS:
        return NEW
    return _OLD


@cache
def _version() -> str:
    """Asked where something is written, once: most syncs write nothing."""
    asked = subprocess.run(["git", "version"], capture_output=True, check=False)
    return asked.stdout.decode("utf-8", "replace")
