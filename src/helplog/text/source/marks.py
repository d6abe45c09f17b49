"""The rows of a file that are conflict markers, and which of them belong together.

Everything is found by going through the rows a few times, whatever they are: a file of nothing but
opening markers would keep a reader that tries each of them in turn busy for ever.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.text.source.code_fences import after_row

_LABEL = re.compile(
    rb"""(?:
        [^\s:]++                              # HEAD, a branch, a hash
        (?::[^\r\n]+)?                        # HEAD:2026-11-18.md, where a file was renamed
        (?:[ ]\([^\r\n]*\))?                  # 1a2b3c4 (what the commit says)
      | [0-9a-f]{4,40}\.\.\.[ ][^\r\n]+       # the same as an older git writes it
      | (?:parent|merge)[ ]of[ ][^\r\n]+
      | Temporary[ ]merge[ ]branch[ ][12]     # of two histories that began in two places
      | Updated[ ]upstream | Stashed[ ]changes | Stash[ ]base | merged[ ]common[ ]ancestors | empty[ ]tree
      | [^\r\n]*\.[A-Za-z0-9]{1,5}            # a file's name, as git merge-file writes it
    )?$""",
    re.VERBOSE,
)
_MOST_MARKS: Final = 2_000
_MOST_AT_ONCE: Final = 2
_MOST_TRIES: Final = 8
"""So many markers, and so often, are looked at again with code fences taken for text; what is left
then stays text."""
_SIGNS: Final = tuple(sign * 7 for sign in (b"<", b"=", b">", b"|"))


class Mark(NamedTuple):
    """A marker."""

    sign: bytes
    length: int
    label: bytes


@dataclass(slots=True)
class Span:
    """A conflict, by the rows it takes: of the file's rows, the first and the one just past the last."""

    start: int
    length: int
    """Of its markers."""
    named: bool
    """Its opening marker has a label."""
    end: int = 0
    sides: list[tuple[int, int]] = field(default_factory=list)
    base: tuple[int, int] | None = None
    """What diff3 says both sides came from."""
    inner: list[Span] = field(default_factory=list)
    """The conflicts within it that are in no other one, in order."""
    widths: list[int] = field(default_factory=list)
    """Of each side: how many versions it takes for every row to be in one of them."""
    begun: int = 0
    """The row on which the side that is being read begins."""
    awaited: bytes = b"|="
    """Signs of the markers that may come next."""
    fence: str = ""
    """What fence of code is open above it; none is, unless code is taken for text."""

    @property
    def width(self) -> int:
        """How many versions it takes for every row of every side to be in one of them."""
        return sum(self.widths)

    def within(self, part: tuple[int, int]) -> Sequence[Span]:
        """The conflicts in one of its sides, or in its base."""
        first, after = (bisect_left(self.inner, row, key=_start) for row in part)
        return self.inner[first:after]

    def take(self, at: int, mark: Mark) -> bool:
        """Takes a marker for its own, if it may come here; whether it does."""
        if (
            mark.length != self.length
            or mark.sign not in self.awaited
            or (mark.sign == b"=" and mark.label)
        ):
            return False
        if self.awaited == b"=":
            self.base = (self.begun, at)
        else:
            self.sides.append((self.begun, at))
        self.begun = at + 1
        self.awaited = b"=" if mark.sign == b"|" else b">"
        if mark.sign == b">":
            self.end = self.begun
        return True

    def cut_off(self, end: int) -> bool:
        """Takes the end of the file for its own, which was cut off before the closing marker; whether it may be."""
        if self.awaited != b">" or not self.named:
            return False
        self.sides.append((self.begun, end))
        self.end = end
        return True


def conflict_spans(rows: Sequence[bytes]) -> list[Span]:
    """The conflicts in a file's rows, outermost ones alone, in order; those within them are their `inner` ones."""
    reader = _Reader(rows)
    found: list[Span] = []
    at, tries = 0, 0 if reader.paired else _MOST_TRIES
    while True:
        closed, left = reader.read(at, mind_fences=True)
        whole = None
        # A side may hold one half of a fence whose other half stands below the conflict.
        for start in left[:_MOST_AT_ONCE] if reader.fenced and tries < _MOST_TRIES else ():
            tries += 1
            first = reader.read(start, mind_fences=False)[0][:1]
            if first and first[0].start == start:
                whole = first[0]
                break
        if whole is None:
            return [*found, *closed]
        found += [*(span for span in closed if span.end <= whole.start), whole]
        at = whole.end


