"""The merge of one file: what two devices made of it becomes one file with every word of both.

A pure function. The order of the two versions makes no difference, so that all devices come to the
same file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial, reduce
from itertools import chain
from typing import Final

from helplog.text.merging.bodies import keep_both, merge_bodies, merge_body_rows
from helplog.text.merging.choosing import changed
from helplog.text.merging.effort import TooMuchError, at_most, spend
from helplog.text.merging.frontmatters import merge_fronts
from helplog.text.merging.keep_both import enclose, encloses
from helplog.text.merging.keeping_private import (
    Versions,
    keeps_private,
    made_private,
    prepared,
)
from helplog.text.merging.proving import holds
from helplog.text.merging.rows import merge_rows
from helplog.text.source.conflicts import Sides, take_sides
from helplog.text.source.parts import MARK, Parts, front_size, put_together, take_apart
from helplog.text.source.wide_text import common_encoding, narrowed, widened

_ROUNDS: Final = 4
"""After so many rounds a merge that still changes has no form it settles in."""
_MOST_STEPS: Final = 600_000
"""Beyond so many words, rows or pairs of them looked at, files are merged row by row, or both kept
whole."""
_MOST_ROWS: Final = 20_000
"""Files with more of them than this aren't merged row by row either, where all other ways take too
long."""
_FEWEST_STEPS: Final = 40_000
"""What each of many merges may look at that make one file of many sides."""
_BYTES_A_STEP: Final = 16
"""Of a body that is looked through: as much as one word."""
_STEPS_A_ROW: Final = 12
"""Taking rows apart into pieces costs so much more than their letters."""
_STEPS_A_BYTE: Final = 4
"""Of a frontmatter, where each sign may mean something."""
_LAYERS: Final = 2
_LONG: Final = 50_000
"""So often, and in files of so many bytes, markers are looked for that others were wrapped around;
the rest is text."""

_NOTHING: Final = b" \t\r\n\0"

_Way = Callable[[bytes, bytes, bytes], bytes | None]
_Fronts = Callable[[Sequence[str], Sequence[str], Sequence[str]], list[str]]
_Bodies = Callable[[str, str, str], str]


def merge(base: bytes | None, ours: bytes, theirs: bytes) -> bytes:
    """One file with what both versions say.

    Args:
        base: what both came from; None where both devices began the file.
        ours: one version.
        theirs: the other. Which is which makes no difference.

    Returns:
        The merged file. Where only one version changed, that version, byte for byte. A version with
        nothing in it is taken for a file that was deleted or cut off, not for one in which
        everything was taken out: where the other changed something, the other stays whole.
    """
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    narrow = [None if data is None else narrowed(data) for data in (base, ours, theirs)]
    began, one, two = narrow
    if one is not None and two is not None and narrow != [base, ours, theirs]:
        return widened(merge(began, one, two), common_encoding(ours, theirs))
    # Whatever one of them is, markers in an empty one's other side stay as they are.
    if _said(ours) and _said(theirs):
        ours, theirs = _unmarked(ours, base), _unmarked(theirs, base)
    return _merge_unmarked(base, ours, theirs, _MOST_STEPS)


def _merge_unmarked(
    base: bytes | None, ours: bytes, theirs: bytes, steps: int
) -> bytes:
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    fuller = max(ours, theirs, key=lambda data: (len(_said(data)), data))
    if not _said(ours) or not _said(theirs):
        return fuller
    first, second = sorted((ours, theirs))
    merged = _merged(base or b"", first, second, steps)
    # Each took out what the other left: a file with nothing in it would be taken for one that was
    # cut off.
    return merged if _said(merged) else fuller


def _merged(base: bytes, first: bytes, second: bytes, steps: int) -> bytes:
    """The first merge in the order of the ways that merging again leaves alone."""
    try:
        with at_most(steps):
            return _settled_by_meaning(base, first, second)
    except TooMuchError:
        return _in_short(base, first, second, steps)


def _in_short(base: bytes, first: bytes, second: bytes, steps: int) -> bytes:
    """A merge of files on which all the others take too long: row by row, or both kept whole."""
    enclosing = _enclosing(first, second)
    if enclosing is not None:
        return enclosing
    if _rows(first) + _rows(second) > _MOST_ROWS:
        return enclose(first, second)
    merged = _by(merge_by_rows, base, first, second)
    if merged is None:
        return enclose(first, second)
    # Of the sides of a marked file no device merges one again.
    merged_again = steps == _MOST_STEPS
    if merged_again and not all(
        _is_left_alone(base, merged, side) for side in (first, second)
    ):
        return enclose(first, second)
    with suppress(TooMuchError), at_most(steps):
        if holds(base, first, second, merged):
            return merged
    return enclose(first, second)


def _enclosing(first: bytes, second: bytes) -> bytes | None:
    """The version that has the other one in it already."""
    if encloses(first, second):
        return first
    if encloses(second, first):
        return second
    return None


def _is_left_alone(base: bytes, merged: bytes, side: bytes) -> bool:
    """Whether merging a merge with one of its versions again changes nothing."""
    if merged == side:
        return True
    one, two = sorted((merged, side))
    try:
        with at_most(_MOST_STEPS):
            return _settled_by_meaning(base, one, two) == merged
    except TooMuchError:
        return _by(merge_by_rows, base, one, two) == merged


def _settled_by_meaning(base: bytes, first: bytes, second: bytes) -> bytes:
    merged = _once(base, first, second)
    if merged in (first, second) or not _said(merged):
        return merged
    for found in chain([merged], (_by(way, base, first, second) for way in _WAYS)):
        settled = None if found is None else _settled(base, first, second, found)
        if settled is not None:
            return settled
    return enclose(first, second)


def _said(data: bytes) -> bytes:
    return data.removeprefix(MARK).strip(_NOTHING)


def merge_sides(sides: Sides, base: bytes | None = None) -> bytes:
    """One file of the sides that conflict markers separated.

    Args:
        sides: two or more.
        base: what they came from, where that is known better than from the markers.
    """
    return _unmarked(_of_sides(sides, base), base)


def _unmarked(data: bytes, base: bytes | None) -> bytes:
    """A file without its markers; as it is where it has none."""
    for _ in range(_LAYERS):
        sides = take_sides(data)
        if sides is None:
            break
        data = _of_sides(sides, base)
        if len(data) > _LONG:
            break
    return data


def _of_sides(sides: Sides, base: bytes | None) -> bytes:
    origin = sides.base if base is None else base
    steps = max(_FEWEST_STEPS, _MOST_STEPS // (len(sides.versions) + 1))
    return reduce(
        lambda one, other: _merge_unmarked(origin, one, other, steps), sides.versions
    )


def _settled(base: bytes, first: bytes, second: bytes, merged: bytes) -> bytes | None:
    """A merge in the form that merging it again leaves alone; None where it has none."""
    for _ in range(_ROUNDS):
        with_first = _once(base, merged, first)
        if with_first == merged == _once(base, merged, second):
            return merged if holds(base, first, second, merged) else None
        merged = _once(base, with_first, second)
    return None


def _once(base: bytes, one: bytes, two: bytes) -> bytes:
    if one in (two, base):
        return two
    if two == base:
        return one
    first, second = sorted((one, two))
    enclosing = _enclosing(first, second)
    if enclosing is not None:
        return enclosing
    for way in _WAYS:
        spend(sum(map(_steps, (base, first, second))))
        merged = _by(way, base, first, second)
        if merged is not None and holds(base, first, second, merged):
            return merged
    return enclose(first, second)


def _by(way: _Way, base: bytes, first: bytes, second: bytes) -> bytes | None:
    """A merge in one of the ways, with everything private that was; None where that can't be."""
    versions = Versions(base, first, second)
    merged = way(*prepared(versions))
    if merged is None or keeps_private(versions, merged):
        return merged
    return made_private(merged)


