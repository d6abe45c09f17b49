"""Text of two or four bytes a sign, as some editors of Windows save it.

It is known by its mark, or by where its NULs are.
"""

from __future__ import annotations

from typing import Final

NARROW: Final = "utf-8"
"""What everything else is taken for."""

_ORDER: Final = (NARROW, "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
_MARKS: Final = {
    b"\xff\xfe\0\0": "utf_32_le",
    b"\0\0\xfe\xff": "utf_32_be",
    b"\xff\xfe": "utf_16_le",
    b"\xfe\xff": "utf_16_be",
}
"""The longer ones first: one begins like another."""
_LOOK: Final = 512
"""Bytes that tell."""
_FEWEST: Final = 4
"""Of so many signs of two bytes, at least one has a NUL: plain letters, spaces, line ends."""


def encoding_of(data: bytes) -> str:
    """The encoding of a text; UTF-8 for whatever has not two or four bytes a sign."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    head = data[: min(_LOOK, len(data) // 4 * 4)] or data[: len(data) // 2 * 2]
    if b"\0" not in head:
        return NARROW
    at = [any(head[start::4]) for start in range(4)]
    if at[0] and not (at[2] or at[3]) and len(head) > 2:  # noqa: PLR2004
        return "utf_32_le"
    if at[3] and not (at[0] or at[1]) and len(head) > 2:  # noqa: PLR2004
        return "utf_32_be"
    return _of_two_bytes(head)


def _of_two_bytes(head: bytes) -> str:
    first, second = head[::2].count(0), head[1::2].count(0)
    enough = max(first, second) * 2 * _FEWEST >= len(head)
    if not enough or (first and second):
        return NARROW
    return "utf_16_be" if first else "utf_16_le"


def narrowed(data: bytes) -> bytes | None:
    """The same text in UTF-8, its mark kept.

    Returns:
        The file as it is where it is no wide text; None where it is a broken one.
    """
    encoding = encoding_of(data)
    if encoding == NARROW:
        return data
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError:
        return None


def widened(data: bytes, encoding: str) -> bytes:
    """A text in UTF-8 in another encoding, with a mark where it would not be known without."""
    if encoding == NARROW:
        return data
    text = data.decode()
    wide = text.encode(encoding)
    return wide if encoding_of(wide) == encoding else f"\ufeff{text}".encode(encoding)


def common_encoding(one: bytes, two: bytes) -> str:
    """The encoding that a file made of two gets: UTF-8 where one of them has it."""
    return min(encoding_of(one), encoding_of(two), key=_ORDER.index)


def can_be_one_text(one: bytes, two: bytes) -> bool:
    """Whether what two files say can stand in one.

    Not, where one is a wide text and the other is none of any kind.
    """
    narrow = [narrowed(data) for data in (one, two)]
    if narrow == [one, two]:
        return True
    return all(data is not None and _is_text(data) for data in narrow)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
