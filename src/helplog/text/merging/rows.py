"""Merging as text, row by row, for what can't be merged by meaning.

Every row that either version added is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import BASE, FIRST, SECOND, Match, in_order


def merge_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both. Nothing is decoded, so nothing is changed.

    Args:
        base: what both came from.
        first: one version.
        second: the other; where both put rows at the same place, its rows come second.
    """
    versions = [data.splitlines(keepends=True) for data in (base, first, second)]
    origin, one, two = versions
    matches = Matcher(
        origin, one, two, same=lambda row: row.rstrip(b"\r\n"), words=lambda _: ()
    ).matches()
    return _joined(
        [
            row
            for match in in_order(matches, lambda n: one[n].decode("latin1"))
            for row in _settled(match, versions)
        ]
    )


def _settled(match: Match, versions: Sequence[Sequence[bytes]]) -> list[bytes]:
    first, second = match[FIRST], match[SECOND]
    if match[BASE] is not None and (first is None or second is None):
        return []
    if first is not None:
        return [versions[FIRST][first]]
    return [] if second is None else [versions[SECOND][second]]


def _joined(rows: Sequence[bytes]) -> bytes:
    """The rows one below the other, also where one of them was the last of its file and had no line end."""
    ends = next(
        (row[len(row.rstrip(b"\r\n")) :] for row in rows if row.endswith((b"\n", b"\r"))), b"\n"
    )
    parts = [row if row.endswith((b"\n", b"\r")) else row + ends for row in rows[:-1]]
    return b"".join([*parts, *rows[-1:]])
