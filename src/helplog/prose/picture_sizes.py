"""How wide a picture is to be, where Obsidian has its words: `300`, `200x100`, `words|300`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SIZE: Final = re.compile(r"(?:(?P<words>[^\n]*)\|)?\s*+(\d{1,4})(?:x(\d{1,4}))?\s*")


def set_size(picture: Element, said: str) -> str:
    """Gives a picture the size that stands behind its words.

    Args:
        picture: the element.
        said: its words and its size, or either of them.

    Returns:
        The words without the size.
    """
    found = _SIZE.fullmatch(said)
    if found is None:
        return said
    words, width, height = found.groups()
    picture.set("width", width)
    if height:
        picture.set("height", height)
    return (words or "").strip()
