"""By which a page is known to be a build's: its policy, told without MkDocs."""

from __future__ import annotations

import re
from typing import Final

_OURS: Final = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
    rb'[^"]*form-action &#39;none&#39;">'
    rb'<meta name="referrer" content="no-referrer">'
    rb'<meta name="robots" content="noindex, nofollow, noarchive">'
)
"""What `with_policy` writes, in this edition and the first."""


def carries_policy(beginning: bytes) -> bool:
    """Whether a page was finished by `with_policy`: the proof that a build made it.

    Args:
        beginning: the page, or as much of it as holds the head's first lines.
    """
    return _OURS.search(beginning) is not None
