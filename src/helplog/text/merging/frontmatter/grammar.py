"""The words of the format itself, which no version has to keep."""

from __future__ import annotations

from typing import Final

from helplog.model.keys import FIELD_NAMES, SCALARS
from helplog.model.kinds import Kind

GRAMMAR: Final = frozenset({*Kind, *SCALARS, *FIELD_NAMES})
"""Another spelling of an item has others of them."""
