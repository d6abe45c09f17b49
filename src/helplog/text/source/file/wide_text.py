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
_WIDEST: Final = 4
"""Bytes of a sign."""
_LOOK: Final = 512
"""Bytes that tell."""
_FEWEST: Final = 4
"""Of so many signs of two bytes, at least one has a NUL: plain letters, spaces, line ends."""


def encoding_of(data: bytes) -> str:
    """The encoding of a text; UTF-8 for whatever has not two or four bytes a sign."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    head = _head(data)
    if b"\0" not in head:
        return NARROW
    if len(head) < _WIDEST:
        return _of_two_bytes(head)
    said = tuple(any(head[at::_WIDEST]) for at in range(_WIDEST))
    if said[0] and not any(said[2:]):
        return "utf_32_le"
    if said[-1] and not any(said[:2]):
        return "utf_32_be"
    return _of_two_bytes(head)


def _head(data: bytes) -> bytes:
    """As much of a text as tells, of whole signs."""
    sign = _WIDEST
    if len(data) < _WIDEST:
        sign = 2
    size = len(data) // sign * sign
    return data[: min(_LOOK, size)]


def _of_two_bytes(head: bytes) -> str:
    first = head[::2].count(0)
    second = head[1::2].count(0)
    signs = len(head) // 2
    if max(first, second) * _FEWEST < signs:
        return NARROW
    if first and second:
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
    if encoding_of(wide) == encoding:
        return wide
    marked = f"\ufeff{text}"
    return marked.encode(encoding)


def common_encoding(one: bytes, two: bytes) -> str:
    """The encoding that a file made of two gets: UTF-8 where one of them has it."""
    first = encoding_of(one)
    encodings = (first, encoding_of(two))
    return min(encodings, key=_ORDER.index)


def can_be_one_text(one: bytes, two: bytes) -> bool:
    """Whether what two files say can stand in one.

    Not, where one is a wide text and the other is none of any kind.
    """
    narrow = [narrowed(data) for data in (one, two)]
    if narrow == [one, two]:
        return True
    return all(map(_is_text, narrow))


def _is_text(data: bytes | None) -> bool:
    if data is None:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
