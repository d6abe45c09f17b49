"""Numbers that several processes share out among themselves: each is taken once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

_NUMBER_BYTES: Final = 4
_MOST_AT_ONCE: Final = 4_096 // _NUMBER_BYTES
"""A pipe holds so much anywhere."""


class SharedNumbers:
    """The numbers from 0 on, to be taken by whoever has time; a copy of this program shares them.

    Args:
        count: how many.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._step = 1 + count // _MOST_AT_ONCE
        self._taking, giving = os.pipe()
        for first in range(0, count, self._step):
            os.write(giving, first.to_bytes(_NUMBER_BYTES, "little"))
        os.close(giving)

    def take(self) -> range:
        """The next ones that nobody has taken; none at the end."""
        data = os.read(self._taking, _NUMBER_BYTES)
        if not data:
            return range(0)
        first = int.from_bytes(data, "little")
        return range(first, min(first + self._step, self._count))

    def taken(self) -> Iterator[int]:
        """The numbers, as long as there are any."""
        while some := self.take():
            yield from some

    def close(self) -> None:
        """Take no more."""
        os.close(self._taking)
