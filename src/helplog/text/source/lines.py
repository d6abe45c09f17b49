"""Lines of a frontmatter: where each stands, how far it is indented, what it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Spot

SPACES: Final = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u3000\ufeff"
)
"""What looks like room on a screen, whatever its code point."""

_TAB_WIDTH = 4
_OTHER_MARK = late_pattern(
    rf"(?:[-\u2013\u2014\u2212\u2022\u2023*+]|[0-9]{{1,2}}[.)])(?=[{SPACES}]|$)"
)
BULLETS: Final = frozenset("\u2022\u2023\u25e6")
"""Marks that no word begins with, so that they need no space."""
_BLOCK_HEADER = late_pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?$")


class Line(NamedTuple):
    """One line of the frontmatter, or what stands after a dash or a key on it."""

    number: int
    """1-based line in the file."""
    start: int
    """0-based index, in the whole line, of the first character that is no space."""
    indent: int
    """How far that is to the right on a screen, tabs four wide."""
    text: str
    """From there on, without the spaces at the end."""
    raw: str
    """The whole line as it stands in the file."""

    @property
    def blank(self) -> bool:
        """Nothing to see."""
        return not self.text

    @property
    def idle(self) -> bool:
        """Blank, or a comment of its own."""
        return not self.text or self.text[0] == "#"

    @property
    def vacant(self) -> bool:
        """As the rest of a line after a dash or key: nothing, or only a comment.

        `#run` is a value.
        """
        if not self.text:
            return True
        if self.text[0] != "#":
            return False
        return self.text[1:2] in SPACES

    @property
    def spot(self) -> Spot:
        """Where its text begins."""
        return self.spot_at(0)

    @property
    def end(self) -> Spot:
        """Just past the last character of its text."""
        return self.spot_at(len(self.text))

    def after(self, count: int) -> Line:
        """The line from `count` characters of its text on, spaces skipped."""
        rest = self.text[count:]
        text = rest.lstrip(SPACES)
        moved = count + len(rest) - len(text)
        return Line(
            self.number, self.start + moved, self.indent + moved, text, self.raw
        )

    def spot_at(self, index: int) -> Spot:
        """Where the character at `index` of its text stands.

        On its own line, though the text may go on below.
        """
        place = self.start + index
        column = min(place, len(self.raw))
        return Spot(self.number, column + 1)


Lines = Sequence[Line]


def read_line(number: int, raw: str) -> Line:
    """A line of the file, taken apart."""
    body = raw.rstrip(SPACES)
    text = body.lstrip(SPACES)
    start = len(body) - len(text)
    if not start:
        return Line(number, 0, 0, text, raw)
    tabs = body.count("\t", 0, start)
    indent = start + tabs * (_TAB_WIDTH - 1)
    return Line(number, start, indent, text, raw)


def first_written(lines: Lines) -> Line | None:
    """The first line that is not idle."""
    for line in lines:
        if not line.idle:
            return line
    return None


def first_indent(lines: Lines) -> int:
    """The indentation of that line, 0 without one."""
    first = first_written(lines)
    if first is None:
        return 0
    return first.indent


def without_blank_end(rows: Lines) -> list[Line]:
    """The rows without the blank ones at their end."""
    kept = list(rows)
    while kept and kept[-1].blank:
        kept.pop()
    return kept


def dash_length(text: str, *, tolerant: bool) -> int:
    """How many characters of `text` are a list dash, 0 where it begins with none.

    Args:
        text: the text of a line.
        tolerant: other marks people begin a list line with count as well, and so does a missing
            space.
    """
    if text == "-" or text.startswith("- "):
        return 1
    if not tolerant or text[:1].isalpha():
        return 0
    other = _OTHER_MARK.match(text)
    if other:
        return other.end()
    if text[0] in BULLETS:
        return 1
    if text[0] == "-" and text[1:2] not in {"", "-"}:
        return 1
    return 0


def is_block_header(text: str) -> bool:
    """Whether a value says that the indented lines below it are its text: `|`, `>-`."""
    if not text:
        return False
    return text[0] in "|>" and _BLOCK_HEADER.match(text) is not None
