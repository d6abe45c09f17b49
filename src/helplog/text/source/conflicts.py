"""Conflict markers in a file: two-way, diff3, zdiff3 and nested ones, taken apart into the sides they separate.

A marker inside a fenced code block is text, and so is one whose label no git would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from helplog.text.source.marks import Span, conflict_spans
from helplog.text.source.parts import front_size, take_apart

_MOST_SIDES: Final = 16
_MOST_BYTES: Final = 400_000
"""Of all sides together; a long file is taken apart into fewer. The last one has every row that is
in no other."""
_FRONT_WEIGHS: Final = 16
"""So much more work a frontmatter is than a body of the same length."""
_ROW_WEIGHS: Final = 32
"""So many bytes a row is, beside its own."""


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
    taken = _Taken(rows, spans)
    most = min(max(span.width for span in spans), _MOST_SIDES, max(2, _MOST_BYTES // _weight(data)))
    above = b"".join(rows[: spans[0].start])
    versions = [b"".join(taken.side(n, last=n + 1 == most)) for n in range(most)]
    if _is_front_above(above, versions):
        return Sides((above, *(version[len(above) :] for version in versions)), b"")
    return Sides(tuple(versions), b"".join(taken.base()))


def _weight(data: bytes) -> int:
    return len(data) + _FRONT_WEIGHS * front_size(data) + _ROW_WEIGHS * data.count(b"\n")


def conflict_rows(data: bytes) -> list[int]:
    """The indices of the rows on which the conflicts begin that `take_sides` takes apart."""
    return (
        [span.start for span in conflict_spans(data.splitlines(keepends=True))]
        if b"<<<<<<<" in data
        else []
    )


def _is_front_above(above: bytes, versions: Sequence[bytes]) -> bool:
    """Whether a client put a new frontmatter above a file whose own began with a marker."""
    parts = take_apart(above)
    if parts is None or parts.closing is None or (parts.body or "").strip():
        return False
    rests = [take_apart(version[len(above) :].lstrip()) for version in versions]
    return any(rest is not None and rest.closing is not None and rest.front for rest in rests)


class _Stretch(NamedTuple):
    """Rows of one side, and the conflicts in them that are still to come."""

    at: int
    end: int
    spans: Iterator[Span]
    n: int
    """Which of the versions is wanted; -1 for every row of all of them."""


class _Taken:
    """A file's rows, with the conflicts in them.

    Conflicts may be nested in each other thousands of times, so nothing here calls itself.
    """

    def __init__(self, rows: Sequence[bytes], spans: Sequence[Span]) -> None:
        self.rows = rows
        self.spans = spans

    def side(self, n: int, *, last: bool) -> Iterator[bytes]:
        """The rows of one version; of the last one also those that are in none, one side after the other."""
        todo = [_Stretch(0, len(self.rows), iter(self.spans), n)]
        while todo:
            stretch = todo.pop()
            span = next(stretch.spans, None)
            yield from self.rows[stretch.at : span.start if span else stretch.end]
            if span is None:
                continue
            todo.append(stretch._replace(at=span.end))
            todo += reversed(_wanted(span, stretch.n, last=last))

    def base(self) -> Iterator[bytes]:
        """The rows of what the sides came from."""
        todo = [_Stretch(0, len(self.rows), iter(self.spans), 0)]
        while todo:
            stretch = todo.pop()
            span = next(stretch.spans, None)
            yield from self.rows[stretch.at : span.start if span else stretch.end]
            if span is None:
                continue
            todo.append(stretch._replace(at=span.end))
            if span.base is not None:
                todo.append(_Stretch(*span.base, iter(span.within(span.base)), 0))


def _wanted(span: Span, n: int, *, last: bool) -> list[_Stretch]:
    """The sides of a conflict that a version takes its rows from, as a rule one of them."""
    every = [_Stretch(*side, iter(span.within(side)), -1) for side in span.sides]
    if n < 0:
        return every
    left = min(n, span.width - 1)
    for at, width in enumerate(span.widths):
        if left < width:
            beyond = every[at + 1 :] if last else []
            return [every[at]._replace(n=left), *beyond]
        left -= width
    return []
