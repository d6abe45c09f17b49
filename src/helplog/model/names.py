"""When two names mean one person, and what a person's page is called."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from zlib import crc32

from helplog.model.late_patterns import late_pattern
from helplog.model.normal_forms import normalized

MENTION: Final = late_pattern(
    r"(?<![\w.+/@-])@(?P<at>[^\W\d_][\w'’.-]*)"
    r"|@?\[\[(?P<link>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]"
)
"""`@Priya`, `[[Priya]]` or `@[[Priya]]` in the text of an item; not the `@` of an address such as
`ana@example.org`."""

_LONGEST_SLUG: Final = 120
"""Bytes of the address of a person's page."""


def name_key(name: str) -> str:
    """The identity of a name: NFKC, case folded, spaces collapsed, a leading `@` dropped."""
    folded = name.casefold()
    if not name.isascii():
        folded = normalized("NFKC", name).casefold()
        folded = normalized("NFKC", folded)
    words = folded.split()
    return " ".join(words).removeprefix("@")


def name_slug(name: str) -> str:
    """A lasting page address for a name, never empty.

    ASCII where it can be, else its own letters.
    """
    key = name_key(name)
    latin = key
    if not key.isascii():
        plain = normalized("NFKD", key)
        latin = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", latin)
    if not words:
        words = [f"{ord(char):x}" for char in key]
    slug = "-".join(words) or "nobody"
    return fitted(slug, _LONGEST_SLUG)


def fitted(name: str, longest: int) -> str:
    """A name for a file, cut where it is too long, with a sum that tells apart what began alike.

    Args:
        name: without its ending.
        longest: bytes that are left as they are. The sum takes nine more; a file's name has at
            most 255 with everything.
    """
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= longest:
        return name
    cut = data[:longest].decode("utf-8", "ignore").rstrip("-")
    return f"{cut}-{crc32(data):08x}"
