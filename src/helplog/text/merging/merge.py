"""The merge of one file: what two devices made of it becomes one file with every word of both.

A pure function. The order of the two versions makes no difference, so that all devices come to the
same file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from helplog.text.merging.alignment.choosing import changed
from helplog.text.merging.alignment.effort import TooMuchError, at_most, spend
from helplog.text.merging.body.bodies import keep_both, merge_bodies, merge_body_rows
from helplog.text.merging.body.rows import merge_rows
from helplog.text.merging.frontmatter.frontmatters import merge_fronts
from helplog.text.merging.keep_both import enclose, encloses
from helplog.text.merging.keeping_private import (
    Versions,
    keeps_private,
    made_private,
    prepared,
)
from helplog.text.merging.proving import holds
from helplog.text.source.file.conflicts import Sides, take_sides
from helplog.text.source.file.parts import (
    MARK,
    Parts,
    front_size,
    put_together,
    take_apart,
)
from helplog.text.source.file.wide_text import common_encoding, narrowed, widened

_ROUNDS: Final = 4
"""After so many rounds a merge that still changes has no form it settles in."""
_MOST_STEPS: Final = 300_000
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
_Rows = Sequence[str]
_Fronts = Callable[[_Rows, _Rows, _Rows], list[str]]
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
    narrow = _merge_narrow(base, ours, theirs)
    if narrow is not None:
        return narrow
    # Whatever one of them is, markers in an empty one's other side stay as they are.
    if _said(ours) and _said(theirs):
        ours = _unmarked(ours, base)
        theirs = _unmarked(theirs, base)
    return _merge_unmarked(base, ours, theirs, _MOST_STEPS)


def _merge_narrow(base: bytes | None, ours: bytes, theirs: bytes) -> bytes | None:
    """A merge of files whose signs are wide; None where they aren't, or no such text."""
    one = narrowed(ours)
    two = narrowed(theirs)
    if one is None or two is None:
        return None
    began = None
    if base is not None:
        began = narrowed(base)
    if (began, one, two) == (base, ours, theirs):
        return None
    merged = merge(began, one, two)
    encoding = common_encoding(ours, theirs)
    return widened(merged, encoding)


def _merge_unmarked(
    base: bytes | None, ours: bytes, theirs: bytes, steps: int
) -> bytes:
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    first, second = sorted((ours, theirs))
    said_first = _said(first)
    said_second = _said(second)
    fuller = first
    if len(said_second) >= len(said_first):
        fuller = second
    if not said_first or not said_second:
        return fuller
    versions = Versions(base or b"", first, second)
    merged = _merged(versions, steps)
    # Each took out what the other left: a file with nothing in it would be taken for one that was
    # cut off.
    if not _said(merged):
        return fuller
    return merged


def _merged(versions: Versions, steps: int) -> bytes:
    """The first merge in the order of the ways that merging again leaves alone."""
    try:
        with at_most(steps):
            return _settled_by_meaning(versions)
    except TooMuchError:
        return _in_short(versions, steps)


def _in_short(versions: Versions, steps: int) -> bytes:
    """A merge of files on which all the others take too long: row by row, or both kept whole."""
    base, first, second = versions
    enclosing = _enclosing(first, second)
    if enclosing is not None:
        return enclosing
    rows = _rows(first) + _rows(second)
    if rows > _MOST_ROWS:
        return enclose(first, second)
    merged = _by(merge_by_rows, versions)
    if merged is None:
        return enclose(first, second)
    # Of the sides of a marked file no device merges one again.
    merged_again = steps == _MOST_STEPS
    if merged_again:
        for side in (first, second):
            if not _is_left_alone(base, merged, side):
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
    versions = Versions(base, one, two)
    try:
        with at_most(_MOST_STEPS):
            again = _settled_by_meaning(versions)
            return again == merged
    except TooMuchError:
        by_rows = _by(merge_by_rows, versions)
        return by_rows == merged


def _settled_by_meaning(versions: Versions) -> bytes:
    base, first, second = versions
    merged = _once(base, first, second)
    if merged in (first, second):
        return merged
    if not _said(merged):
        return merged
    settled = _settled(versions, merged)
    if settled is not None:
        return settled
    for way in _WAYS:
        found = _by(way, versions)
        if found is None:
            continue
        settled = _settled(versions, found)
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
    origin = base
    if base is None:
        origin = sides.base
    merged, *others = sides.versions
    merges = len(sides.versions) + 1
    steps = _MOST_STEPS // merges
    steps = max(_FEWEST_STEPS, steps)
    for side in others:
        merged = _merge_unmarked(origin, merged, side, steps)
    return merged


