"""Merging bodies: by pieces, and within a piece by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from helplog.text.merging.alignment.aligning import words_beside_markup
from helplog.text.merging.alignment.choosing import changed
from helplog.text.merging.alignment.extended import is_grown
from helplog.text.merging.alignment.matching import Matcher
from helplog.text.merging.alignment.ordering import Match, Matches, in_order, things_of
from helplog.text.merging.body.headings import with_same_headings
from helplog.text.merging.body.markdown import Body, Piece, Sort, join_body, split_body
from helplog.text.merging.body.rows import merge_rows
from helplog.text.merging.body.wording import merge_words
from helplog.text.reading.checkin.asked_twice import body_asked_once

_ROOM: Final = ("",)
"""One blank row."""
_EVERY_SIGN: Final = ("utf-8", "surrogatepass")
"""How a body is encoded for a while, halves of wide signs as well."""

_Pieces = Sequence[Piece]
_Gap = tuple[str, ...]


def merge_bodies(base: str, first: str, second: str) -> str:
    """One body with what both versions wrote. LF line ends."""
    if first in {second, base}:
        return second
    if second == base:
        return first
    base, first, second = map(body_asked_once, (base, first, second))
    base, first, second = with_same_headings(base, first, second)
    if first in {second, base}:
        return second
    if second == base:
        return first
    origin = split_body(base)
    one = split_body(first)
    two = split_body(second)
    weaver = _Weaver(origin.pieces, one.pieces, two.pieces)
    pieces = tuple(weaver.woven())
    if not pieces:
        return ""
    lead = changed(origin.lead, one.lead, two.lead)
    tail = _tail(origin, one, two)
    merged = Body(lead, pieces, tail)
    # A heading that one of them took out may stand in another place in the other.
    return body_asked_once(join_body(merged), within=True)


def _tail(base: Body, first: Body, second: Body) -> str:
    if not first.pieces and second.pieces:
        return second.tail
    if not second.pieces and first.pieces:
        return first.tail
    before = None
    if base.pieces:
        before = base.tail
    return changed(before, first.tail, second.tail)


class _Weaver:
    """Weaves the pieces of two bodies."""

    def __init__(self, base: _Pieces, first: _Pieces, second: _Pieces) -> None:
        self.base = base
        self.first = first
        self.second = second
        self.neighbours: set[tuple[str, str]] = set()
        """The texts of pieces that stand one below the other on a side."""
        for side in (first, second):
            for above, below in pairwise(side):
                texts = above.text, below.text
                self.neighbours.add(texts)

    def woven(self) -> list[Piece]:
        """The pieces of the merged body, each with the gap after it."""
        matches = match_pieces(self.base, self.first, self.second)
        ordered = in_order(matches, self._first_text)
        settled: list[Piece] = []
        for match in self._under_their_headings(ordered):
            settled += self._settled(match)
        pieces: list[Piece] = []
        for piece, then in pairwise(settled):
            gap = self._gap(piece, then)
            apart = replace(piece, gap=gap)
            pieces.append(apart)
        pieces += settled[-1:]
        return pieces

    def _under_their_headings(self, ordered: Matches) -> Iterator[Match]:
        """Where both sides go on from one place, a heading of one takes nothing of the other in."""
        versions = self.base, self.first, self.second
        for is_of_both, run in groupby(ordered, _is_of_both):
            if is_of_both:
                yield from run
                continue
            above: Matches = []
            below: Matches = []
            begun: set[bool] = set()
            for match in run:
                _, first, second = things_of(match, versions)
                is_first = first is not None
                piece = first or second
                if piece is not None and _is_heading(piece):
                    begun.add(is_first)
                group = below if is_first in begun else above
                group.append(match)
            yield from above
            yield from below

    def _first_text(self, n: int) -> str:
        piece = self.first[n]
        return piece.text

    def _settled(self, match: Match) -> list[Piece]:
        versions = self.base, self.first, self.second
        base, first, second = things_of(match, versions)
        if first is not None and second is not None:
            return _both(base, first, second)
        left = first or second
        if left is None:
            return []
        if base is not None and left.text == base.text:
            return []
        return [left]

    def _gap(self, piece: Piece, then: Piece) -> _Gap:
        """The blank rows between two pieces; at least one where they would become one piece."""
        gap = piece.gap
        if gap:
            return gap
        if piece.sort is then.sort is Sort.ITEM:
            return ()
        if gap is None:
            return _ROOM
        if piece.sort is Sort.HEADING:
            return ()
        texts = piece.text, then.text
        if texts in self.neighbours:
            return ()
        return _ROOM


def _is_of_both(match: Match) -> bool:
    _, first, second = match
    return first is not None and second is not None


def _both(base: Piece | None, first: Piece, second: Piece) -> list[Piece]:
    """A piece that both versions have."""
    gap = _merged_gap(base, first, second)
    one = _merged(base, first, second)
    if one is not None:
        whole = replace(one, gap=gap)
        return [whole]
    apart: _Gap = _ROOM
    if first.sort is second.sort is Sort.ITEM:
        apart = ()
    above = replace(first, gap=apart)
    below = replace(second, gap=gap)
    return [above, below]


def _merged(base: Piece | None, first: Piece, second: Piece) -> Piece | None:
    """The one piece of both; None where there have to be two."""
    before = None
    if base is not None:
        before = base.text
    if second.text in (first.text, before):
        return first
    if first.text == before:
        return second
    if base is None:
        return _longer(first, second)
    sorts = base.sort, first.sort, second.sort
    if Sort.WHOLE in sorts:
        return None
    words = merge_words(base.text, first.text, second.text)
    if words is None:
        return None
    return replace(first, text=words)


def _longer(first: Piece, second: Piece) -> Piece | None:
    """The one of two pieces that has the other whole in it."""
    if _is_grown(first, second):
        return first
    if _is_grown(second, first):
        return second
    return None


def _merged_gap(base: Piece | None, first: Piece, second: Piece) -> _Gap | None:
    if first.gap is None:
        return second.gap
    if second.gap is None:
        return first.gap
    before = None
    if base is not None:
        before = base.gap
    return changed(before, first.gap, second.gap)


def match_pieces(base: _Pieces, first: _Pieces, second: _Pieces) -> Matches:
    """Follows every piece through the three bodies."""
    matcher = Matcher(base, first, second, same=_text, words=_said)
    matcher.firm = _is_heading
    matcher.grown = _is_grown
    return matcher.matches()


def _is_grown(longer: Piece, shorter: Piece) -> bool:
    """Whether a paragraph, an item or a table has another one whole in it."""
    if longer.sort is not shorter.sort:
        return False
    if longer.sort is Sort.HEADING:
        return False
    at_start = longer.sort is not Sort.TEXT
    return is_grown(longer.text, shorter.text, at_start=at_start)


def _text(piece: Piece) -> str:
    return piece.text


def _is_heading(piece: Piece) -> bool:
    return piece.sort is Sort.HEADING


def _said(piece: Piece) -> list[str]:
    return words_beside_markup(piece.text)


def merge_body_rows(base: str, first: str, second: str) -> str:
    """One body with the rows of both, whatever they are rows of."""
    origin = base.encode(*_EVERY_SIGN)
    one = first.encode(*_EVERY_SIGN)
    two = second.encode(*_EVERY_SIGN)
    merged = merge_rows(origin, one, two)
    return merged.decode(*_EVERY_SIGN)


def keep_both(base: str, first: str, second: str) -> str:
    """Both bodies whole, one after the other, where both changed."""
    if first in {second, base}:
        return second
    if second == base:
        return first
    if second.strip() in first:
        return first
    if first.strip() in second:
        return second
    return f"{first.rstrip()}\n\n{second.lstrip()}"
