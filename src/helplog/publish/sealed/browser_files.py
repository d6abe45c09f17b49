"""A placeholder until the browser's part is there: pages that only say so."""

from __future__ import annotations


def unlock_page() -> bytes:
    """The page that asks for the passphrase."""
    return b"<!doctype html><meta charset=utf-8><title>Locked</title><p>Locked\n"


def worker() -> bytes:
    """The worker that answers from the blobs."""
    return b"// answers nothing yet\n"


def keeper() -> bytes:
    """What each page is given to lock itself."""
    return b"// locks nothing yet\n"