def _mark(row: bytes) -> Mark | None:
    """Sign, length and label of a marker."""
    if not row.startswith(_SIGNS):
        return None
    bare = row.rstrip(b" \t\r\n")
    length = len(bare) - len(bare.lstrip(row[:1]))
    label = bare[length:].lstrip(b" \t")
    if label and (bare[length] not in b" \t" or not _LABEL.match(label)):
        return None
    return Mark(row[:1], length, label)


def _paired(marks: dict[int, Mark], end: int) -> frozenset[int]:
    """The opening markers that markers of the same length below could close, whatever code they stand in."""
    by_length: dict[int, list[tuple[int, Mark]]] = {}
    for at, mark in marks.items():
        by_length.setdefault(mark.length, []).append((at, mark))
    found: set[int] = set()
    for own in by_length.values():
        found |= _closable(own, end)
    return frozenset(found)


def _closable(marks: Sequence[tuple[int, Mark]], end: int) -> set[int]:
    """The same of markers of one length: what ends a conflict ends the nearest one above that has a middle."""
    found: set[int] = set()
    opened: list[Span] = []
    halfway: list[int] = []  # how far down in `opened` those stand that wait for their end
    last_end = max((at for at, mark in marks if mark.sign == b">"), default=-1)
    for at, mark in marks:
        if mark.sign == b"<":
            opened.append(Span(at, mark.length, bool(mark.label)))
        elif mark.sign != b">":
            while at > last_end and opened and not opened[-1].named:
                # nothing can end it any more, and only a named one may have been cut off
                opened.pop()
            if opened and opened[-1].take(at, mark) and mark.sign == b"=":
                halfway.append(len(opened) - 1)
        elif halfway:
            depth = halfway.pop()
            found.add(opened[depth].start)
            # What was opened below it is never closed: these rows are text.
            del opened[depth:]
    return found | {span.start for span in opened if span.cut_off(end)}


class _Reader:
    """Goes through a file's rows; those that are no markers and hold no sign of a fence tell it nothing."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self.rows = rows
        self.marks = {at: mark for at, row in enumerate(rows) if (mark := _mark(row)) is not None}
        self.paired = _paired(self.marks, len(rows))
        fences = (
            {at for at, row in enumerate(rows) if b"```" in row or b"~~~" in row}
            if self.paired
            else set()
        )
        self.fenced = bool(fences) and len(self.marks) <= _MOST_MARKS
        """Whether fences may be what keeps a conflict from being closed."""
        self.telling = sorted(fences.union(self.marks)) if self.paired else []

    def read(self, at: int, *, mind_fences: bool) -> tuple[list[Span], list[int]]:
        """Goes through the rows once.

        Args:
            at: the row to begin with.
            mind_fences: take markers within code for text. Without that, only the first conflict is
                looked for.

        Returns:
            The conflicts that are closed and stand in no other; the first rows of those that are
            not, outermost first.
        """
        opened: list[Span] = []
        closed: list[Span] = []
        fence = ""
        for n in self.telling[bisect_left(self.telling, at) :]:
            if mind_fences:
                fence, inside = after_row(self.rows[n].decode("latin1"), fence)
                if inside:
                    continue
            mark = self.marks.get(n)
            if mark is None:
                continue
            if n in self.paired:
                opened.append(Span(n, mark.length, bool(mark.label), begun=n + 1, fence=fence))
                fence = ""
            elif opened and opened[-1].take(n, mark) and opened[-1].end:
                fence = opened[-1].fence
                _close(opened, closed)
                if not mind_fences and not opened:
                    break
        return closed, _left(opened, closed, len(self.rows))


def _left(opened: list[Span], closed: list[Span], end: int) -> list[int]:
    """Ends what is still open at the end of the file; the first rows of what can't be ended, outermost first."""
    left: list[int] = []
    while opened:
        if opened[-1].cut_off(end):
            _close(opened, closed)
            continue
        span = opened.pop()
        left.append(span.start)
        (opened[-1].inner if opened else closed).extend(span.inner)
    return left[::-1]


def _close(opened: list[Span], closed: list[Span]) -> None:
    span = opened.pop()
    span.widths = [
        max((inner.width for inner in span.within(side)), default=1) for side in span.sides
    ]
    (opened[-1].inner if opened else closed).append(span)


def _start(span: Span) -> int:
    return span.start
