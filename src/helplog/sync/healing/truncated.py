"""Files that a power cut or a full disk left empty, filled with NUL, or ending in the middle of a word.

Never read as "everything was deleted": what was there before comes back, with whatever can still be
read.
"""

from __future__ import annotations

from typing import Final

from helplog.text.merging.merge import merge

_BLOCK: Final = 512
"""Disks write in pieces of so many bytes, or of a multiple."""
_NUL_RUN: Final = b"\0" * 8
"""Text has none of these; UTF-16 has no more than one or two NULs in a row."""


def is_truncated(data: bytes) -> bool:
    """Whether a file is empty or filled with NUL."""
    return not data or _NUL_RUN in data


def perhaps_cut(data: bytes) -> bool:
    """Whether a file could have been cut short: it ends within a line, or within its frontmatter."""
    return bool(data) and (not data.endswith(b"\n") or _open(data))


def cut_short(data: bytes, before: bytes) -> bool:
    """Whether a file is the beginning of what it was, ending within a word, a character or the frontmatter.

    A person who deletes the end of a text ends at a word or a line, and leaves the fence. Within
    the last line, letter by letter, they stop anywhere: there a file is cut only where a block of
    the disk ends.
    """
    if len(data) >= len(before) or not before.startswith(data) or not perhaps_cut(data):
        return False
    if _open(data) and not _open(before):
        return True
    within_character = before[len(data)] & 0xC0 == 0x80  # noqa: PLR2004  # how UTF-8 continues
    more_than_a_line = b"\n" in before[len(data) :].rstrip(b"\r\n")
    return within_character or (
        _within_a_word(data, before) and (more_than_a_line or not len(data) % _BLOCK)
    )


def mend(data: bytes, before: bytes | None) -> bytes:
    """What the file should hold.

    Args:
        data: the torn file.
        before: what it was; None where that is not known.

    Returns:
        What it was, with new words that can still be read in the torn file.
    """
    left = data.replace(b"\0", b"")
    if before is None:
        return left
    if not left.strip() or before.startswith(left):
        return before
    return merge(None, before, left)


def _open(data: bytes) -> bool:
    """Whether frontmatter begins and does not end."""
    return data.startswith(b"---") and not any(
        line.rstrip() == b"---" for line in data.splitlines()[1:]
    )


def _within_a_word(data: bytes, before: bytes) -> bool:
    return bytes([data[-1]]).isalnum() and bytes([before[len(data)]]).isalnum()
