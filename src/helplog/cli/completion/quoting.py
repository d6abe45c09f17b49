"""Names as words of a shell's line."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.late_patterns import late_pattern

_HARMLESS: Final = late_pattern(r"[^\W_][\w.+/ \u200c\u200d-]*|--?[\w-]+|")
"""Letters of any script, figures, `.`, `+`, `/`, `-` and single spaces: no shell sees anything else
in them."""
_SPECIAL: Final = late_pattern(r"[\x00-\x7f](?<![\w@%+,./:=-])", re.ASCII)
"""Every ASCII character that is no letter, no figure, and none of a few signs that mean nothing in
a word."""


def is_harmless(word: str) -> bool:
    """Whether a word means itself to a shell, but for its spaces."""
    return _HARMLESS.fullmatch(word) is not None


def for_bash(word: str, quote: str) -> str:
    """A word as bash may insert it.

    Within quotes only what is harmless anywhere is put plainly. All else closes them and is escaped
    sign by sign, which means the same inside quotes and outside: bash and its line editor don't
    always agree where quotes begin.

    Args:
        word: a name; without line ends, which can't be escaped so.
        quote: the quote that is open where it goes; `"`, `'` or none.
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", word)
    if not quote:
        return escaped
    if is_harmless(word):
        return f"{quote}{word}{quote}"
    return f"{quote}{quote}{escaped}{quote}{quote}"


def open_quote(line: str) -> str:
    """The quote that is open at a line's end, as bash's line editor sees it; else empty."""
    quote, skip = "", False
    for char in line:
        if skip:
            skip = False
        elif char == "\\" and quote != "'":
            skip = True
        elif quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
    return quote
