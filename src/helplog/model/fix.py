"""What to type in the place of what, for a finding that has one certain cure.

It stands with the finding's hint: the hint says it to a person, the fix to an editor and to
`check --fix`.
"""

from __future__ import annotations

from typing import NamedTuple


class FixEdit(NamedTuple):
    """Text put in the place of other text of the file that the finding is about.

    Lines and columns are 1-based and counted in characters, as those of a finding are; a byte order
    mark is none of them, and every kind of line end is one.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    """Just past what is replaced; where the edit begins, if nothing is."""
    text: str
    """Line ends in it are `\\n`, whatever those of the file."""


class Fix(NamedTuple):
    """One certain cure."""

    edits: tuple[FixEdit, ...]
    """None of them overlaps another."""
    title: str = ""
    """What an editor offers it as; the finding's hint where it is empty."""
    gains: bool = False
    """What it mends meant nothing so far, and counts from then on. Every other fix leaves the
    meaning of the file as it was read."""
