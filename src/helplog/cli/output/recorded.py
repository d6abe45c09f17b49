"""What a command prints, taken down while it goes its way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO


class RecordedStream:
    """A text stream that writes to another one, and keeps what was written."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.said: list[str] = []

    def write(self, text: str) -> int:
        """Writes; gives the length."""
        length = self.stream.write(text)  # click tries with bytes, and has to fail
        self.said.append(text)
        return length

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.stream, name)


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Takes down what goes to stdout.

    Yields:
        What was written so far, piece by piece.
    """
    before = sys.stdout
    stream: Any = RecordedStream(before)
    sys.stdout = stream
    try:
        yield stream.said
    finally:
        sys.stdout = before
