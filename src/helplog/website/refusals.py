"""Refusals of helplog's, as the error of whoever runs MkDocs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from helplog.model.refusal import RefusalError


@contextmanager
def refusals_as(error: type[Exception]) -> Iterator[None]:
    """Raise what is refused in the block as an error of another kind, with the same words.

    Args:
        error: the kind; MkDocs shows its own in one line, and a traceback of any other.
    """
    try:
        yield
    except RefusalError as refusal:
        raise error(str(refusal)) from refusal
