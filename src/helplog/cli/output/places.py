"""Places in files as terminals and editors want them for a click."""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.diagnostic import Place
from helplog.model.printing import escaped
from helplog.model.settings import Settings


def clickable(place: Place, root: Path, settings: Settings) -> str:
    """`entries/2026/2026-11-18.md:3:5`, from the current folder.

    Args:
        place: in the journal; the configuration lies beside the entries, everything else among
            them.
        root: the journal's folder.
        settings: its configuration.
    """
    folder = root
    if not settings.is_configuration(place.uri):
        folder = root / settings.docs_dir
    path = folder / place.uri
    return f"{_without_colons(shown_path(path))}:{place.line}:{place.column}"


def clickable_line(path: Path, line: int) -> str:
    """`entries/2026/2026-11-18.md:3`, from the current folder."""
    return f"{_without_colons(shown_path(path))}:{line}"


def shown_path(path: Path) -> str:
    """A path from the current folder, in one line, with nothing that a terminal would obey."""
    try:
        return escaped(os.path.relpath(path))
    except ValueError:  # another drive on Windows
        return escaped(str(path))


def _without_colons(path: str) -> str:
    """A colon in a name, `a.md:3:1: error`, would be read as its end, and as another place."""
    drive, rest = os.path.splitdrive(path)
    return drive + rest.replace(":", r"\x3a")
