"""Merging privacy: what one side wrote in private is public in no merge.

Taking `private` away is a wish, and stays where the other side left the file alone. Where the other
side wrote on under it, those words were never meant for anyone: the file stays private, and `also`
asks which of the two is wanted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from helplog.text.merging.frontmatter.frontmatters import split_chunks, with_questions
from helplog.text.merging.proving import Proof, take_stock
from helplog.text.source.file.parts import Parts, put_together, take_apart
from helplog.text.values.private_words import KEY

_ROW: Final = f"{KEY}: true"
_QUESTION: Final = f"{KEY}: no"
_FENCE: Final = "---"


class Versions(NamedTuple):
    """The three versions of one file that a merge is made of."""

    base: bytes
    one: bytes
    two: bytes


def prepared(versions: Versions) -> Versions:
    """The same versions, so that a merge by meaning keeps the one `private`, and asks about it.

    Where one side took it away and the other wrote on under it, it counts as never having been
    there: what only one side has is kept.
    """
    base, one, two = versions
    of_one = take_stock(one)
    of_two = take_stock(two)
    if of_one.private == of_two.private:
        return versions
    before = take_stock(base)
    if not before.private or not must_be_private(versions):
        return versions
    if of_one.private:
        one = _asking(one)
    else:
        two = _asking(two)
    return Versions(_without_key(base), one, two)


def must_be_private(versions: Versions) -> bool:
    """Whether a side is private that was edited, or was made private since.

    An edit of words that were there already says a new thing too: a `not` taken out, two names
    exchanged.
    """
    base, one, two = versions
    for side in (one, two):
        stock = take_stock(side)
        if stock.private and _is_news(side, base):
            return True
    return False


def keeps_private(versions: Versions, merged: bytes) -> bool:
    """Whether nothing is public in a merge that was private on the side it comes from."""
    # Of long files, reading is what takes long: where nothing was private, the merge is not read.
    if must_be_private(versions) or _shows_items(versions, merged):
        whole = take_stock(merged)
        return whole.private
    return True


def made_private(merged: bytes) -> bytes | None:
    """A merge with `private` in its frontmatter, and the question; None where that can't be."""
    parts = take_apart(merged)
    if parts is None:
        return None
    rows = with_questions(parts.front, [_QUESTION])
    if parts.opening is None:
        parts = replace(parts, opening=_FENCE)
    if parts.closing is None:
        parts = replace(parts, closing=_FENCE)
    parts = replace(parts, front=(_ROW, *rows))
    whole = put_together(parts)
    stock = take_stock(whole)
    if not stock.private:
        return None
    return whole


def _is_news(side: bytes, base: bytes) -> bool:
    """Whether a private side says another thing than before, or wasn't private then.

    Its `private` and what an editor changes unasked are no news.
    """
    before = take_stock(base)
    if not before.private:
        return True
    return _beside_key(side) != _beside_key(base)


def _shows_items(versions: Versions, merged: bytes) -> bool:
    """Whether words that only private items held are shown."""
    one = take_stock(versions.one)
    two = take_stock(versions.two)
    if _is_moved(one, versions, merged):
        return True
    if _is_moved(two, versions, merged):
        return True
    hidden = one.hidden | two.hidden
    hidden -= one.shown
    hidden -= two.shown
    if not hidden:
        return False
    whole = take_stock(merged)
    return not hidden.isdisjoint(whole.shown)


def _is_moved(side: Proof, versions: Versions, merged: bytes) -> bool:
    """Whether an item that this side made private is shown in a list where the other put it."""
    if not side.hidden_items:
        return False
    before = take_stock(versions.base)
    whole = take_stock(merged)
    made_private = side.hidden_items - before.hidden_items
    del made_private[""]
    more_shown = whole.shown_items - side.shown_items
    return not made_private.keys().isdisjoint(more_shown)


def _without_key(data: bytes) -> bytes:
    parts = take_apart(data)
    if parts is None:
        return data
    parts = _no_key_in(parts)
    return put_together(parts)


def _beside_key(data: bytes) -> bytes:
    """What a file says beside `private`, its mark and its line ends aside."""
    parts = take_apart(data)
    if parts is None:
        return data
    parts = _no_key_in(parts)
    parts = replace(parts, mark=False, ends="\n")
    return put_together(parts)


def _no_key_in(parts: Parts) -> Parts:
    rows: list[str] = []
    for chunk in split_chunks(parts.front):
        if chunk.key != ("key", KEY):
            rows += chunk.rows
    return replace(parts, front=tuple(rows))


def _asking(data: bytes) -> bytes:
    parts = take_apart(data)
    if parts is None:
        return data
    rows = with_questions(parts.front, [_QUESTION])
    parts = replace(parts, front=tuple(rows))
    return put_together(parts)
