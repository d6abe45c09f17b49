"""Merging as text, row by row, for what can't be merged by meaning.

Every row that either version added is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.text.merging.alignment.matching import Matcher
from helplog.text.merging.alignment.ordering import in_order, things_of

_ENDS: Final = (b"\n", b"\r")


def merge_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both. Nothing is decoded, so nothing is changed.

    Args:
        base: what both came from.
        first: one version.
        second: the other; where both put rows at the same place, its rows come second.
    """
    origin = base.splitlines(keepends=True)
    one = first.splitlines(keepends=True)
    two = second.splitlines(keepends=True)
    versions = (origin, one, two)
    matcher = Matcher(
        base=origin, first=one, second=two, same=_without_end, words=_no_words
    )
    matches = matcher.matches()
    rows: list[bytes] = []
    for match in in_order(matches, lambda n: one[n].decode("latin1")):
        before, own, other = things_of(match, versions)
        taken_out = own is None or other is None
        if before is not None and taken_out:
            continue
        row = own or other or b""
        rows.append(row)
    return _joined(rows)


def _without_end(row: bytes) -> bytes:
    return row.rstrip(b"\r\n")


def _no_words(_: bytes) -> Sequence[str]:
    return ()


def _joined(rows: Sequence[bytes]) -> bytes:
    """The rows one below the other.

    One that was the last of its file and had no line end gets one where others stand below it.
    """
    end = _first_end(rows)
    parts: list[bytes] = []
    for row in rows[:-1]:
        parts.append(row)
        if not row.endswith(_ENDS):
            parts.append(end)
    parts += rows[-1:]
    return b"".join(parts)


def _first_end(rows: Sequence[bytes]) -> bytes:
    """How the first row ends that has an end."""
    for row in rows:
        text = _without_end(row)
        end = row[len(text) :]
        if end:
            return end
    return b"\n"
