"""How sync programs name the second copy they leave when two devices wrote one file.

Each has a form of its own.
"""

from __future__ import annotations

import re
from typing import Final

_FORMS: Final = (
    re.compile(r"^(?P<stem>.+?)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?(?P<suffix>\.\w+)$"),
    re.compile(r"^(?P<stem>.+?) \((?:[^()]* )?[Cc]onflicted copy(?: [^()]*)?\)(?P<suffix>\.\w+)$"),
    re.compile(r"^(?P<stem>.+?) \(Case Conflict(?: \d+)?\)(?P<suffix>\.\w+)$"),
    re.compile(r"^(?P<stem>.+?)_conflict-\d{8}-\d{6}(?P<suffix>\.\w+)$"),
)
_IN_EVERY_FORM: Final = "onflict"


def original_by_name(uri: str) -> str | None:
    """The file that another is a second copy of, None where its name says no such thing."""
    if _IN_EVERY_FORM not in uri:
        return None
    folder, slash, last = uri.rpartition("/")
    for form in _FORMS:
        found = form.match(last)
        if found:
            return f"{folder}{slash}{found['stem']}{found['suffix']}"
    return None
