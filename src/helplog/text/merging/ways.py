"""The ways to make one file of three versions: by meaning, in parts as text, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from helplog.text.merging.alignment.choosing import changed
from helplog.text.merging.body.bodies import keep_both, merge_bodies, merge_body_rows
from helplog.text.merging.body.rows import merge_rows
from helplog.text.merging.frontmatter.frontmatters import merge_fronts
from helplog.text.merging.keeping_private import (
    Versions,
    keeps_private,
    made_private,
    prepared,
)
from helplog.text.source.file.parts import (
    MARK,
    Parts,
    put_together,
    take_apart,
)

Way = Callable[[bytes, bytes, bytes], bytes | None]
_Rows = Sequence[str]
_Fronts = Callable[[_Rows, _Rows, _Rows], list[str]]
_Bodies = Callable[[str, str, str], str]


def by(way: Way, versions: Versions) -> bytes | None:
    """A merge in one of the ways, with everything private that was; None where that can't be."""
    base, first, second = prepared(versions)
    merged = way(base, first, second)
    if merged is None or keeps_private(versions, merged):
        return merged
    return made_private(merged)


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


def _plain(parts: Parts) -> bytes:
    plain = replace(parts, mark=False, ends="\n")
    return put_together(plain)


WAYS: Final[tuple[Way, ...]] = (
    _by_meaning,
    partial(_by_meaning, fronts=partial(merge_fronts, edits=False)),
    partial(_by_meaning, bodies=merge_body_rows),
    partial(_by_meaning, fronts=partial(merge_fronts, whole=True), bodies=keep_both),
    merge_by_rows,
)
"""Tried in this order, until one keeps everything, in a form that merging again leaves alone."""
