"""Which lines of a file are others than they were."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from helplog.text.source.file.decoding import with_plain_ends

_MANY: Final = 2_000
"""Lines that are compared one by one; among more, all from the first to the last change are one."""


class ChangedLines(NamedTuple):
    """Lines that stand in the place of others."""

    line: int
    """1-based number of the first, in the file as it was."""
    new_line: int
    """The same in the file as it is."""
    before: tuple[str, ...]
    after: tuple[str, ...]


def changed_lines(before: bytes | None, after: bytes | None) -> Iterator[ChangedLines]:
    """Each run of lines that changed, from above.

    Args:
        before: the file as it was, None where there was none.
        after: the file as it is, None where it is gone.
    """
    old, new = _lines(before), _lines(after)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    old_part = old[first : len(old) - last]
    new_part = new[first : len(new) - last]
    if max(len(old_part), len(new_part)) > _MANY:
        below = first + 1
        yield ChangedLines(below, first + 1, tuple(old_part), tuple(new_part))
        return
    matcher = SequenceMatcher(None, old_part, new_part, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield ChangedLines(
                first + start + 1,
                first + new_start + 1,
                tuple(old_part[start:end]),
                tuple(new_part[new_start:new_end]),
            )


def _lines(data: bytes | None) -> list[str]:
    if not data:
        return []
    decoded = data.decode("utf-8-sig", "replace")
    text = with_plain_ends(decoded)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _alike(lines: list[str], others: list[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for line, other in zip(lines, others, strict=False):
        if line != other:
            break
        count += 1
    return count
