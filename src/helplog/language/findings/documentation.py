"""Where each finding is explained: a page that lies beside the program, for no network is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import helplog
from helplog.language.documents.addresses import address_of

_NAME: Final = "diagnostics.md"


def explained_at(code: str) -> str | None:
    """The address of what is said about a code, to be opened at its line; None where it lacks."""
    page = _page()
    if page is None:
        return None
    line = _lines().get(code)
    if line is None:
        return None
    return f"{address_of(page)}#L{line}"


@cache
def _page() -> Path | None:
    """In an installed program, and in a checkout of it."""
    package = Path(helplog.__file__).parent
    for folder in (package / "docs", package.parents[1] / "docs"):
        page = folder / _NAME
        if page.is_file():
            return page
    return None


@cache
def _lines() -> dict[str, int]:
    """The line on which each code stands, by the code."""
    page = _page()
    if page is None:
        return {}
    found: dict[str, int] = {}
    rows = page.read_text(encoding="utf-8").split("\n")
    for number, row in enumerate(rows, start=1):
        if row.startswith("| `"):
            code = row.split("`", 2)[1]
            found.setdefault(code, number)
    return found
