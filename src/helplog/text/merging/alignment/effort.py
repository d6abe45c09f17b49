"""How much a merge may look at before a plainer one has to do.

What is looked at is counted, and no clock is asked: the same files come out the same on a slow
phone and a fast laptop.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class TooMuchError(Exception):
    """A merge has looked at as much as it may."""


_left: ContextVar[int | None] = ContextVar("_left", default=None)
"""Steps that are left; None where nobody counts."""


@contextmanager
def at_most(steps: int) -> Iterator[None]:
    """Within this block `spend` raises once so many steps were spent.

    What a block around it allows makes no difference.
    """
    before = _left.set(steps)
    try:
        yield
    finally:
        _left.reset(before)


def spend(steps: int) -> None:
    """Counts what is about to be looked at: a word, a row, a pair of them is a step.

    To be called whether or not the answer is remembered from before, or the count would be another
    one next time.

    Raises:
        TooMuchError: there are not so many steps left.
    """
    left = _left.get()
    if left is None:
        return
    if steps > left:
        raise TooMuchError
    _left.set(left - steps)
