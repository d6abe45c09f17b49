"""Quoted text as YAML defines it: where it ends, and what it says."""

from __future__ import annotations

import re

from helplog.model.late_patterns import late_pattern
from helplog.text.source.events import NotYamlError, events_of

_DOUBLE = late_pattern(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_SINGLE = late_pattern(r"'(?:[^']|'')*+'(?!')")


def closing_quote(text: str, at: int = 0) -> int:
    """Index of the quote that closes the one at `at`, -1 where none does."""
    pattern = _SINGLE
    if text[at] == '"':
        pattern = _DOUBLE
    found = pattern.match(text, at)
    if not found:
        return -1
    return found.end() - 1


def unquoted(text: str) -> str | None:
    """What a complete quoted text says, None where YAML does not define it (an unknown escape)."""
    if "\n" not in text and "\\" not in text:
        inner = text[1:-1]
        if text[0] == '"':
            return inner
        return inner.replace("''", "'")
    try:
        for event in events_of(text):
            value = getattr(event, "value", None)
            if isinstance(value, str):
                value.encode()  # an escape can name half a character, which no file can hold
                return value
    except (NotYamlError, UnicodeError):
        return None
    return None
