"""A merge in a form that merging it again leaves alone, with everything in it that has to be there.

The first of the ways that gives such a form is taken; where none does, or all take too long, both
versions are kept whole.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from helplog.text.merging.alignment.effort import TooMuchError, at_most, spend
from helplog.text.merging.keep_both import enclose, encloses
from helplog.text.merging.keeping_private import Versions
from helplog.text.merging.proving import holds
from helplog.text.merging.ways import WAYS, by, merge_by_rows
from helplog.text.source.file.parts import MARK, front_size

_MOST_STEPS: Final = 300_000
"""Beyond so many words, rows or pairs of them looked at, files are merged row by row, or both kept
whole."""
_ROUNDS: Final = 4
"""After so many rounds a merge that still changes has no form it settles in."""
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

_NOTHING: Final = b" \t\r\n\0"


def merge_settled(
    base: bytes | None, ours: bytes, theirs: bytes, *, merges: int = 1
) -> bytes:
    """A merge of versions without markers, that merging again leaves alone.

    Args:
        base: what both came from; None where both devices began the file.
        ours: one version.
        theirs: the other.
        merges: of so many this is one, which share what they may look at.
    """
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    first, second = sorted((ours, theirs))
    said_first = said_in(first)
    said_second = said_in(second)
    fuller = first
    if len(said_second) >= len(said_first):
        fuller = second
    if not said_first or not said_second:
        return fuller
    steps = _MOST_STEPS
    if merges > 1:
        steps = max(_FEWEST_STEPS, steps // merges)
    versions = Versions(base or b"", first, second)
    merged = _merged(versions, steps)
    # Each took out what the other left: a file with nothing in it would be taken for one that was
    # cut off.
    if not said_in(merged):
        return fuller
    return merged


def said_in(data: bytes) -> bytes:
    """What a file holds beside a mark and room at its ends; empty where it was cut off."""
    return data.removeprefix(MARK).strip(_NOTHING)


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
    merged = by(merge_by_rows, versions)
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
        by_rows = by(merge_by_rows, versions)
        return by_rows == merged


def _settled_by_meaning(versions: Versions) -> bytes:
    base, first, second = versions
    merged = _once(base, first, second)
    if merged in (first, second):
        return merged
    if not said_in(merged):
        return merged
    settled = _settled(versions, merged)
    if settled is not None:
        return settled
    for way in WAYS:
        found = by(way, versions)
        if found is None:
            continue
        settled = _settled(versions, found)
        if settled is not None:
            return settled
    return _fuller(first, second) or enclose(first, second)


def _fuller(first: bytes, second: bytes) -> bytes | None:
    """The version in which all rows of the other stand in their order; None where neither is one.

    Beside it the other would say nothing, whatever either took out: where the same row stands again
    and again and was moved, no merge can tell which was meant.
    """
    for fuller, other in ((first, second), (second, first)):
        rows = iter(fuller.splitlines())
        if all(row in rows for row in other.splitlines() if row.strip()):
            return fuller
    return None


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
    for way in WAYS:
        spend(steps)
        merged = by(way, versions)
        if merged is None:
            continue
        if holds(base, first, second, merged):
            return merged
    return enclose(first, second)


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
