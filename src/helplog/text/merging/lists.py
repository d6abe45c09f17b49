"""Merging lists: ordered multisets of elements."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
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
from helplog.text.merging.ordering import in_order, things_of
from helplog.text.merging.proving import GRAMMAR

_NO_STYLES: Final = (Style.NONE, Style.EMPTY)
_REMEMBERED: Final = 1024
"""Each element is compared with many others."""


def merge_lists(
    base: Listed | None,
    first: Listed,
    second: Listed,
    kind: Kind | None,
    *,
    edits: bool = True,
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
    before = base.elements if base else ()
    elements = merge_elements(
        before, first.elements, second.elements, kind, edits=edits
    )
    comment = _comment(base, first, second)
    style = _styled(base, first, second, elements)
    merged = replace(style, elements=tuple(elements), comment=comment)
    none = first.none or second.none
    if all(part.idle for part in elements):
        return replace(merged, none=none), False
    said_before = base is not None and base.none
    return replace(merged, none=""), bool(none and not said_before)


def _comment(base: Listed | None, first: Listed, second: Listed) -> str:
    if base and first.comment == base.comment:
        return second.comment
    if (
        not first.comment
        or not second.comment
        or (base and second.comment == base.comment)
    ):
        return first.comment or second.comment
    if first.comment in second.comment or second.comment in first.comment:
        return max(first.comment, second.comment, key=len)
    return f"{first.comment} {second.comment}"


def _styled(
    base: Listed | None, first: Listed, second: Listed, elements: Sequence[Element]
) -> Listed:
    """A list in the style of the merged one: dashes, unless both are on one row."""
    styled = [side for side in (first, second) if side.style not in _NO_STYLES]
    if all(map(_is_row, elements)) and _is_on_one_row(styled):
        return max(styled, key=lambda side: side.join)
    dashed = [side for side in (first, second) if side.style is Style.DASHES]
    if not dashed:
        return replace(first, style=Style.DASHES, margin="  ")
    before = None
    if base and base.style is Style.DASHES:
        before = base.margin
    return replace(
        dashed[0], margin=changed(before, dashed[0].margin, dashed[-1].margin)
    )


def _is_row(part: Element) -> bool:
    return len(part.rows) == 1 and not part.idle


def _is_on_one_row(sides: Sequence[Listed]) -> bool:
    """Whether all of them are written in the same style of one row."""
    return {side.style for side in sides} in ({Style.FLOW}, {Style.WORDS})


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
    matcher = Matcher(
        base, first, second, same=_whole, words=_no_words, nearness=rewording
    )
    if edits:
        matcher.words = _said
        matcher.known = (_id, _who_and_what)
        matcher.agreed = (_id,)
        if kind and not base:
            matcher.grown = _is_grown
    merged: list[Element] = []
    for match in in_order(matcher.matches(), lambda n: _known_by(first[n])):
        of_base, one, two = things_of(match, (base, first, second))
        merged += _settled(of_base, one, two, kind)
    return merged


def _whole(part: Element) -> Hashable:
    return part.sense.whole


def _id(part: Element) -> Hashable:
    return part.sense.id


def _who_and_what(part: Element) -> Hashable:
    return part.sense.who_and_what


def _said(part: Element) -> Sequence[str]:
    return part.sense.words


def _no_words(_: Element) -> Sequence[str]:
    return ()


def _is_grown(longer: Element, shorter: Element) -> bool:
    """Whether an element is another one with more written to it, where both versions began one."""
    item, other = _itemised(longer.rows), _itemised(shorter.rows)
    if item is None or other is None:
        return False
    return is_grown_item(item, other)


@lru_cache(_REMEMBERED)
def _itemised(rows: tuple[str, ...]) -> Itemised | None:
    return itemise(rows)


def _known_by(part: Element) -> str:
    return str(part.sense.words if part.sense.id is None else part.sense.id)


def _settled(
    base: Element | None,
    first: Element | None,
    second: Element | None,
    kind: Kind | None,
) -> list[Element]:
    """What becomes of one element."""
    if first is None or second is None:
        left = first or second
        if left is None or (base and _untouched(base, left)):
            return []
        return [left]
    before = base.rows if base else None
    if second.rows in (first.rows, before):
        return [first]
    if first.rows == before:
        return [second]
    return _merged(base, first, second, kind)


def _merged(
    base: Element | None, first: Element, second: Element, kind: Kind | None
) -> list[Element]:
    """An element that both versions changed, or added, differently."""
    if first.sense.whole == second.sense.whole:
        fuller = max(first, second, key=_length)
        if _words(first) | _words(second) <= _words(fuller) | GRAMMAR:
            return [fuller]
        if base is None and first.sense.id is None:
            return [first, second]
    if kind is None:
        return [first, second]
    rows = _merged_rows(base, first, second)
    if not rows:
        return [first, second]
    made = element(rows, kind)
    # Where both changes together leave nothing of what it was, it is two.
    if base is None or _is_edit(base, made):
        return [made]
    return [first, second]


def _merged_rows(
    base: Element | None, first: Element, second: Element
) -> tuple[str, ...]:
    """The rows of one item of both.

    Nothing where an item can't be told by its fields, or where each took out what the other left.
    """
    before = itemise(base.rows) if base else None
    one, two = itemise(first.rows), itemise(second.rows)
    if one is None or two is None or (base and before is None):
        return ()
    return merge_items(before, one, two).rows()


def _length(part: Element) -> tuple[int, tuple[str, ...]]:
    return sum(map(len, part.rows)), part.rows


def _is_edit(base: Element, made: Element) -> bool:
    """Whether an element would be found again as the one it was."""
    before, after = base.sense, made.sense
    if before.id is not None and before.id == after.id:
        return True
    if before.who_and_what == after.who_and_what:
        return True
    return rewording(before.words, after.words) > 0


def _untouched(base: Element, left: Element) -> bool:
    """Whether an element says what it said, in whatever spelling, and nothing beside it."""
    if left.rows == base.rows:
        return True
    return left.sense.whole == base.sense.whole and _words(left) <= _words(base)


def _words(part: Element) -> set[str]:
    words = words_in("\n".join(part.rows))
    return {word for word in words if word.isalnum()}
