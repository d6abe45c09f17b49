"""The one exception of helplog's own: a command that can't be done.

What a person wrote never raises; it becomes a Diagnostic. This is for a folder that is no journal,
a disk that is full, a name that fits two people. The edges turn it into one line.
"""

from __future__ import annotations


class RefusalError(Exception):
    """Something can't be done; its text is one sentence that says what to do instead."""
