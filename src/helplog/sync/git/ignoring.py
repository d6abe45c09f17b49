"""By which line of which file git leaves something out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from helplog.sync.git.calling import Git, as_input, records

_FIELDS: Final = 4
"""Of one answer: the file, the line, the pattern, the path that was asked about."""


class Pattern(NamedTuple):
    """A line that has git leave something out."""

    file: str
    """As git names it: from the top of the repository, or absolute."""
    line: int
    text: str


def ignored_by(git: Git, paths: Iterable[str]) -> dict[str, Pattern]:
    """The line that keeps each path out; only those that one keeps out.

    Args:
        git: at the top of the repository.
        paths: from there; none of them beyond a link or in another repository, which git declines
            to look at.
    """
    asked = as_input(paths)
    answer = git.run("check-ignore", "-z", "-v", "--stdin", given=asked)
    found = {}
    fields = records(answer.out)
    for file, line, text, path in _in_fours(fields):
        # The last line that fits counts, and one with `!` lets in again.
        if not text.startswith("!"):
            line_number = int(line)
            found[path] = Pattern(file, line_number, text)
    return found


def _in_fours(fields: list[str]) -> Iterator[tuple[str, str, str, str]]:
    for at in range(0, len(fields), _FIELDS):
        file, line, text, path = fields[at : at + _FIELDS]
        yield file, line, text, path
