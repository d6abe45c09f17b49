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

from helplog.model.late_patterns import late_pattern
from helplog.text.source.file.code_fences import after_row

_LABEL = late_pattern(
    rb"""(?:
        [^\s:]++                              # HEAD, a branch, a hash
        (?::[^\r\n]+)?                        # HEAD:2026-11-18.md, where a file was renamed
        (?:[ ]\([^\r\n]*\))?                  # 1a2b3c4 (what the commit says)
      | [0-9a-f]{4,40}\.\.\.[ ][^\r\n]+       # the same as an older git writes it
      | (?:parent|merge)[ ]of[ ][^\r\n]+
      | Temporary[ ]merge[ ]branch[ ][12]     # of two histories that began in two places
      | Updated[ ]upstream | Stashed[ ]changes | Stash[ ]base
      | merged[ ]common[ ]ancestors | empty[ ]tree
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


RowRange = tuple[int, int]
"""Of rows: the first, and the one just past the last."""


class Mark(NamedTuple):
    """A marker."""

    sign: bytes
    length: int
    label: bytes


@dataclass(slots=True)
class Span:
    """A conflict, by the rows of the file it takes."""

    start: int
    length: int
    """Of its markers."""
    named: bool
    """Its opening marker has a label."""
    end: int = 0
    """The row just past its last one; 0 until it is closed."""
    sides: list[RowRange] = field(default_factory=list)
    base: RowRange | None = None
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

    def within(self, part: RowRange) -> Sequence[Span]:
        """The conflicts in one of its sides, or in its base."""
        start, end = part
        first = bisect_left(self.inner, start, key=_start)
        after = bisect_left(self.inner, end, key=_start)
        return self.inner[first:after]

    def take(self, at: int, mark: Mark) -> bool:
        """Takes a marker for its own, if it may come here; whether it does."""
        if not self._awaits(mark):
            return False
        if self.awaited == b"=":
            self.base = (self.begun, at)
        else:
            self.sides.append((self.begun, at))
        self.begun = at + 1
        if mark.sign == b"|":
            self.awaited = b"="
        elif mark.sign == b"=":
            self.awaited = b">"
        else:
            self.end = self.begun
        return True

    def _awaits(self, mark: Mark) -> bool:
        if mark.length != self.length:
            return False
        if mark.sign == b"=" and mark.label:
            return False
        return mark.sign in self.awaited

    def cut_off(self, end: int) -> bool:
        """Ends it where the file ends, cut off before the closing marker; whether that may be."""
        if self.awaited != b">" or not self.named:
            return False
        self.sides.append((self.begun, end))
        self.end = end
        return True


def conflict_spans(rows: Sequence[bytes]) -> list[Span]:
    """The outermost conflicts in a file's rows, in order; those within them are their `inner`."""
    reader = _Reader(rows)
    found: list[Span] = []
    at = 0
    while True:
        closed, unclosed = reader.read(at, mind_fences=True)
        whole = reader.across_fences(unclosed)
        if whole is None:
            return found + closed
        found += [span for span in closed if span.end <= whole.start]
        found.append(whole)
        at = whole.end


def _mark(row: bytes) -> Mark | None:
    """Sign, length and label of a marker."""
    if not row.startswith(_SIGNS):
        return None
    sign = row[:1]
    bare = row.rstrip(b" \t\r\n")
    after_signs = bare.lstrip(sign)
    length = len(bare) - len(after_signs)
    label = after_signs.lstrip(b" \t")
    if label:
        is_apart = len(label) < len(after_signs)
        if not is_apart or not _LABEL.match(label):
            return None
    return Mark(sign, length, label)


def _paired(marks: dict[int, Mark], end: int) -> set[int]:
    """The opening markers that others of their length could close, whatever code they stand in."""
    by_length: dict[int, list[tuple[int, Mark]]] = {}
    for at, mark in marks.items():
        by_length.setdefault(mark.length, []).append((at, mark))
    found: set[int] = set()
    for marks_of_length in by_length.values():
        pairing = _Pairing(marks_of_length)
        found |= pairing.closable(end)
    return found


class _Pairing:
    """Markers of one length: what ends a conflict ends the nearest one above with a middle."""

    def __init__(self, marks: Sequence[tuple[int, Mark]]) -> None:
        self.marks = marks
        self.last_end = -1
        for at, mark in marks:
            if mark.sign == b">":
                self.last_end = at
        self.opened: list[Span] = []
        self.halfway: list[int] = []
        """How far down in `opened` those stand that wait for their end."""
        self.ended: set[int] = set()

    def closable(self, end: int) -> set[int]:
        """The rows of the opening markers that others could close, or the end of the file."""
        for at, mark in self.marks:
            if mark.sign == b"<":
                named = bool(mark.label)
                span = Span(at, mark.length, named)
                self.opened.append(span)
            elif mark.sign == b">":
                self._end_one()
            else:
                self._divide(at, mark)
        for span in self.opened:
            if span.cut_off(end):
                self.ended.add(span.start)
        return self.ended

    def _divide(self, at: int, mark: Mark) -> None:
        """Gives a middle, or the beginning of a base, to the innermost conflict."""
        if at > self.last_end:
            # Nothing can end it any more, and only a named one may have been cut off.
            while self.opened and not self.opened[-1].named:
                self.opened.pop()
        if not self.opened:
            return
        innermost = self.opened[-1]
        if innermost.take(at, mark) and mark.sign == b"=":
            depth = len(self.opened) - 1
            self.halfway.append(depth)

    def _end_one(self) -> None:
        if not self.halfway:
            return
        depth = self.halfway.pop()
        ended = self.opened[depth]
        self.ended.add(ended.start)
        # What was opened below it is never closed: these rows are text.
        del self.opened[depth:]


class _Reader:
    """Goes through those of a file's rows that are markers or hold the sign of a fence."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self.rows = rows
        self.marks: dict[int, Mark] = {}
        for at, row in enumerate(rows):
            mark = _mark(row)
            if mark is not None:
                self.marks[at] = mark
        count = len(rows)
        self.paired = _paired(self.marks, count)
        self.fenced = False
        """Whether fences may be what keeps a conflict from being closed."""
        self.relevant: list[int] = []
        """Such rows; none where no conflict is closed."""
        if self.paired:
            fences = _fence_rows(rows)
            few_marks = len(self.marks) <= _MOST_MARKS
            self.fenced = few_marks and bool(fences)
            every_mark = fences.union(self.marks)
            self.relevant = sorted(every_mark)
        self.tries = 0

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
        first = bisect_left(self.relevant, at)
        for n in self.relevant[first:]:
            if mind_fences:
                row = self.rows[n].decode("latin1")
                fence, is_code = after_row(row, fence)
                if is_code:
                    continue
            mark = self.marks.get(n)
            if mark is None:
                continue
            if n in self.paired:
                named = bool(mark.label)
                begun = n + 1
                span = Span(n, mark.length, named, begun=begun, fence=fence)
                opened.append(span)
                fence = ""
            elif _ends_innermost(opened, n, mark):
                fence = opened[-1].fence
                _close(opened, closed)
                if not mind_fences and not opened:
                    break
        end = len(self.rows)
        unclosed = _end_all(opened, closed, end)
        return closed, unclosed

    def across_fences(self, starts: Sequence[int]) -> Span | None:
        """The first conflict that is closed where fences are taken for text.

        A side may hold one half of a fence whose other half stands below the conflict.

        Args:
            starts: the first rows of those that were not closed.
        """
        if not self.fenced or self.tries >= _MOST_TRIES:
            return None
        for start in starts[:_MOST_AT_ONCE]:
            self.tries += 1
            closed, _ = self.read(start, mind_fences=False)
            if not closed:
                continue
            first = closed[0]
            if first.start == start:
                return first
        return None


def _fence_rows(rows: Sequence[bytes]) -> set[int]:
    """The rows that hold the sign of a fence."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        if b"```" in row or b"~~~" in row:
            found.add(at)
    return found


def _ends_innermost(opened: list[Span], at: int, mark: Mark) -> bool:
    """Gives a marker to the innermost conflict; whether it ends it."""
    if not opened:
        return False
    span = opened[-1]
    taken = span.take(at, mark)
    return taken and span.end > 0


def _end_all(opened: list[Span], closed: list[Span], end: int) -> list[int]:
    """Ends what is still open at the end of the file.

    Returns:
        The first rows of what can't be ended, outermost first.
    """
    unclosed: list[int] = []
    while opened:
        span = opened[-1]
        if span.cut_off(end):
            _close(opened, closed)
            continue
        opened.pop()
        unclosed.append(span.start)
        around = _around(opened, closed)
        around += span.inner
    unclosed.reverse()
    return unclosed


def _close(opened: list[Span], closed: list[Span]) -> None:
    span = opened.pop()
    for side in span.sides:
        inside = span.within(side)
        widths = [inner.width for inner in inside]
        width = max(widths, default=1)
        span.widths.append(width)
    around = _around(opened, closed)
    around.append(span)


def _around(opened: list[Span], closed: list[Span]) -> list[Span]:
    """Where a conflict belongs: to the innermost one that is still open, if any is."""
    if opened:
        return opened[-1].inner
    return closed


def _start(span: Span) -> int:
    return span.start
