"""Merging a list that can't be taken apart by its items: row by row, as far as both have the list.

A row between them that belongs to none, or one that stands too far left, is kept where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.merging.alignment.aligning import words_in
from helplog.text.merging.alignment.matching import Matcher
from helplog.text.merging.alignment.ordering import in_order, things_of

Rows = Sequence[str]


def merge_untidy(base: Rows, first: Rows, second: Rows) -> tuple[str, ...]:
    """The rows of both versions of a list, each edited as one of them has it.

    Args:
        base: the list that both came from.
        first: one version.
        second: the other.
    """
    versions = (base, first, second)
    matcher = Matcher(base, first, second, same=_itself, words=words_in)
    rows: list[str] = []
    for match in in_order(matcher.matches(), lambda n: first[n]):
        rows += _settled(*things_of(match, versions))
    return tuple(rows)


def _itself(row: str) -> str:
    return row


def _settled(base: str | None, first: str | None, second: str | None) -> list[str]:
    """What becomes of one row; of one that both edited, both edits."""
    if base is None:
        added = first if first is not None else second
        return [] if added is None else [added]
    edits: list[str] = []
    for row in (first, second):
        if row is not None and row != base and row not in edits:
            edits.append(row)
    if edits:
        return edits
    if first is None or second is None:
        return []
    return [base]
