"""Work that a copy of this program does beside it, on a second core.

The copy is a fork: it imports nothing, and has all that is known already. Where there is no copy,
or it has ended early, whoever asked does the work: the same comes of it, only later.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

T = TypeVar("T")

AT_ONCE: Final = 32
_WORTH_IT: Final = 500
"""Pieces of work; with fewer the copying takes longer than it saves."""


@contextmanager
def begun_beside(
    work: Callable[[], Iterable[T]], pieces: int, *, at_once: int = AT_ONCE
) -> Iterator[Iterator[T]]:
    """Begin some work beside one's own.

    The copy is gone when the block is left, however it is left.

    Args:
        work: gives its results one by one, and changes nothing else that is asked for later.
        pieces: how many it will give.
        at_once: so many results come back together.

    Yields:
        The results in their order, waited for; none, or fewer than there are, where the others are
        for the caller to make.
    """
    # macOS has forks as well, and libraries there that don't survive one.
    if sys.platform == "linux" and pieces >= _WORTH_IT and _has_room():
        from helplog.model.beside.forked_copy import copied  # noqa: PLC0415 - for so much alone

        with copied(work, at_once) as results:
            yield results
    else:
        yield iter(())


def _has_room() -> bool:
    """Whether there is a core to spare, and no thread that the copy would lose."""
    if sys.platform == "linux" and hasattr(os, "memfd_create"):
        has_cores = len(os.sched_getaffinity(0)) > 1
        return has_cores and threading.active_count() == 1
    return False
