"""Merging bodies: by pieces, and within a piece by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from helplog.text.merging.aligning import words_in
from helplog.text.merging.choosing import changed
from helplog.text.merging.extended import is_grown
from helplog.text.merging.markdown import Body, Piece, Sort, join_body, split_body
from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import Match, in_order, things_of
from helplog.text.merging.rows import merge_rows
from helplog.text.merging.wording import merge_words

_ROOM = ("",)
"""One blank row."""


def merge_bodies(base: str, first: str, second: str) -> str:
    """One body with what both versions wrote. LF line ends."""
    if first in {second, base}:
        return second
    if second == base:
        return first
    origin, one, two = split_body(base), split_body(first), split_body(second)
    pieces = _Weaver(origin.pieces, one.pieces, two.pieces).woven()
    lead = changed(origin.lead, one.lead, two.lead)
    return (
        join_body(Body(lead, tuple(pieces), _tail(origin, one, two))) if pieces else ""
    )


def _tail(base: Body, first: Body, second: Body) -> str:
    if bool(first.pieces) != bool(second.pieces):
        return (first if first.pieces else second).tail
    return changed(base.tail if base.pieces else None, first.tail, second.tail)


class _Weaver:
    """Weaves the pieces of two bodies."""

    def __init__(
        self, base: Sequence[Piece], first: Sequence[Piece], second: Sequence[Piece]
    ) -> None:
        self.base, self.first, self.second = base, first, second
        self.neighbours = {
            (a.text, b.text) for side in (first, second) for a, b in pairwise(side)
        }

    def woven(self) -> list[Piece]:
        """The pieces of the merged body, each with the gap after it."""
        pieces: list[Piece] = []
        for match in in_order(
            match_pieces(self.base, self.first, self.second), self._first_text
        ):
            pieces += self._settled(match)
        for n, (piece, then) in enumerate(pairwise(list(pieces))):
            pieces[n] = replace(piece, gap=self._gap(piece, then))
        return pieces

    def _first_text(self, n: int) -> str:
        return self.first[n].text

    def _settled(self, match: Match) -> list[Piece]:
        base, first, second = things_of(match, (self.base, self.first, self.second))
        if first is None or second is None:
            left = first or second
            if left is None or (base and left.text == base.text):
                return []
            return [left]
        return _both(base, first, second)

    def _gap(self, piece: Piece, then: Piece) -> tuple[str, ...]:
        """The blank rows between two pieces; at least one where they would become one piece."""
        gap = piece.gap
        if gap:
            return gap
        if piece.sort is Sort.ITEM and then.sort is Sort.ITEM:
            return ()
        if gap is None:
            return _ROOM
        stood_so = (
            piece.sort is Sort.HEADING or (piece.text, then.text) in self.neighbours
        )
        return gap if stood_so else _ROOM


def _both(base: Piece | None, first: Piece, second: Piece) -> list[Piece]:
    """A piece that both versions have."""
    gap = _merged_gap(base, first, second)
    one = _merged(base, first, second)
    if one is not None:
        return [replace(one, gap=gap)]
    both_items = first.sort is Sort.ITEM and second.sort is Sort.ITEM
    apart = () if both_items else _ROOM
    return [replace(first, gap=apart), replace(second, gap=gap)]


def _merged(base: Piece | None, first: Piece, second: Piece) -> Piece | None:
    """The one piece of both; None where there have to be two."""
    before = base.text if base else None
    if second.text in (first.text, before):
        return first
    if first.text == before:
        return second
    if base is None:
        if _is_grown(first, second) or _is_grown(second, first):
            return max(first, second, key=lambda piece: len(piece.text))
        return None
    if Sort.WHOLE in {base.sort, first.sort, second.sort}:
        return None
    words = merge_words(base.text, first.text, second.text)
    return None if words is None else replace(first, text=words)


def _merged_gap(
    base: Piece | None, first: Piece, second: Piece
) -> tuple[str, ...] | None:
    if first.gap is None:
        return second.gap
    if second.gap is None:
        return first.gap
    return changed(base.gap if base else None, first.gap, second.gap)


def match_pieces(
    base: Sequence[Piece], first: Sequence[Piece], second: Sequence[Piece]
) -> list[Match]:
    """Follows every piece through the three bodies."""
    matcher = Matcher(base, first, second, same=_text, words=_said)
    matcher.firm = _is_heading
    matcher.grown = _is_grown
    return matcher.matches()


def _is_grown(longer: Piece, shorter: Piece) -> bool:
    """Whether a paragraph, an item or a table has another one whole in it."""
    if longer.sort is not shorter.sort or longer.sort is Sort.HEADING:
        return False
    return is_grown(longer.text, shorter.text, at_start=longer.sort is not Sort.TEXT)


def _text(piece: Piece) -> str:
    return piece.text


def _is_heading(piece: Piece) -> bool:
    return piece.sort is Sort.HEADING


def _said(piece: Piece) -> list[str]:
    return words_in(piece.text)


def merge_body_rows(base: str, first: str, second: str) -> str:
    """One body with the rows of both, whatever they are rows of."""
    versions = (text.encode("utf-8", "surrogatepass") for text in (base, first, second))
    return merge_rows(*versions).decode("utf-8", "surrogatepass")


def keep_both(base: str, first: str, second: str) -> str:
    """Both bodies whole, one after the other, where both changed."""
    if first in {second, base}:
        return second
    if second == base:
        return first
    for longer, shorter in ((first, second), (second, first)):
        if shorter.strip() in longer:
            return longer
    return f"{first.rstrip()}\n\n{second.lstrip()}"
