"""When two names mean one person, and what a person's page is called."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MENTION: Final = re.compile(
    r"(?<![\w.+/@-])@(?P<at>[^\W\d_][\w'’.-]*)|@?\[\[(?P<link>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]"
)
"""`@Priya`, `[[Priya]]` or `@[[Priya]]` in the text of an item; not the `@` of an address such as `ana@example.org`."""


def name_key(name: str) -> str:
    """The identity of a name: NFKC, case folded, spaces collapsed, a leading `@` dropped."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split()).removeprefix("@")


def name_slug(name: str) -> str:
    """A lasting page address for a name: ASCII where it can be, else its own letters; never empty."""
    plain = unicodedata.normalize("NFKD", name_key(name))
    latin = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", latin)
    return "-".join(words) or "-".join(f"{ord(c):x}" for c in name_key(name)) or "nobody"
