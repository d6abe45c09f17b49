"""The program's own modules as trees, for the tests that look at how the code is laid out."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Final

_SRC: Final = Path(__file__).parents[2] / "src"


@cache
def modules() -> dict[str, ast.Module]:
    """Each by its dotted name. Parsed when a test asks: not by every process that lists the tests."""
    return {
        ".".join(path.relative_to(_SRC).with_suffix("").parts).removesuffix(
            ".__init__"
        ): ast.parse(path.read_text("utf-8"))
        for path in sorted((_SRC / "helplog").rglob("*.py"))
    }
