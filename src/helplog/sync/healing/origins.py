"""What the two sides of a conflict came from, where a rebase or a squash left no parents to tell it.

Taken for it is the file as the history has it first: whoever wrote either side had seen at least
that, unless they began the file themselves. A later version would keep more of what was deleted
from coming back, and may be one that the other device had never seen: what it added would be taken
for deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from helplog.sync.git.calling import Git
from helplog.text.merging.aligning import rewording
from helplog.text.source.conflicts import Sides

_WORD = re.compile(r"\w+")
_TELLING_WORDS: Final = 3
"""A row of fewer may stand in any file."""
_SAYS_NOTHING = re.compile(r"\s*(?:#|>|<!--|[-*_=|~`]{3,}|[\w-]+:\s*(?:\S+\s*)?$)")
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
    if (
        _rows(first) in versions
    ):  # of an origin both had made something else, or there were no conflict
        return False
    begun = [row for row in _rows(first) if not _SAYS_NOTHING.match(row)]
    if len(begun) * sum(map(len, versions)) > _MOST_COMPARED:
        return False
    if len(versions) != 2 or not all(_keeps_half(begun, version) for version in versions):  # noqa: PLR2004
        return False
    shared = (row for row in begun if all(row in version for version in versions))
    if any(_is_of_this_file(git, commit, path, row) for row in _telling(shared)):
        return True
    # Both edited the same row: that is what made it a conflict.
    return any(
        all(row not in version and _is_edited(row, begun, version) for version in versions)
        for row in begun
    )


def _keeps_half(begun: Sequence[str], version: Sequence[str]) -> bool:
    kept = sum(row in version or _is_edited(row, begun, version) for row in begun)
    return 2 * kept >= len(begun) > 0


def _rows(data: bytes) -> list[str]:
    rows = (
        row.strip() for row in data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    )
    return [row for row in rows if row]


def _telling(rows: Iterable[str]) -> Iterator[str]:
    return islice((row for row in rows if len(_WORD.findall(row)) >= _TELLING_WORDS), _MOST_ROWS)


def _is_of_this_file(git: Git, commit: str, path: str, row: str) -> bool:
    """Whether no other file has the row."""
    found = git.run("grep", "-l", "-z", "-F", "-e", row, commit, "--", ":(top)").out.decode(
        "utf-8", "surrogateescape"
    )
    return set(found.split("\0")[:-1]) <= {f"{commit}:{path}"}


def _is_edited(row: str, begun: Sequence[str], version: Sequence[str]) -> bool:
    """Whether a version has a new row that is another wording of one there was first."""
    words = _WORD.findall(row.casefold())
    new = (_WORD.findall(other.casefold()) for other in version if other not in begun)
    return len(words) > 1 and any(len(other) > 1 and rewording(words, other) > 0 for other in new)
