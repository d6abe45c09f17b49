"""How far along something is: on stderr, only in a terminal, only once it has taken a second."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Final, Self

from helplog.cli.output.guarded_streams import show_passing_line

_QUIET_SECONDS: Final = 1.0
_BETWEEN_SECONDS: Final = 0.1


class Progress:
    """One line that is rewritten, and gone when the work is done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next_at = monotonic() + _QUIET_SECONDS
        self._shown = False

    def report(self, done: int, total: int) -> None:
        """Shows where things stand, if it is time to."""
        now = monotonic()
        if now < self._next_at:
            return
        if not sys.stderr.isatty():
            return
        self._next_at = now + _BETWEEN_SECONDS
        self._shown = True
        show_passing_line(f"{self._doing}: {done:,} of {total:,}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            show_passing_line()
