"""Regular expressions that are compiled when they are first used.

Compiling the long ones takes longer than a capture that needs none of them should have to wait.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class LatePattern:
    """A pattern with the methods of a compiled one.

    Args:
        source: the expression.
        flags: as `re` has them.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self.flags)

    def match(self, text: str) -> re.Match[str] | None:
        """At the start of a text."""
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole of a text."""
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Anywhere in a text."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Everywhere in a text."""
        return self.compiled.finditer(text)
