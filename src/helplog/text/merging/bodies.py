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
from helplog.text.merging.ordering import BASE, FIRST, SECOND, Match, in_order
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
    return join_body(Body(lead, tuple(pieces), _tail(origin, one, two))) if pieces else ""


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
        self.neighbours = {(a.text, b.text) for side in (first, second) for a, b in pairwise(side)}

    def woven(self) -> list[Piece]:
        """The pieces of the merged body, each with the gap after it."""
        pieces: list[Piece] = []
        for match in in_order(match_pieces(self.base, self.first, self.second), self._first_text):
            pieces += self._settled(match)
        for n, (piece, then) in enumerate(pairwise(list(pieces))):
            pieces[n] = replace(piece, gap=self._gap(piece, then))
        return pieces

    def _first_text(self, n: int) -> str:
        return self.first[n].text

    def _settled(self, match: Match) -> list[Piece]:
        base = None if match[BASE] is None else self.base[match[BASE]]
        first = None if match[FIRST] is None else self.first[match[FIRST]]
        second = None if match[SECOND] is None else self.second[match[SECOND]]
        if first is None or second is None:
            left = second if first is None else first
            return [] if left is None or (base and left.text == base.text) else [left]
        return _both(base, first, second)

    def _gap(self, piece: Piece, then: Piece) -> tuple[str, ...]:
        """The blank rows between two pieces; at least one where they would otherwise become one piece."""
        gap = piece.gap
        if gap or (gap is not None and (piece.text, then.text) in self.neighbours):
            return gap
        if piece.sort is Sort.ITEM and then.sort is Sort.ITEM:
            return ()
        return gap if gap is not None and piece.sort is Sort.HEADING else _ROOM


def _both(base: Piece | None, first: Piece, second: Piece) -> list[Piece]:
    """A piece that both versions have."""
    gap = _merged_gap(base, first, second)
    if first.text == second.text:
        return [replace(first, gap=gap)]
    if base and first.text == base.text:
        return [replace(second, gap=gap)]
    if base and second.text == base.text:
        return [replace(first, gap=gap)]
    if base and Sort.WHOLE not in {base.sort, first.sort, second.sort}:
        words = merge_words(base.text, first.text, second.text)
        if words is not None:
            return [replace(first, text=words, gap=gap)]
    if base is None and (_is_grown(first, second) or _is_grown(second, first)):
        return [replace(max(first, second, key=lambda piece: len(piece.text)), gap=gap)]
    apart = () if first.sort is Sort.ITEM and second.sort is Sort.ITEM else _ROOM
    return [replace(first, gap=apart), replace(second, gap=gap)]


def _merged_gap(base: Piece | None, first: Piece, second: Piece) -> tuple[str, ...] | None:
    if first.gap is None or second.gap is None:
        return second.gap if first.gap is None else first.gap
    return changed(base.gap if base else None, first.gap, second.gap)


def match_pieces(
    base: Sequence[Piece], first: Sequence[Piece], second: Sequence[Piece]
) -> list[Match]:
    """Follows every piece through the three bodies."""
    return Matcher(
        base, first, second, same=_text, words=_said, firm=_is_heading, grown=_is_grown
    ).matches()


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
