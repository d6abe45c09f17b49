"""Files that a power cut or a full disk left empty, filled with NUL, or ending in the middle of a word.

Never read as "everything was deleted": what was there before comes back, with whatever can still be read.
"""

from __future__ import annotations

from typing import Final

from helplog.text.merging.merge import merge

_NUL_RUN: Final = b"\0" * 8
"""Text has none of these; UTF-16 has no more than one or two NULs in a row."""


def torn(data: bytes) -> bool:
    """Whether a file is empty or filled with NUL."""
    return not data or _NUL_RUN in data


def cut_short(data: bytes, before: bytes) -> bool:
    """Whether a file is the beginning of what it was, ending within a word or a character.

    A person who deletes the end of a text ends at a word or a line.
    """
    if not data or len(data) >= len(before) or not before.startswith(data) or data.endswith(b"\n"):
        return False
    return _within_a_word(data, before) or before[len(data)] & 0xC0 == 0x80  # noqa: PLR2004  # UTF-8 continues


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


def _within_a_word(data: bytes, before: bytes) -> bool:
    return bytes([data[-1]]).isalnum() and bytes([before[len(data)]]).isalnum()
