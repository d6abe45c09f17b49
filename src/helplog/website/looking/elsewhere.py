"""Whether another program would publish a journal: one that passes over plugins it doesn't know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.text.reading.configuration.theme_naming import FAMILY, OURS, theme_name
from helplog.website.leaving import KeyLines

CODE: Final = "readable-elsewhere"
_MESSAGE: Final = (
    "Another program that reads mkdocs.yml and knows nothing of helplog would put every entry on "
    "its pages, private ones as well"
)
_OF_MATERIAL: Final = (
    f"Call the theme {OURS}: it is Material, and no other program has one of that name"
)
_OF_OTHERS: Final = (
    f"With {OURS} as the theme, which is Material, another program would stop"
)


def readable_elsewhere(options: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
    """What is said of a journal whose theme another program may have.

    Args:
        options: of mkdocs.yml, as plain data.
        path: of mkdocs.yml.
    """
    name = theme_name(options)
    if not options or name == OURS:
        return
    where = Place(path.name, KeyLines(path).line_of("theme"))
    hint = _OF_MATERIAL if name in FAMILY else _OF_OTHERS
    yield Diagnostic(where, Severity.NOTE, CODE, _MESSAGE, hint)
