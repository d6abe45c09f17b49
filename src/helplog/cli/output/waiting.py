"""A word for whoever waits: on stderr, only in a terminal, only after a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Final, Self

from helplog.cli.output.guarded_streams import show_passing_line

_QUIET_SECONDS: Final = 1.0


class Patience:
    """One line, gone when the work is done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = False
        self._timer = threading.Timer(_QUIET_SECONDS, self._show)
        self._timer.daemon = True

    def _show(self) -> None:
        self._shown = True
        show_passing_line(f"{self._doing} ...")

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()
        if self._shown:
            show_passing_line()
