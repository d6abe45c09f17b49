"""Rows that begin something other than words: an item of a list, a quote, a heading, a table."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from markdown.util import HTML_PLACEHOLDER_RE, STX

_MARKER: Final = re.compile(r"( {0,3})([-+*]|(\d{1,9})[.)])( *+)(.*)", re.DOTALL)
_WIDEST: Final = 4
"""With more blanks behind it, what stands behind a bullet is code."""
_RULE: Final = re.compile(
    r" {0,3}(?:(?:\* *+){3,}+|(?:- *+){3,}+|(?:_ *+){3,}+)$", re.ASCII
)
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?: |$)")
_QUOTE: Final = re.compile(r" {0,3}>")
_NOTE: Final = re.compile(r" {0,3}\[\^[^\]]*\]:")
_BOX: Final = re.compile(r'(?:!!!|\?\?\?\+?|===[!+]*) ?["\w-]|/{3,}')
"""A box, a fold or a tab of the theme's."""
_PUT_ASIDE: Final = re.compile(HTML_PLACEHOLDER_RE.pattern.join((" *", " *$")))
_OF_A_DELIMITER: Final = frozenset("|:- ")
_PIPE: Final = "|"


class Marker(NamedTuple):
    """How an item of a list begins."""

    sign: str
    """The bullet; of a number what stands behind it."""
    number: int | None
    offset: int
    """Column of its words."""
    words: str

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number."""
        return self.number is not None

    @property
    def interrupts(self) -> bool:
        """Whether it ends a paragraph: not without words, nor with any number but the first."""
        if not self.words.strip():
            return False
        return self.number in {None, 1}


def marker_of(row: str) -> Marker | None:
    """The item of a list that a row begins; None where it begins none."""
    found = _MARKER.match(row)
    if found is None:
        return None
    before, sign, number, blanks, words = found.groups()
    if (words and not blanks) or is_rule(row):
        return None
    width = len(before) + len(sign)
    count = None
    if number:
        count = int(number)
    if not words:
        return Marker(sign[-1], count, width + 1, "")
    if len(blanks) > _WIDEST:
        return Marker(sign[-1], count, width + 1, blanks[1:] + words)
    return Marker(sign[-1], count, width + len(blanks), words)


def is_rule(row: str) -> bool:
    """Whether a row is a line across the page."""
    return _RULE.match(row) is not None


def is_alone(row: str) -> bool:
    """Whether it is a heading, or code that is put aside already: the next row is another thing."""
    if STX in row:
        return _PUT_ASIDE.match(row) is not None
    return _HEADING.match(row) is not None


def is_quote(row: str) -> bool:
    """Whether it begins with `>`."""
    return _QUOTE.match(row) is not None


def is_box(row: str) -> bool:
    """Whether it begins a box, a fold or a tab, to which what is indented below it belongs."""
    return _BOX.match(row) is not None


def ends_paragraph(row: str) -> bool:
    """Whether it begins something else within a paragraph, and is read so everywhere.

    A line across the page is none here: it may underline a heading.
    """
    head = row.lstrip(" ")[:1]
    if head in {"#", STX}:
        return is_alone(row)
    if head == ">":
        return is_quote(row)
    if head == "[":
        return _NOTE.match(row) is not None
    marker = marker_of(row)
    return marker is not None and marker.interrupts


def begins_table(row: str, below: str) -> bool:
    """Whether two rows are a table's head and the line below that."""
    if _PIPE not in below:
        return False
    if "-" not in below or _PIPE not in row:
        return False
    return _OF_A_DELIMITER.issuperset(below)
