"""Merging as text, row by row, for what can't be merged by meaning. Every row that either version added is kept."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.merging.aligning import common
from helplog.text.merging.weaving import BASE, FIRST, SECOND, Strand, in_order


def merge_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both. Nothing is decoded, so nothing is changed."""
    versions = [_rows(data) for data in (base, first, second)]
    return _joined([row for strand in in_order(_match(*versions)) for row in _settled(strand, versions)])


def _rows(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _match(base: Sequence[bytes], first: Sequence[bytes], second: Sequence[bytes]) -> list[Strand]:
    bare = [[row.rstrip(b"\r\n") for row in side] for side in (base, first, second)]
    in_first, in_second = dict(common(bare[BASE], bare[FIRST])), dict(common(bare[BASE], bare[SECOND]))
    known_first, known_second = set(in_first.values()), set(in_second.values())
    pairs = {i: j for i, j in common(bare[FIRST], bare[SECOND]) if i not in known_first and j not in known_second}
    strands: list[Strand] = [(n, in_first.get(n), in_second.get(n)) for n in range(len(base))]
    strands += [(None, i, pairs.get(i)) for i in range(len(first)) if i not in known_first]
    taken = known_second | set(pairs.values())
    return [*strands, *((None, None, j) for j in range(len(second)) if j not in taken)]


def _settled(strand: Strand, versions: Sequence[Sequence[bytes]]) -> list[bytes]:
    first, second = strand[FIRST], strand[SECOND]
    if strand[BASE] is not None and (first is None or second is None):
        return []
    if first is not None:
        return [versions[FIRST][first]]
    return [] if second is None else [versions[SECOND][second]]


def _joined(rows: Sequence[bytes]) -> bytes:
    """The rows one below the other, also where one of them was the last of its file and had no line end."""
    ends = next((row[len(row.rstrip(b"\r\n")) :] for row in rows if row.endswith((b"\n", b"\r"))), b"\n")
    parts = [row if row.endswith((b"\n", b"\r")) else row + ends for row in rows[:-1]]
    return b"".join([*parts, *rows[-1:]])
