"""Merging as text, row by row, for what can't be merged by meaning.

Every row that either version added is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import in_order, things_of

_ENDS: Final = (b"\n", b"\r")


def merge_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both. Nothing is decoded, so nothing is changed.

    Args:
        base: what both came from.
        first: one version.
        second: the other; where both put rows at the same place, its rows come second.
    """
    origin, one, two = (
        data.splitlines(keepends=True) for data in (base, first, second)
    )
    matches = Matcher(origin, one, two, same=_without_end, words=_no_words).matches()
    rows: list[bytes] = []
    for match in in_order(matches, lambda n: one[n].decode("latin1")):
        before, own, other = things_of(match, (origin, one, two))
        if before is None or (own is not None and other is not None):
            rows.append(own or other or b"")
    return _joined(rows)


def _without_end(row: bytes) -> bytes:
    return row.rstrip(b"\r\n")


def _no_words(_: bytes) -> Sequence[str]:
    return ()


def _joined(rows: Sequence[bytes]) -> bytes:
    """The rows one below the other.

    One that was the last of its file and had no line end gets one where others stand below it.
    """
    ends = (row[len(_without_end(row)) :] for row in rows)
    end = next(filter(None, ends), b"\n")
    parts = [row if row.endswith(_ENDS) else row + end for row in rows[:-1]]
    return b"".join([*parts, *rows[-1:]])
