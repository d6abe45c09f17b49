"""Where a book is put, and when it may take the place of what is there."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.saving import read_bytes, refusal
from helplog.store.writing.giving import give

FOLDER: Final = "books"
"""Beside the entries; git leaves out what is in it, in journals of any age."""
_SEAL: Final = b"<!-- helplog book "
_SEAL_END: Final = b" -->\n"


def shelve(path: Path, book: bytes, journal: Boundary, *, replace: bool) -> None:
    """Writes a book for its owner alone, whole or not at all.

    Args:
        path: where to.
        book: what it is to hold.
        journal: whose entries and site it must not lie in.
        replace: whether whatever is there may be written over; a book that is as it was made may be
            in any case.

    Raises:
        RefusalError: it can't be written, or something else is there.
    """
    may = replace or _is_as_made(path)
    data = sealed(book)
    give(path, data, journal, replace=may)


def sealed(book: bytes) -> bytes:
    """A book with a last line that tells whether somebody has changed it since."""
    digest = hashlib.sha256(book).hexdigest().encode()
    return book + _SEAL + digest + _SEAL_END


def _is_as_made(path: Path) -> bool:
    folder = path.absolute().parent
    known = None
    with suppress(RefusalError):
        place = folder / path.name
        known = read_bytes(place, Boundary(folder, folder), links=False)
    if known is None:
        return False
    book, _, _ = known.rpartition(_SEAL)
    return known == sealed(book)


def shelf_of(root: Path) -> Path:
    """The journal's own folder for books, made where it is missing.

    Args:
        root: the journal's folder.

    Raises:
        RefusalError: it can't be made, or a link stands there.
    """
    boundary = Boundary(root, root)
    ignoring = root / FOLDER / ".gitignore"
    try:
        with hold(ignoring, boundary, make=True, links=False) as folder:
            if folder.look(folder.name) is None:
                folder.write_new(folder.name, b"*\n")
    except OSError as error:
        raise refusal(ignoring, error) from error
    return ignoring.parent
