"""Merging privacy: what one side wrote in private is public in no merge.

Taking `private` away is a wish, and stays where the other side left the file alone. Where the other
side wrote on under it, those words were never meant for anyone: the file stays private, and `also`
asks which of the two is wanted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from helplog.text.merging.frontmatters import split_chunks, with_questions
from helplog.text.merging.proving import Proof, take_stock
from helplog.text.source.parts import Parts, put_together, take_apart
from helplog.text.values.private_words import KEY

_ROW: Final = f"{KEY}: true"
_QUESTION: Final = f"{KEY}: no"


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
    one_private, two_private = take_stock(one).private, take_stock(two).private
    if one_private == two_private or not take_stock(base).private:
        return versions
    if not must_be_private(versions):
        return versions
    without = _without_key(base)
    if one_private:
        return Versions(without, _asking(one), two)
    return Versions(without, one, _asking(two))


def must_be_private(versions: Versions) -> bool:
    """Whether a side is private that was edited, or was made private since.

    An edit of words that were there already says a new thing too: a `not` taken out, two names
    exchanged.
    """
    private = [
        side for side in (versions.one, versions.two) if take_stock(side).private
    ]
    if not private:
        return False
    if not take_stock(versions.base).private:
        return True
    return not all(_is_untouched(side, versions.base) for side in private)


def keeps_private(versions: Versions, merged: bytes) -> bool:
    """Whether nothing is public in a merge that was private on the side it comes from."""
    # Of long files, reading is what takes long: where nothing was private, the merge is not read.
    if must_be_private(versions) or _shows_items(versions, merged):
        return take_stock(merged).private
    return True


def made_private(merged: bytes) -> bytes | None:
    """A merge with `private` in its frontmatter, and the question; None where that can't be."""
    parts = take_apart(merged)
    if parts is None:
        return None
    front = [_ROW, *with_questions(parts.front, [_QUESTION])]
    if parts.opening is None:
        parts = replace(parts, lead=(), opening="---", closing="---")
    whole = put_together(
        replace(parts, front=tuple(front), closing=parts.closing or "---")
    )
    return whole if take_stock(whole).private else None


def _is_untouched(side: bytes, base: bytes) -> bool:
    """Whether a side is what it was, but for its `private` and what an editor changes unasked."""
    return side == base or _beside_key(side) == _beside_key(base)


def _shows_items(versions: Versions, merged: bytes) -> bool:
    """Whether words that only private items held are shown."""
    one, two = take_stock(versions.one), take_stock(versions.two)
    if any(_is_moved(side, versions, merged) for side in (one, two)):
        return True
    hidden = (one.hidden | two.hidden) - one.shown - two.shown
    return bool(hidden) and not hidden.isdisjoint(take_stock(merged).shown)


def _is_moved(side: Proof, versions: Versions, merged: bytes) -> bool:
    """Whether an item that this side made private is shown in a list where the other put it."""
    if not side.hidden_items:
        return False
    before = take_stock(versions.base)
    whole = take_stock(merged)
    made_private = side.hidden_items - before.hidden_items
    return any(
        said and whole.shown_items[said] > side.shown_items[said]
        for said in made_private
    )


def _without_key(data: bytes) -> bytes:
    parts = take_apart(data)
    return data if parts is None else put_together(_no_key_in(parts))


def _beside_key(data: bytes) -> bytes:
    """What a file says beside `private`, its mark and its line ends aside."""
    parts = take_apart(data)
    if parts is None:
        return data
    return put_together(replace(_no_key_in(parts), mark=False, ends="\n"))


def _no_key_in(parts: Parts) -> Parts:
    rows: list[str] = []
    for chunk in split_chunks(parts.front):
        if chunk.key != ("key", KEY):
            rows += chunk.rows
    return replace(parts, front=tuple(rows))


def _asking(data: bytes) -> bytes:
    parts = take_apart(data)
    if parts is None or parts.opening is None:
        return data
    return put_together(
        replace(parts, front=tuple(with_questions(parts.front, [_QUESTION])))
    )
