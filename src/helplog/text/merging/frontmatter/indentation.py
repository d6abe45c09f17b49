"""The room that rows leave at their left, and rows without it."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.source.lines import SPACES


def margin_of(row: str) -> str:
    """The room before what a row says."""
    size = len(row) - len(row.lstrip(SPACES))
    return row[:size]


def cut_margin(rows: Sequence[str], width: int, room: str = SPACES) -> list[str] | None:
    """Rows without so much at their left; None where something stands there.

    Args:
        rows: blank ones become empty.
        width: how many signs.
        room: the signs that may stand there.
    """
    inner: list[str] = []
    for row in rows:
        if not row.strip():
            inner.append("")
        elif row[:width].strip(room):
            return None
        else:
            inner.append(row[width:])
    return inner


def without_margin(rows: Sequence[str]) -> list[str]:
    """Rows as far to the left as the one that stands furthest there."""
    filled = [row for row in rows if row.strip()]
    width = min((len(margin_of(row)) for row in filled), default=0)
    return [row[width:] for row in rows]
