"""From a text to another one, in edits that touch nothing but what is other."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from lsprotocol import types

from helplog.language.documents.document import Document

_MANY: Final = 2_000
"""Lines that are compared one by one; of more, all from the first change to the last is one."""


def edits_to(document: Document, after: bytes) -> list[types.TextEdit]:
    """What makes of a text what it is to be, from above.

    Args:
        document: as the client has it.
        after: all of the text it is to become.
    """
    before_text, after_text = document.data.decode(), after.decode()
    return [
        types.TextEdit(document.range(start, end), text)
        for start, end, text in _changes(before_text, after_text)
    ]


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Each stretch that is other, as indices of the one and text of the other."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if max(len(old), len(new)) > _MANY:
        yield _narrowed(0, before, after)
        return
    starts = _starts(old)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        was, becomes = "".join(old[first:last]), "".join(new[new_first:new_last])
        yield _narrowed(starts[first], was, becomes)


def _starts(lines: list[str]) -> list[int]:
    """The index at which each line begins, and that at the end of all."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _narrowed(at: int, was: str, becomes: str) -> tuple[int, int, str]:
    """The same without what both begin and end with; no line end is parted."""
    first = _alike(was, becomes)
    if was[first - 1 : first] == "\r":
        first -= 1
    rest, rest_becomes = was[first:], becomes[first:]
    last = _alike(rest[::-1], rest_becomes[::-1])
    if last and rest[len(rest) - last] == "\n":
        last -= 1
    end = len(rest) - last
    return at + first, at + first + end, rest_becomes[: len(rest_becomes) - last]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for char, other_char in zip(one, other, strict=False):
        if char != other_char:
            break
        count += 1
    return count
