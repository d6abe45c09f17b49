"""Conflict markers in a file: two-way, diff3, zdiff3 and nested ones, taken apart into the sides they separate.

A marker inside a fenced code block is text, and so is one whose label no git would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from helplog.text.code_fences import after_row
from helplog.text.merging.parts import take_apart

_MARKER = re.compile(rb"(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t]+([^\r\n]*?))?[ \t]*[\r\n]*")
_LABEL = re.compile(
    rb"""(?:
        [^\s:]+                               # HEAD, a branch, a hash
        (?::[^\r\n]+)?                        # HEAD:2026-11-18.md, where a file was renamed
        (?:[ ]\([^\r\n]*\))?                  # 1a2b3c4 (what the commit says)
      | [0-9a-f]{4,40}\.\.\.[ ][^\r\n]+       # the same as an older git writes it
      | (?:parent|merge)[ ]of[ ][^\r\n]+
      | Updated[ ]upstream | Stashed[ ]changes | Stash[ ]base | merged[ ]common[ ]ancestors | empty[ ]tree
      | [^\r\n]*\.[A-Za-z0-9]{1,5}            # a file's name, as git merge-file writes it
    )?$""",
    re.VERBOSE,
)
_MOST_SIDES: Final = 16


@dataclass(frozen=True, slots=True)
class Sides:
    """What a marked file was before it was marked."""

    versions: tuple[bytes, ...]
    """Two, or more where conflicts were nested; together they hold every row of every side."""
    base: bytes
    """What the markers tell of what the sides came from: the rows outside them, and diff3's part."""


@dataclass(slots=True)
class _Conflict:
    sides: list[_Stretch] = field(default_factory=list)
    base: _Stretch = field(default_factory=list)

    @property
    def width(self) -> int:
        return sum(_width(side) for side in self.sides)


_Stretch = list[bytes | _Conflict]


def take_sides(data: bytes) -> Sides | None:
    """The sides of a marked file; None where it holds no markers outside code fences."""
    if b"<<<<<<<" not in data:
        return None
    stretch = _parse(data.splitlines(keepends=True))
    width = _width(stretch)
    if not any(isinstance(part, _Conflict) for part in stretch):
        return None
    above = b"".join(_leading(stretch))
    versions = [b"".join(_side(stretch, n)) for n in range(min(_MOST_SIDES, width))]
    base = b"".join(_base(stretch))
    if _is_front_above(above, versions):
        return Sides((above, *(version[len(above) :] for version in versions)), b"")
    return Sides(tuple(versions), base)


def conflict_rows(data: bytes) -> list[int]:
    """The indices of the rows on which the conflicts begin that `take_sides` takes apart."""
    return [start for start, _, _ in _conflicts(data.splitlines(keepends=True))] if b"<<<<<<<" in data else []


def _leading(stretch: _Stretch) -> Iterator[bytes]:
    for part in stretch:
        if isinstance(part, _Conflict):
            return
        yield part


def _is_front_above(above: bytes, versions: Sequence[bytes]) -> bool:
    """Whether a client put a new frontmatter above a file whose own began with a marker."""
    parts = take_apart(above)
    if parts is None or parts.closing is None or (parts.body or "").strip():
        return False
    rests = [take_apart(version[len(above) :].lstrip()) for version in versions]
    return any(rest is not None and rest.closing is not None and rest.front for rest in rests)


# Reading


def _parse(rows: Sequence[bytes]) -> _Stretch:
    stretch: _Stretch = []
    at = 0
    for start, conflict, end in _conflicts(rows):
        stretch += [*rows[at:start], conflict]
        at = end
    return [*stretch, *rows[at:]]


def _conflicts(rows: Sequence[bytes]) -> Iterator[tuple[int, _Conflict, int]]:
    """The conflicts outside code, with the index of their first row and the one just past them."""
    at = 0
    fence = ""
    while at < len(rows):
        fence, inside = _fenced(rows[at], fence)
        found = None if inside else _conflict(rows, at)
        if found is None:
            at += 1
        else:
            conflict, end = found
            yield at, conflict, end
            at = end


def _fenced(row: bytes, fence: str) -> tuple[str, bool]:
    return after_row(row.decode("latin1"), fence)


def _marker(row: bytes) -> tuple[bytes, int, bytes] | None:
    """Sign, length and label of a marker."""
    found = _MARKER.fullmatch(row)
    if not found or not _LABEL.match(found[2] or b""):
        return None
    return found[1][:1], len(found[1]), found[2] or b""


def _conflict(rows: Sequence[bytes], at: int) -> tuple[_Conflict, int] | None:
    """The conflict that begins on a row, and the index just past it."""
    # A side may hold one half of a fence whose other half stands below the conflict.
    return _read_conflict(rows, at, mind_fences=True) or _read_conflict(rows, at, mind_fences=False)


def _read_conflict(rows: Sequence[bytes], at: int, *, mind_fences: bool) -> tuple[_Conflict, int] | None:
    opening = _marker(rows[at])
    if not opening or opening[0] != b"<":
        return None
    conflict = _Conflict()
    own: _Stretch = []
    expected = {b"|", b"="}
    fence = ""
    at += 1
    while at < len(rows):
        row = rows[at]
        fence, inside = _fenced(row, fence) if mind_fences else ("", False)
        mark = None if inside else _marker(row)
        if mark and mark[0] == b"<":
            nested = _read_conflict(rows, at, mind_fences=mind_fences)
            if nested:
                own.append(nested[0])
                at = nested[1]
                continue
        at += 1
        if not mark or mark[0] not in expected or mark[1] != opening[1] or (mark[0] == b"=" and mark[2]):
            own.append(row)
            continue
        if expected == {b"="}:
            conflict.base = own
        else:
            conflict.sides.append(own)
        if mark[0] == b">":
            return conflict, at
        expected = {b"="} if mark[0] == b"|" else {b">"}
        own = []
    if expected != {b">"} or not opening[2]:
        return None
    conflict.sides.append(own)  # the file was cut off before the closing marker
    return conflict, at


# Choosing


def _width(stretch: _Stretch) -> int:
    """How many versions it takes for every row to be in one of them."""
    return max((part.width for part in stretch if isinstance(part, _Conflict)), default=1)


def _side(stretch: _Stretch, n: int) -> Iterator[bytes]:
    for part in stretch:
        if not isinstance(part, _Conflict):
            yield part
            continue
        left = min(n, part.width - 1)
        for side in part.sides:
            width = _width(side)
            if left < width:
                yield from _side(side, left)
                break
            left -= width


def _base(stretch: _Stretch) -> Iterator[bytes]:
    for part in stretch:
        if isinstance(part, _Conflict):
            yield from _base(part.base)
        else:
            yield part
