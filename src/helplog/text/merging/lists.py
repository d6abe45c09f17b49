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
from helplog.text.merging.listing import Listed, Style, all_idle
from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import in_order, things_of
from helplog.text.merging.proving import GRAMMAR

_NO_LIST: Final = Listed("", Style.EMPTY)
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
    before = base or _NO_LIST
    elements = merge_elements(
        before.elements, first.elements, second.elements, kind, edits=edits
    )
    comment = _comment(before.comment, first.comment, second.comment)
    style = _styled(before, first, second, elements)
    merged = replace(style, elements=tuple(elements), comment=comment)
    none = first.none or second.none
    if all_idle(elements):
        return replace(merged, none=none), False
    doubtful = bool(none) and not before.none
    return replace(merged, none=""), doubtful


def _comment(base: str, one: str, two: str) -> str:
    if not one or one == base:
        return two
    if not two or two == base:
        return one
    if one in two or two in one:
        return max(one, two, key=len)
    return f"{one} {two}"


def _styled(
    base: Listed, first: Listed, second: Listed, elements: Sequence[Element]
) -> Listed:
    """A list in the style of the merged one: dashes, unless both are on one row."""
    sides = (first, second)
    styled = [side for side in sides if side.style not in _NO_STYLES]
    if _is_on_one_row(styled) and all(map(_is_row, elements)):
        return max(styled, key=_join)
    margins = [side.margin for side in sides if side.style is Style.DASHES]
    if not margins:
        return replace(first, style=Style.DASHES, margin="  ")
    before = None
    if base.style is Style.DASHES:
        before = base.margin
    margin = changed(before, margins[0], margins[-1])
    dashed = first
    if first.style is not Style.DASHES:
        dashed = second
    return replace(dashed, margin=margin)


def _join(side: Listed) -> str:
    return side.join


def _is_row(part: Element) -> bool:
    return len(part.rows) == 1 and not part.idle


def _is_on_one_row(sides: Sequence[Listed]) -> bool:
    """Whether all of them are written in the same style of one row."""
    styles = {side.style for side in sides}
    return styles in ({Style.FLOW}, {Style.WORDS})


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
    matches = matcher.matches()
    merged: list[Element] = []
    for match in in_order(matches, lambda n: _known_by(first[n])):
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
    item = _itemised(longer.rows)
    other = _itemised(shorter.rows)
    if item is None or other is None:
        return False
    return is_grown_item(item, other)


@lru_cache(_REMEMBERED)
def _itemised(rows: tuple[str, ...]) -> Itemised | None:
    return itemise(rows)


def _known_by(part: Element) -> str:
    sense = part.sense
    if sense.id is None:
        return str(sense.words)
    return str(sense.id)


def _settled(
    base: Element | None,
    first: Element | None,
    second: Element | None,
    kind: Kind | None,
) -> list[Element]:
    """What becomes of one element."""
    if first is None or second is None:
        return _left(base, first or second)
    before = None
    if base:
        before = base.rows
    if second.rows in (first.rows, before):
        return [first]
    if first.rows == before:
        return [second]
    return _merged(base, first, second, kind)


def _left(base: Element | None, left: Element | None) -> list[Element]:
    """What becomes of an element that one version took out, or only one added."""
    if left is None:
        return []
    if base and _untouched(base, left):
        return []
    return [left]


def _merged(
    base: Element | None, first: Element, second: Element, kind: Kind | None
) -> list[Element]:
    """An element that both versions changed, or added, differently."""
    if first.sense.whole == second.sense.whole:
        fuller = max(first, second, key=_length)
        words = _words(first) | _words(second)
        more = words - _words(fuller)
        if more <= GRAMMAR:
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
    before = None
    if base:
        before = itemise(base.rows)
        if before is None:
            return ()
    one = itemise(first.rows)
    two = itemise(second.rows)
    if one is None or two is None:
        return ()
    merged = merge_items(before, one, two)
    return merged.rows()


def _length(part: Element) -> tuple[int, tuple[str, ...]]:
    lengths = map(len, part.rows)
    return sum(lengths), part.rows


def _is_edit(base: Element, made: Element) -> bool:
    """Whether an element would be found again as the one it was."""
    before = base.sense
    after = made.sense
    if before.id is not None and before.id == after.id:
        return True
    if before.who_and_what == after.who_and_what:
        return True
    return rewording(before.words, after.words) > 0


def _untouched(base: Element, left: Element) -> bool:
    """Whether an element says what it said, in whatever spelling, and nothing beside it."""
    if left.rows == base.rows:
        return True
    if left.sense.whole != base.sense.whole:
        return False
    return _words(left) <= _words(base)


def _words(part: Element) -> set[str]:
    text = "\n".join(part.rows)
    words = words_in(text)
    return {word for word in words if word.isalnum()}
