"""The theme that a configuration names, and how it is called so that no other program has it.

A program that reads mkdocs.yml and passes over plugins it doesn't know would put a journal's files
into pages as they lie. It stops at a theme it doesn't have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from helplog.text.reading.configuration.plain import UnreadableError, read_plain

OURS: Final = "helplog"
"""Material, under a name that no other program has."""
MATERIAL: Final = "material"
FAMILY: Final = (MATERIAL, "materialx")
"""Names under which the theme's own package, or a fork in its place, has it."""
_UNSAID: Final = "mkdocs"
_NAME: Final = "|".join(FAMILY)
_QUOTE: Final = r"[ \t]*[\"']?"
_PASSED: Final = r"(?:[ \t]*(?:#[^\n]*)?\r?\n|[ \t]+[^\n]*\n)*?"
"""Lines below a key that say something else."""
_PLACES: Final = (
    rf"^(?P<before>theme:{_QUOTE})(?:{_NAME})\b",
    rf"^(?P<before>theme:[ \t]*\{{[^}}\n]*?\bname:{_QUOTE})(?:{_NAME})\b",
    rf"^(?P<before>theme:[^\n]*\n{_PASSED}[ \t]+name:{_QUOTE})(?:{_NAME})\b",
)
"""Where the name stands: after the key, within braces, on a line of its own."""


def theme_name(options: Mapping[str, Any]) -> str:
    """The theme that a configuration names; MkDocs's own where it names none."""
    theme = options.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    return name if isinstance(name, str) else _UNSAID


def called_ours(data: bytes) -> bytes | None:
    """A configuration that calls Material helplog; None where that is not certain.

    Args:
        data: what the file holds.

    Returns:
        The same bytes but for the theme's name; read again, nothing else is different.
    """
    before = _options(data)
    if theme_name(before) not in FAMILY:
        return None
    wanted = _with_our_name(before)
    text = data.decode("utf-8", "surrogateescape")
    for place in _PLACES:
        changed = re.sub(place, rf"\g<before>{OURS}", text, count=1, flags=re.MULTILINE)
        after = changed.encode("utf-8", "surrogateescape")
        if after != data and _options(after) == wanted:
            return after
    return None


def _options(data: bytes) -> dict[str, Any]:
    try:
        return read_plain(data)
    except UnreadableError:
        return {}


def _with_our_name(options: Mapping[str, Any]) -> dict[str, Any]:
    theme = options["theme"]
    named = {**theme, "name": OURS} if isinstance(theme, Mapping) else OURS
    return {**options, "theme": named}
