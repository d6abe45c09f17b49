"""A few moments in which Ctrl-C and the end of a session have to wait.

Half of something would be nobody's wish.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds back what asks this process to end, and lets it through afterwards.

    `kill -9` waits for no one.
    """
    if sys.platform == "win32":
        yield
    else:
        asks_to_end = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
        before = signal.pthread_sigmask(signal.SIG_BLOCK, asks_to_end)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
