"""Merging lists: ordered multisets of elements."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from helplog.model.kinds import Kind
from helplog.text.merging.alignment.aligning import rewording, words_in
from helplog.text.merging.alignment.choosing import changed
from helplog.text.merging.alignment.matching import Matcher
from helplog.text.merging.alignment.ordering import in_order, things_of
from helplog.text.merging.frontmatter.elements import Element, element
from helplog.text.merging.frontmatter.fields import is_grown_item, merge_items
from helplog.text.merging.frontmatter.grammar import GRAMMAR
from helplog.text.merging.frontmatter.itemising import Itemised, itemise
from helplog.text.merging.frontmatter.listing import Listed, Style, all_idle

Elements = Sequence[Element]
Found = tuple[Element | None, Element | None, Element | None]
"""One element in the base, the first and the second version."""

_NO_LIST: Final = Listed("", Style.EMPTY)
_NO_STYLES: Final = (Style.NONE, Style.EMPTY)
_ON_ONE_ROW: Final = {Style.FLOW, Style.WORDS}
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
        base=before.elements,
        first=first.elements,
        second=second.elements,
        kind=kind,
        edits=edits,
    )
    comment = _comment(before.comment, first.comment, second.comment)
    style = _styled(before, first, second, elements)
    kept = tuple(elements)
    key = _key(before.key, first.key, second.key)
    merged = replace(style, key=key, elements=kept, comment=comment)
    none = first.none or second.none
    if all_idle(elements):
        answer = replace(merged, none=none)
        return answer, False
    merged = replace(merged, none="")
    doubtful = bool(none) and not before.none
    return merged, doubtful


def _key(base: str, one: str, two: str) -> str:
    """The key as the merged list has it, `ask:` or `asks:`.

    Where each version has a spelling of its own, the one that is not the list's name stays: that is
    a word somebody typed, and the list's name is the format's.
    """
    if two in {one, base}:
        return one
    if one == base:
        return two
    return max(one, two, key=_spelling)


def _spelling(key: str) -> tuple[bool, str]:
    name = key.removesuffix(":")
    return name.casefold() not in GRAMMAR, name


def _comment(base: str, one: str, two: str) -> str:
    if not one or one == base:
        return two
    if not two or two == base:
        return one
    if one in two or two in one:
        return max(one, two, key=len)
    return f"{one} {two}"


def _styled(base: Listed, first: Listed, second: Listed, elements: Elements) -> Listed:
    """A list in the style of the merged one: dashes, unless both are on one row."""
    styled: list[Listed] = []
    dashed: list[Listed] = []
    for side in (first, second):
        if side.style not in _NO_STYLES:
            styled.append(side)
        if side.style is Style.DASHES:
            dashed.append(side)
    each_on_a_row = all(map(_is_row, elements))
    if each_on_a_row and _is_on_one_row(styled):
        return max(styled, key=_join)
    if not dashed:
        return replace(first, style=Style.DASHES, margin="  ")
    before = None
    if base.style is Style.DASHES:
        before = base.margin
    one = dashed[0]
    two = dashed[-1]
    margin = changed(before, one.margin, two.margin)
    return replace(one, margin=margin)


def _join(side: Listed) -> str:
    return side.join


def _is_row(part: Element) -> bool:
    if part.idle:
        return False
    return len(part.rows) == 1


def _is_on_one_row(sides: Sequence[Listed]) -> bool:
    """Whether all of them are written in the same style of one row."""
    styles = {side.style for side in sides}
    if len(styles) != 1:
        return False
    return styles <= _ON_ONE_ROW


def merge_elements(
    base: Elements,
    first: Elements,
    second: Elements,
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
    versions = (base, first, second)
    matcher = Matcher(
        base=base,
        first=first,
        second=second,
        same=_whole,
        words=_no_words,
        nearness=rewording,
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
        found = things_of(match, versions)
        merged += _settled(found, kind)
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


def _settled(found: Found, kind: Kind | None) -> list[Element]:
    """What becomes of one element."""
    base, first, second = found
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
    one = first.sense
    two = second.sense
    if one.whole == two.whole:
        fuller = max(first, second, key=_length)
        words = _words(first) | _words(second)
        more = words - _words(fuller)
        if more <= GRAMMAR:
            return [fuller]
        if base is None and one.id is None:
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
    has_id = before.id is not None
    if has_id and before.id == after.id:
        return True
    if before.who_and_what == after.who_and_what:
        return True
    nearness = rewording(before.words, after.words)
    return nearness > 0


def _untouched(base: Element, left: Element) -> bool:
    """Whether an element says what it said, in whatever spelling, and nothing beside it."""
    if left.rows == base.rows:
        return True
    before = base.sense
    after = left.sense
    if before.whole != after.whole:
        return False
    return _words(left) <= _words(base)


def _words(part: Element) -> set[str]:
    text = "\n".join(part.rows)
    words = words_in(text)
    return set(filter(str.isalnum, words))
