"""Conflict markers in a file: two-way, diff3, zdiff3 and nested ones.

The file is taken apart into the sides they separate.
A marker inside a fenced code block is text, and so is one whose label no git would write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from helplog.text.source.file.marks import RowRange, Span, conflict_spans
from helplog.text.source.file.parts import front_size, take_apart

_MOST_SIDES: Final = 16
_MOST_BYTES: Final = 400_000
"""Of all sides together; a long file is taken apart into fewer. The last one has every row that is
in no other."""
_FRONT_WEIGHS: Final = 16
"""So much more work a frontmatter is than a body of the same length."""
_ROW_WEIGHS: Final = 32
"""So many bytes a row is, beside its own."""
_EVERY: Final = -1
"""In place of a version's number: the rows of all of them, one side after the other."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a marked file was before it was marked."""

    versions: tuple[bytes, ...]
    """Two, or more where conflicts were nested; together they hold every row of every side."""
    base: bytes
    """What the markers tell of what the sides came from: the rows outside them, and diff3's
    part."""


def take_sides(data: bytes) -> Sides | None:
    """The sides of a marked file; None where it holds no markers outside code fences."""
    if b"<<<<<<<" not in data:
        return None
    rows = data.splitlines(keepends=True)
    spans = conflict_spans(rows)
    if not spans:
        return None
    marked = _MarkedRows(rows, spans)
    first = spans[0]
    above = b"".join(rows[: first.start])
    count = _count_of_versions(data, spans)
    versions = list(marked.sides(count))
    if _is_front_above(above, versions):
        size = len(above)
        rests = [version[size:] for version in versions]
        return Sides((above, *rests), base=b"")
    base = marked.base()
    return Sides(tuple(versions), base)


def _count_of_versions(data: bytes, spans: Sequence[Span]) -> int:
    wanted = max(span.width for span in spans)
    affordable = _MOST_BYTES // _weight(data)
    at_least = max(2, affordable)
    most = min(_MOST_SIDES, at_least)
    return min(wanted, most)


def _weight(data: bytes) -> int:
    front = _FRONT_WEIGHS * front_size(data)
    rows = _ROW_WEIGHS * data.count(b"\n")
    return len(data) + front + rows


def conflict_rows(data: bytes) -> list[int]:
    """The indices of the rows on which the conflicts begin that `take_sides` takes apart."""
    if b"<<<<<<<" not in data:
        return []
    rows = data.splitlines(keepends=True)
    spans = conflict_spans(rows)
    return [span.start for span in spans]


def _is_front_above(above: bytes, versions: Sequence[bytes]) -> bool:
    """Whether a client put a new frontmatter above a file whose own began with a marker."""
    parts = take_apart(above)
    if parts is None or parts.closing is None:
        return False
    body = parts.body or ""
    if body.strip():
        return False
    size = len(above)
    for version in versions:
        rest = version[size:]
        if _begins_with_front(rest):
            return True
    return False


def _begins_with_front(data: bytes) -> bool:
    parts = take_apart(data.lstrip())
    if parts is None or parts.closing is None:
        return False
    return bool(parts.front)


class _Stretch(NamedTuple):
    """Rows of one side, and the conflicts in them that are still to come."""

    at: int
    end: int
    spans: Iterator[Span]
    n: int = _EVERY
    """Which of the versions is wanted."""


_PartsOf = Callable[[Span, int], list[_Stretch]]
"""From a conflict, and the version that is wanted, to the parts of it that are."""


@dataclass(frozen=True, slots=True)
class _MarkedRows:
    """A file's rows, with the conflicts in them.

    Conflicts may be nested in each other thousands of times, so nothing here calls itself.
    """

    rows: Sequence[bytes]
    spans: Sequence[Span]

    def sides(self, count: int) -> Iterator[bytes]:
        """So many versions; the last one has the rows as well that are in none before it."""
        for n in range(count):
            last = n + 1 == count
            wanted = partial(_wanted, last=last)
            yield self._text(n, wanted)

    def base(self) -> bytes:
        """What the sides came from."""
        return self._text(0, _base_of)

    def _text(self, n: int, parts_of: _PartsOf) -> bytes:
        """The rows outside of conflicts, and of each conflict the parts that are wanted."""
        rows: list[bytes] = []
        size = len(self.rows)
        spans_left = iter(self.spans)
        whole = _Stretch(0, size, spans_left, n)
        todo = [whole]
        while todo:
            at, end, spans, wanted = todo.pop()
            span = next(spans, None)
            if span is None:
                rows += self.rows[at:end]
                continue
            rows += self.rows[at : span.start]
            rest = _Stretch(span.end, end, spans, wanted)
            todo.append(rest)
            parts = parts_of(span, wanted)
            todo += reversed(parts)
        return b"".join(rows)


def _base_of(span: Span, _: int) -> list[_Stretch]:
    if span.base is None:
        return []
    return [_stretch(span, span.base)]


def _wanted(span: Span, n: int, *, last: bool) -> list[_Stretch]:
    """The sides of a conflict that a version takes its rows from, as a rule one of them."""
    every = [_stretch(span, side) for side in span.sides]
    if n == _EVERY:
        return every
    side = 0
    left = min(n, span.width - 1)
    while left >= span.widths[side]:
        left -= span.widths[side]
        side += 1
    wanted = every[side]._replace(n=left)
    if not last:
        return [wanted]
    after = every[side + 1 :]
    return [wanted, *after]


def _stretch(span: Span, part: RowRange) -> _Stretch:
    start, end = part
    inner = span.within(part)
    return _Stretch(start, end, iter(inner))