def _settled(versions: Versions, merged: bytes) -> bytes | None:
    """A merge in the form that merging it again leaves alone; None where it has none."""
    base, first, second = versions
    for _ in range(_ROUNDS):
        with_first = _once(base, merged, first)
        if with_first == merged == _once(base, merged, second):
            break
        merged = _once(base, with_first, second)
    else:
        return None
    if holds(base, first, second, merged):
        return merged
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
    steps = _steps(base)
    steps += _steps(first)
    steps += _steps(second)
    versions = Versions(base, first, second)
    for way in _WAYS:
        spend(steps)
        merged = _by(way, versions)
        if merged is None:
            continue
        if holds(base, first, second, merged):
            return merged
    return enclose(first, second)


def _by(way: _Way, versions: Versions) -> bytes | None:
    """A merge in one of the ways, with everything private that was; None where that can't be."""
    base, first, second = prepared(versions)
    merged = way(base, first, second)
    if merged is None or keeps_private(versions, merged):
        return merged
    return made_private(merged)


def _steps(data: bytes) -> int:
    """What reading a file costs."""
    front = front_size(data)
    body = len(data) - front
    steps = _STEPS_A_BYTE * front
    steps += body // _BYTES_A_STEP
    steps += _STEPS_A_ROW * _rows(data)
    return steps


def _rows(data: bytes) -> int:
    """How many rows a file has, whichever line ends; told at a glance."""
    line_feeds = data.count(b"\n")
    returns = data.count(b"\r")
    return max(line_feeds, returns)


def _by_meaning(
    base: bytes,
    first: bytes,
    second: bytes,
    *,
    fronts: _Fronts = merge_fronts,
    bodies: _Bodies = merge_bodies,
) -> bytes | None:
    """A merge by keys, items, paragraphs and words; None where one of the files is no text."""
    origin = take_apart(base)
    one = take_apart(first)
    two = take_apart(second)
    if origin is None or one is None or two is None:
        return None
    front = fronts(origin.front, one.front, two.front)
    body = bodies(origin.body or "", one.body or "", two.body or "")
    shape = _shape(origin, one, two, has_front=bool(front))
    parts = replace(shape, front=tuple(front), body=body)
    if not body and one.body is None and two.body is None:
        parts = replace(parts, body=None)
    return put_together(parts)


def _shape(base: Parts, one: Parts, two: Parts, *, has_front: bool) -> Parts:
    """Everything around the words: mark, line ends, fences."""
    mark = one.mark
    if one.mark == base.mark:
        mark = two.mark
    ends = changed(base.ends, one.ends, two.ends)
    shape = Parts(mark=mark, ends=ends)
    both = one, two
    fenced = [side for side in both if side.opening is not None]
    if not fenced:
        return shape
    taken_out = len(fenced) == 1 and base.opening is not None
    if taken_out and not has_front:
        return shape
    one = fenced[0]
    two = fenced[-1]
    leads = sorted((one.lead, two.lead))
    return replace(
        shape,
        lead=min(leads, key=len),
        opening=_fence(base.opening, one.opening, two.opening),
        closing=_fence(base.closing, one.closing, two.closing),
    )


def _fence(base: str | None, one: str | None, two: str | None) -> str:
    fence = changed(base, one or "", two or "")
    return fence or "---"


def merge_by_rows(base: bytes, first: bytes, second: bytes) -> bytes:
    """One file with the rows of both; of text, mark and line ends are no part of the rows."""
    origin = take_apart(base)
    one = take_apart(first)
    two = take_apart(second)
    if origin is None or one is None or two is None:
        return merge_rows(base, first, second)
    shape = _shape(origin, one, two, has_front=True)
    plain = _plain(origin)
    plain_one = _plain(one)
    plain_two = _plain(two)
    rows = merge_rows(plain, plain_one, plain_two)
    ends = shape.ends.encode()
    merged = rows.replace(b"\n", ends)
    if shape.mark:
        return MARK + merged
    return merged


def _plain(parts: Parts) -> bytes:
    plain = replace(parts, mark=False, ends="\n")
    return put_together(plain)


_WAYS: Final[tuple[_Way, ...]] = (
    _by_meaning,
    partial(_by_meaning, fronts=partial(merge_fronts, edits=False)),
    partial(_by_meaning, bodies=merge_body_rows),
    partial(_by_meaning, fronts=partial(merge_fronts, whole=True), bodies=keep_both),
    merge_by_rows,
)
"""Tried in this order, until one keeps everything, in a form that merging again leaves alone."""
