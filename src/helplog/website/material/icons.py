"""The theme's pictures, which are named by where they lie: `material/pencil`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_ICON: Final = re.compile(r"[\w-]+(?:/[\w-]+)*")


def is_icon(name: object, theme_dirs: Iterable[str]) -> bool:
    """Whether there is such a picture; a template that names none would stop the build."""
    if not isinstance(name, str):
        return False
    if not _ICON.fullmatch(name):
        return False
    for folder in theme_dirs:
        path = Path(folder, ".icons", f"{name}.svg")
        if path.is_file():
            return True
    return False
