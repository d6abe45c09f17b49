"""The words of a sentence, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES

_WORD = late_pattern(rf"[^{SPACES}\n,;]+")
_AFTER_WORDS: Final = ".!?:\u2026)"


class WordSpan(NamedTuple):
    """One word of a text, with the signs that follow it at once."""

    text: str
    start: int

    @property
    def bare(self) -> str:
        """Without the signs."""
        return self.text.rstrip(_AFTER_WORDS)

    @property
    def end(self) -> int:
        """Just past the last sign."""
        return self.start + len(self.text)


def first_word(text: str, start: int) -> WordSpan | None:
    """The first word of a text from an index on, None where there is none."""
    found = _WORD.search(text, start)
    if found is None:
        return None
    return WordSpan(found.group(), found.start())


def words_from(text: str, start: int) -> Iterator[WordSpan]:
    """The words of a text from an index on."""
    for found in _WORD.finditer(text, start):
        word = found.group()
        yield WordSpan(word, found.start())
