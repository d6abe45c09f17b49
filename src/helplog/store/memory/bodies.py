"""The bodies of a journal's files, some of them together, read when somebody wants one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from helplog.store.memory.notes import KnownParts

_TOGETHER: Final = 16
"""Bodies that are packed as one part: fewer take more bytes, more take longer for a single one."""


@dataclass(slots=True)
class Bodies:
    """Those that were noted down with what else files said."""

    parts: KnownParts
    first_part: int
    last: tuple[int, Sequence[str]] = (-1, ())
    """Those read last: whoever wants a body wants the next day's as well."""

    def body(self, number: int) -> str:
        """The body of the file with a number."""
        part, place = divmod(number, _TOGETHER)
        last_part, bodies = self.last
        if part != last_part:
            bodies = self.parts.value(self.first_part + part)
            self.last = (part, bodies)
        return bodies[place]


def pack_bodies(bodies: Iterator[str]) -> Iterator[list[str]]:
    """Bodies as the parts of a note, in their order."""
    while together := list(islice(bodies, _TOGETHER)):
        yield together
