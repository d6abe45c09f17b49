"""Files so long that reading them takes a while: not read at each letter, but after a pause."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final, NamedTuple

from helplog.language.documents.document import Document
from helplog.language.journal.journals import Found

_SLOW_SECONDS: Final = 0.05
_MOST_SECONDS: Final = 2.0
"""A pause is as long as twice what reading takes, and no longer than that."""

Read = Callable[[Found, Document], None]


class _Waiting(NamedTuple):
    """A text that was typed and is not read yet."""

    found: Found
    document: Document
    timer: asyncio.TimerHandle


class SlowFiles:
    """What reading took, and what waits to be read.

    Args:
        read: reads a file as it stands.
    """

    def __init__(self, read: Read) -> None:
        self.read = read
        self.took: dict[str, float] = {}
        self.waiting: dict[str, _Waiting] = {}

    @contextmanager
    def timed(self, address: str) -> Iterator[None]:
        """Notes what reading a file takes."""
        begun = perf_counter()
        yield
        self.took[address] = perf_counter() - begun

    def is_slow(self, address: str) -> bool:
        """Whether reading it keeps a writer waiting."""
        return self.took.get(address, 0) > _SLOW_SECONDS

    def waiting_text(self, address: str) -> Document | None:
        """The text that waits."""
        waiting = self.waiting.get(address)
        return waiting.document if waiting else None

    def read_later(self, found: Found, document: Document) -> None:
        """Reads a text once nothing has been typed for a moment."""
        address = document.address
        self._stop(address)
        seconds = min(_MOST_SECONDS, 2 * self.took.get(address, 0))
        loop = asyncio.get_running_loop()
        timer = loop.call_later(seconds, self.read_now, address)
        self.waiting[address] = _Waiting(found, document, timer)

    def read_now(self, address: str) -> None:
        """Reads a text that waits, for something is asked of it."""
        waiting = self._stop(address)
        if waiting is not None:
            self.read(waiting.found, waiting.document)

    def forget(self, address: str) -> None:
        """A file is closed."""
        self._stop(address)
        self.took.pop(address, None)

    def _stop(self, address: str) -> _Waiting | None:
        waiting = self.waiting.pop(address, None)
        if waiting is not None:
            waiting.timer.cancel()
        return waiting
