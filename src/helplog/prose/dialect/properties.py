"""`key:: value`, as Logseq and Dataview have it: each on a line of its own, as it is written.

What Logseq writes for itself alone, the name of a block and whether it is folded, is not shown.
"""

from __future__ import annotations

import re
from typing import Final

from markdown.preprocessors import Preprocessor

_PROPERTY: Final = re.compile(r"[ \t]*+(?:[-*+] ++)?[^\W\d_][\w./-]*+::(?: |$)")
_OF_THE_PROGRAM: Final = re.compile(
    r"[ \t]*+(?:id:: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|collapsed:: (?:true|false))\s*"
)
_BREAK: Final = "  "


class Properties(Preprocessor):
    """Ends the lines around each as lines."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with what ends a line in Markdown behind those around a property."""
        if not any("::" in line for line in lines):
            return lines
        shown = [line for line in lines if not _is_of_the_program(line)]
        return _with_breaks(shown)


def _is_of_the_program(line: str) -> bool:
    return "::" in line and _OF_THE_PROGRAM.fullmatch(line) is not None


def _with_breaks(lines: list[str]) -> list[str]:
    ended: list[str] = []
    was_property = is_property = False
    for number, line in enumerate(lines):
        was_property, is_property = is_property, _is_property(line)
        if (is_property or was_property) and number and ended[-1].strip():
            ended[-1] += _BREAK
        ended.append(line)
    return ended


def _is_property(line: str) -> bool:
    return "::" in line and _PROPERTY.match(line) is not None
