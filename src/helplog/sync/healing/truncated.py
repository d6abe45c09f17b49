"""Files that a power cut or a full disk left empty, filled with NUL, or ending within a word.

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
    """Whether a file could have been cut short: it ends within a line, or its frontmatter."""
    if not data:
        return False
    if not data.endswith(b"\n"):
        return True
    return _is_open(data)


def cut_short(data: bytes, before: bytes) -> bool:
    """Whether a file is the beginning of what it was, and ends where no person would.

    Within a word, a character or the frontmatter.

    A person who deletes the end of a text ends at a word or a line, and leaves the fence. Within
    the last line, letter by letter, they stop anywhere: there a file is cut only where a block of
    the disk ends.
    """
    if not before.startswith(data) or not perhaps_cut(data):
        return False
    missing = before[len(data) :]
    if not missing:
        return False
    if _is_open(data) and not _is_open(before):
        return True
    if missing[0] & 0xC0 == 0x80:  # noqa: PLR2004  # within a character: so UTF-8 goes on
        return True
    if not _parts_a_word(data, missing):
        return False
    at_end_of_block = len(data) % _BLOCK == 0
    return at_end_of_block or b"\n" in missing.rstrip(b"\r\n")


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
    has_words = left.strip()
    if not has_words or before.startswith(left):
        return before
    return merge(None, before, left)


def _is_open(data: bytes) -> bool:
    """Whether frontmatter begins and does not end."""
    if not data.startswith(b"---"):
        return False
    _, *below = data.splitlines()
    rows = [line.rstrip() for line in below]
    return b"---" not in rows


def _parts_a_word(data: bytes, missing: bytes) -> bool:
    last = data[-1:]
    following = missing[:1]
    return last.isalnum() and following.isalnum()
