"""Merging lists: ordered multisets of elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from helplog.model.kinds import Kind
from helplog.text.merging.aligning import rewording, words_in
from helplog.text.merging.choosing import changed
from helplog.text.merging.elements import Element, element
from helplog.text.merging.fields import Itemised, is_grown_item, itemise, merge_items
from helplog.text.merging.listing import Listed, Style
from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import BASE, FIRST, SECOND, in_order
from helplog.text.merging.proving import GRAMMAR

_REMEMBERED: Final = 1024
"""Each element is compared with many others."""


def merge_lists(
    base: Listed | None, first: Listed, second: Listed, kind: Kind | None, *, edits: bool = True
) -> tuple[Listed, bool]:
    """One list with the elements of both.

    Args:
        base: the list both came from.
        first: one version.
        second: the other.
        kind: which list of items; None for another list.
        edits: as in `merge_elements`.

    Returns:
        The list; whether one version says there was none while there is something.
    """
    elements = merge_elements(
        base.elements if base else (), first.elements, second.elements, kind, edits=edits
    )
    real = any(not part.idle for part in elements)
    styled = replace(
        _styled(base, first, second, elements),
        elements=tuple(elements),
        comment=_comment(base, first, second),
    )
    new_nones = [side for side in (first, second) if side.none and not (base and base.none)]
    if real:
        return replace(styled, none=""), bool(new_nones)
    says = next((side.none for side in (first, second) if side.none), "")
    return replace(styled, none=says), False


def _comment(base: Listed | None, first: Listed, second: Listed) -> str:
    if base and first.comment == base.comment:
        return second.comment
    if not first.comment or not second.comment or (base and second.comment == base.comment):
        return first.comment or second.comment
    if first.comment in second.comment or second.comment in first.comment:
        return max(first.comment, second.comment, key=len)
    return f"{first.comment} {second.comment}"


def _styled(
    base: Listed | None, first: Listed, second: Listed, elements: Sequence[Element]
) -> Listed:
    """The style the merged list is written in: dashes, unless both are on one row."""
    for style in (Style.FLOW, Style.WORDS):
        used = {first.style, second.style}
        fits = all(len(part.rows) == 1 and not part.idle for part in elements)
        if fits and style in used and used <= {style, Style.NONE, Style.EMPTY}:
            return max(
                (side for side in (first, second) if side.style is style),
                key=lambda side: side.join,
            )
    dashed = [side for side in (first, second) if side.style is Style.DASHES]
    if not dashed:
        return replace(first, style=Style.DASHES, margin="  ")
    before = base.margin if base and base.style is Style.DASHES else None
    return replace(dashed[0], margin=changed(before, dashed[0].margin, dashed[-1].margin))


def merge_elements(
    base: Sequence[Element],
    first: Sequence[Element],
    second: Sequence[Element],
    kind: Kind | None,
    *,
    edits: bool = True,
) -> list[Element]:
    """The elements of both: added ones once if equal, edited ones field by field.

    Args:
        base: what both came from.
        first: one version.
        second: the other.
        kind: which list of items; None for another list.
        edits: whether to look for edits; where not, an edited element is one that was taken out and
            one that was added.
    """
    matches = Matcher(
        base,
        first,
        second,
        same=lambda part: part.sense.whole,
        words=lambda part: part.sense.words if edits else (),
        nearness=rewording,
        known=(lambda part: part.sense.id, lambda part: part.sense.who_and_what) if edits else (),
        agreed=(lambda part: part.sense.id,) if edits else (),
        grown=_is_grown if edits and kind and not base else None,
    ).matches()
    merged: list[Element] = []
    for match in in_order(matches, lambda n: _known_by(first[n])):
        of_base = None if match[BASE] is None else base[match[BASE]]
        one = None if match[FIRST] is None else first[match[FIRST]]
        two = None if match[SECOND] is None else second[match[SECOND]]
        merged += _settled(of_base, one, two, kind)
    return merged


def _is_grown(longer: Element, shorter: Element) -> bool:
    """Whether an element of a list that both versions began is another one with more written to it."""
    item, other = _itemised(longer.rows), _itemised(shorter.rows)
    return item is not None and other is not None and is_grown_item(item, other)


@lru_cache(_REMEMBERED)
def _itemised(rows: tuple[str, ...]) -> Itemised | None:
    return itemise(rows)


def _known_by(part: Element) -> str:
    return str(part.sense.words if part.sense.id is None else part.sense.id)


def _settled(
    base: Element | None, first: Element | None, second: Element | None, kind: Kind | None
) -> list[Element]:
    if first is None or second is None:
        left = first or second
        return [] if left is None or (base and _untouched(base, left)) else [left]
    if first.rows == second.rows or (base and second.rows == base.rows):
        return [first]
    if base and first.rows == base.rows:
        return [second]
    return _merged(base, first, second, kind)


def _merged(
    base: Element | None, first: Element, second: Element, kind: Kind | None
) -> list[Element]:
    """An element that both versions changed, or added, differently."""
    if first.sense.whole == second.sense.whole:
        fuller = max(first, second, key=lambda part: (sum(map(len, part.rows)), part.rows))
        if _words(first) | _words(second) <= _words(fuller) | GRAMMAR:
            return [fuller]
        if base is None and first.sense.id is None:
            return [first, second]
    parts = (
        [itemise(part.rows) if part else None for part in (base, first, second)]
        if kind
        else [None] * 3
    )
    if parts[FIRST] is None or parts[SECOND] is None or (base and parts[BASE] is None):
        return [first, second]
    rows = merge_items(parts[BASE], parts[FIRST], parts[SECOND]).rows()
    # Each took out what the other left, or both changes together leave nothing of what it was: then
    # it is two.
    made = element(rows, kind) if rows else None
    return [made] if made and (base is None or _is_edit(base, made)) else [first, second]


def _is_edit(base: Element, made: Element) -> bool:
    """Whether an element would be found again as the one it was."""
    before, after = base.sense, made.sense
    same_id = before.id is not None and before.id == after.id
    return (
        same_id
        or before.who_and_what == after.who_and_what
        or rewording(before.words, after.words) > 0
    )


def _untouched(base: Element, left: Element) -> bool:
    """Whether an element says what it said, in whatever spelling, and nothing beside it."""
    return left.rows == base.rows or (
        left.sense.whole == base.sense.whole and _words(left) <= _words(base)
    )


def _words(part: Element) -> set[str]:
    return {word for row in part.rows for word in words_in(row) if word.isalnum()}
