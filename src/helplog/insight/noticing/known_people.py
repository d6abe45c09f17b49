"""The people a journal knows, for finding them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from helplog.insight.noticing.sentences import Sentence
from helplog.model.names import name_key

MOST_NAME_WORDS: Final = 3
MOST_PLACE_WORDS: Final = 3
"""`the woman at the front desk`."""


class Known:
    """The people of a journal."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            folded = name_key(name).replace("’", "'").split()
            words = tuple(folded)
            if not words or len(words) > MOST_NAME_WORDS + MOST_PLACE_WORDS:
                continue
            alike = self._by_first.setdefault(words[0], [])
            alike.append(words)

    def lengths_at(self, sentence: Sentence, at: int) -> Iterator[int]:
        """How many words of a sentence are somebody's name, the most first."""
        alike = self._by_first.get(sentence.plain[at], ())
        for words in sorted(alike, key=len, reverse=True):
            here = sentence.plain[at : at + len(words)]
            if tuple(here) == words:
                yield len(words)

    def knows(self, name: str) -> bool:
        """Whether it is the name of somebody known."""
        parts = name_key(name).split()
        words = tuple(parts)
        if not words:
            return False
        alike = self._by_first.get(words[0], ())
        return words in alike
