"""Whether texts speak of files, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from helplog.model.journal import Journal


def public_texts(journal: Journal) -> Iterator[str]:
    """What entries, check-ins and notes about people say, but for private ones."""
    for writing in (*journal.writings, *journal.person_notes):
        if not writing.private:
            yield writing.body


def spoken_of_in(texts: Iterable[str], uris: Iterable[str]) -> tuple[str, ...]:
    """The files that are named in texts, however their names are spelled there.

    Args:
        texts: what was written.
        uris: the files.
    """
    words = unescape("\n".join(texts))
    said = unquote(words).casefold()
    return tuple(
        uri for uri in uris if _is_named(PurePosixPath(uri).name.casefold(), said)
    )


def _is_named(name: str, words: str) -> bool:
    """Whether a name stands there whole: `domain.json` names no `main.js`."""
    at = words.find(name)
    while at >= 0:
        before = words[at - 1 : at]
        after = words[at + len(name) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = words.find(name, at + 1)
    return False
