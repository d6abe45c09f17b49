"""Texts made comparable: what counts as the same words, for needs and for searching."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.normal_forms import normalized

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
"""Accents of Latin, Greek and Cyrillic; marks that tell letters apart elsewhere stay."""
_LETTERS: Final = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
    }
)
"""Letters that Unicode does not take apart, and the quotes phones type."""
_WORD: Final = re.compile(r"[^\W_]+")
_ENDING: Final = " .!?…"


def same_text(text: str) -> str:
    """The identity of a need's text: case folded, spaces collapsed, closing marks dropped."""
    folded = normalized("NFKC", _case_folded(text))
    parts = folded.split()
    return " ".join(parts).rstrip(_ENDING)


def fold(text: str) -> str:
    """Text for searching: as `same_text`, and without accents; punctuation stays."""
    apart = normalized("NFKD", _case_folded(text))
    plain = _ACCENTS.sub("", apart).translate(_LETTERS)
    composed = normalized("NFC", plain)
    return " ".join(composed.split())


def _case_folded(text: str) -> str:
    return normalized("NFKC", text).casefold()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    folded = fold(text)
    return tuple(_WORD.findall(folded))
