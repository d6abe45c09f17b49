"""Where helplog's own part of the theme lies."""

from __future__ import annotations

from pathlib import Path


def theme_path() -> Path:
    """The folder: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "theme"
    if inside.is_dir():
        return inside
    return package.parent.parent / "theme"
