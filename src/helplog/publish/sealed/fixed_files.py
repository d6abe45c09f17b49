"""Files of a copy that are the same for every journal."""

from __future__ import annotations

from typing import Final

from helplog.publish.sealed import browser_files
from helplog.publish.sealed.copy_folder import (
    NO_JEKYLL,
    NOT_FOUND,
    ROBOTS,
    UNLOCK,
    WORKER,
)

_TURNED_AWAY: Final = b"User-agent: *\nDisallow: /\n"


def fixed_files() -> dict[str, bytes]:
    """What each of them holds, by its name."""
    unlock = browser_files.unlock_page()
    return {
        NO_JEKYLL: b"",
        ROBOTS: _TURNED_AWAY,
        WORKER: browser_files.worker(),
        NOT_FOUND: unlock,
        UNLOCK: unlock,
    }
