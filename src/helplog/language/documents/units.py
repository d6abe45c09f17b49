"""How far along a line something is, in the units a client counts in.

Editors count what their strings are made of: bytes, UTF-16 code units, or characters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lsprotocol.types import PositionEncodingKind

Width = Callable[[str], int]
"""How many units a text takes."""

_LAST_OF_16_BITS: Final = "\uffff"


def width_in(encoding: PositionEncodingKind | str | None) -> Width:
    """What counts the units of an encoding; of any that is unknown, the protocol's own UTF-16."""
    return _WIDTHS.get(str(encoding), _utf_16)


def index_at(line: str, units: int, width: Width) -> int:
    """The index in a line so many units along; its end where it is shorter.

    Within a character that takes several units it is the character's own beginning.
    """
    if line.isascii() or width is len:
        return max(0, min(units, len(line)))
    taken = 0
    for index, char in enumerate(line):
        taken += width(char)
        if taken > units:
            return index
    return len(line)


def _utf_8(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _utf_16(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(char > _LAST_OF_16_BITS for char in text)


_WIDTHS: Final[dict[str, Width]] = {
    PositionEncodingKind.Utf8.value: _utf_8,
    PositionEncodingKind.Utf16.value: _utf_16,
    PositionEncodingKind.Utf32.value: len,
}
