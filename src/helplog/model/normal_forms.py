"""Unicode's normal forms, in a time that grows with a text's length whatever stands in it."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

from helplog.model.late_patterns import late_pattern

MOST_MARKS: Final = 30
"""In a row, as many as Unicode's stream-safe texts have; no language needs so many."""
_MARK: Final = r"(?:[^\w\s\x00-\x7f]|[\uff9e\uff9f])"
"""A mark, or another sign that is no letter; two letters of Japanese become marks."""
_LONG_ROW: Final = late_pattern(rf"{_MARK}{{{MOST_MARKS + 1},}}")
_ROW: Final = late_pattern(rf"{_MARK}+")
_ENDLESS: Final = 1_000

Form = Literal["NFC", "NFKC", "NFKD"]


def normalized(form: Form, text: str) -> str:
    """A text in a normal form; a row of marks that no language has is put into it in parts.

    Python sorts the marks of a letter by insertion: a name with tens of thousands of them would
    take minutes.
    """
    if text.isascii():
        return text
    parts = []
    begun = 0
    for row in _LONG_ROW.finditer(text):
        for cut in range(row.start() + MOST_MARKS, row.end(), MOST_MARKS):
            parts.append(text[begun:cut])
            begun = cut
    parts.append(text[begun:])
    return "".join(unicodedata.normalize(form, part) for part in parts)


def has_endless_marks(text: str) -> bool:
    """Whether a text has so many marks in a row that other programs are kept busy by them."""
    beyond_ascii = len(text.encode(errors="surrogatepass")) - len(text)
    if beyond_ascii < _ENDLESS:
        return False
    return any(row.end() - row.start() >= _ENDLESS for row in _ROW.finditer(text))