def _steps(data: bytes) -> int:
    """What reading a file costs."""
    front = front_size(data)
    return (
        _STEPS_A_BYTE * front
        + (len(data) - front) // _BYTES_A_STEP
        + _STEPS_A_ROW * _rows(data)
    )


def _rows(data: bytes) -> int:
    """How many rows a file has, whichever line ends; told at a glance."""
    return max(data.count(b"\n"), data.count(b"\r"))


def _by_meaning(
    base: bytes,
    first: bytes,
    second: bytes,
    *,
    fronts: _Fronts = merge_fronts,
    bodies: _Bodies = merge_bodies,
) -> bytes | None:
    """A merge by keys, items, paragraphs and words; None where one of the files is no text."""
    origin, one, two = map(take_apart, (base, first, second))
    if origin is None or one is None or two is None:
        return None
    front = fronts(origin.front, one.front, two.front)
    body = bodies(origin.body or "", one.body or "", two.body or "")
    shape = _shape(origin, one, two, has_front=bool(front))
    has_body = body or one.body is not None or two.body is not None
    return put_together(
        replace(shape, front=tuple(front), body=body if has_body else None)
    )


def _shape(base: Parts, one: Parts, two: Parts, *, has_front: bool) -> Parts:
    """Everything around the words: mark, line ends, fences."""
    shape = Parts(mark=one.mark, ends=changed(base.ends, one.ends, two.ends))
    if one.mark == base.mark:
        shape = replace(shape, mark=two.mark)
    fenced = [side for side in (one, two) if side.opening is not None]
    taken_out = len(fenced) == 1 and base.opening is not None
    if not fenced or (taken_out and not has_front):
        return shape
    one, two = fenced[0], fenced[-1]
    return replace(
        shape,
        lead=min(one.lead, two.lead, key=lambda lead: (len(lead), lead)),
        opening=_fence(base.opening, one.opening, two.opening),
        closing=_fence(base.closing, one.closing, two.closing),
    )


def _fence(base: str | None, one: str | None, two: str | None) -> str:
    return changed(base, one or "", two or "") or "---"


def merge_by_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both; of text, mark and line ends are no part of the rows."""
    origin, one, two = map(take_apart, (base, first, second))
    if origin is None or one is None or two is None:
        return merge_rows(base, first, second)
    shape = _shape(origin, one, two, has_front=True)
    rows = merge_rows(_plain(origin), _plain(one), _plain(two))
    merged = rows.replace(b"\n", shape.ends.encode())
    return MARK + merged if shape.mark else merged


def _plain(parts: Parts) -> bytes:
    return put_together(replace(parts, mark=False, ends="\n"))


_WAYS: Final[tuple[_Way, ...]] = (
    _by_meaning,
    partial(_by_meaning, fronts=partial(merge_fronts, edits=False)),
    partial(_by_meaning, bodies=merge_body_rows),
    partial(_by_meaning, fronts=partial(merge_fronts, whole=True), bodies=keep_both),
    merge_by_rows,
)
"""Tried in this order, until one keeps everything, in a form that merging again leaves alone."""
