"""Places in files as terminals and editors want them for a click."""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.diagnostic import Place
from helplog.model.settings import CONFIGURATION_NAMES, Settings


def clickable(place: Place, root: Path, settings: Settings) -> str:
    """`entries/2026/2026-11-18.md:3:5`, from the current folder.

    Args:
        place: in the journal; the configuration lies beside the entries, everything else among them.
        root: the journal's folder.
        settings: its configuration.
    """
    path = root / place.uri if place.uri in CONFIGURATION_NAMES else root / settings.docs_dir / place.uri
    try:
        shown = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        shown = str(path)
    return f"{shown}:{place.line}:{place.column}"
