"""What the two sides of a conflict came from, where a rebase or a squash left no parents.

Taken for it is the file as the history has it first: whoever wrote either side had seen at least
that, unless they began the file themselves. A later version would keep more of what was deleted
from coming back, and may be one that the other device had never seen: what it added would be taken
for deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.calling import Git, records
from helplog.text.merging.alignment.aligning import rewording
from helplog.text.source.file.conflicts import Sides

_WORD = late_pattern(r"\w+")
_TELLING_WORDS: Final = 3
"""A row of fewer may stand in any file."""
_SAYS_NOTHING = late_pattern(r"\s*(?:#|>|<!--|[-*_=|~`]{3,}|[\w-]+:\s*(?:\S+\s*)?$)")
"""Headings, prompts, comments, rules, keys: what a template brings."""
_MOST_COMPARED: Final = 20_000
"""So many pairs of rows are looked at; of longer files nothing is taken for their origin."""
_MOST_ROWS: Final = 8
"""So many rows are looked for in other files."""


def is_origin(git: Git, commit: str, path: str, first: bytes, sides: Sides) -> bool:
    """Whether both sides of a conflict came from the first version of a file.

    Args:
        git: for looking whether a row stands in other files as well, as a template's do.
        commit: that holds the marked file.
        path: of the file.
        first: the first version in the commit's history.
        sides: of the conflict.
    """
    versions = [_rows(version) for version in sides.versions]
    begun = _rows(first)
    # Of an origin both had made something else, or there were no conflict.
    if len(versions) != 2 or begun in versions:  # noqa: PLR2004
        return False
    begun = [row for row in begun if not _SAYS_NOTHING.match(row)]
    rows_of_both = sum(map(len, versions))
    if len(begun) * rows_of_both > _MOST_COMPARED:
        return False
    beginning = _Beginning(begun, *versions)
    if not beginning.is_half_kept():
        return False
    if beginning.shares_a_row_of_this_file(git, commit, path):
        return True
    return beginning.has_a_row_both_edited()


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The rows a file began with, and those of the two versions that may come from it."""

    rows: list[str]
    one: list[str]
    other: list[str]

    def is_half_kept(self) -> bool:
        """Whether each of the two has at least half of the rows, edited perhaps."""
        if not self.rows:
            return False
        for version in (self.one, self.other):
            kept = 0
            for row in self.rows:
                kept += row in version or self._is_edited(row, version)
            if 2 * kept < len(self.rows):
                return False
        return True

    def shares_a_row_of_this_file(self, git: Git, commit: str, path: str) -> bool:
        """Whether both kept a row that no other file has."""
        name = f"{commit}:{path}"
        looked_for = 0
        for row in self.rows:
            if row not in self.one:
                continue
            if row not in self.other:
                continue
            words = _WORD.findall(row)
            if len(words) < _TELLING_WORDS:
                continue
            files = _files_with(git, commit, row)
            if files <= {name}:
                return True
            looked_for += 1
            if looked_for == _MOST_ROWS:
                return False
        return False

    def has_a_row_both_edited(self) -> bool:
        """Whether both edited the same row: that is what made it a conflict."""
        for row in self.rows:
            if row in self.one or row in self.other:
                continue
            if not self._is_edited(row, self.one):
                continue
            if self._is_edited(row, self.other):
                return True
        return False

    def _is_edited(self, row: str, version: list[str]) -> bool:
        """Whether a version has a new row that is another wording of one there was first."""
        words = _WORD.findall(row.casefold())
        if len(words) < 2:  # noqa: PLR2004  # a word alone is no wording
            return False
        for other in version:
            if other in self.rows:
                continue
            other_words = _WORD.findall(other.casefold())
            if len(other_words) < 2:  # noqa: PLR2004  # the same
                continue
            if rewording(words, other_words) > 0:
                return True
        return False


def _rows(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    lines = text.splitlines()
    rows = [row.strip() for row in lines]
    return [row for row in rows if row]


def _files_with(git: Git, commit: str, row: str) -> set[str]:
    """Files of a commit that hold a row, as `commit:path`."""
    options = ("-l", "-z", "-F", "-e", row)
    found = git.run("grep", *options, commit, "--", ":(top)")
    return set(records(found.out))
