"""Sentences of a passage as words with their places, and the clauses they fall into."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from helplog.model.late_patterns import late_pattern

MOST_WORDS: Final = 90
"""Of a sentence; a longer one is looked at in pieces."""
LONGEST_WORD: Final = 40
"""Letters; what is longer is no word that a rule knows."""

_TOKEN: Final = late_pattern(r"[^\W_]++(?:['’\-][^\W_]++)*+|[^\w\s]|_")
_ENDS: Final = frozenset(".!?…")
_PAUSES: Final = frozenset(",;:–—()-/")
_NO_END: Final = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nr",
        "ca",
        "z",
        "b",
        "u",
        "a",
        "d",
        "h",
        "bzw",
        "usw",
        "etc",
        "vs",
        "hr",
        "fr",
        "ggf",
        "evtl",
    }
)
"""Words with a full stop that ends no sentence."""
_OPENING: Final = frozenset("\"“„«‚'‘»›‹")
_CLOSING: Final = frozenset("\"”“»«’‘'›‹")


@dataclass(slots=True)
class Sentence:
    """A sentence: its words, and where each stands."""

    words: list[str]
    """As written, signs of punctuation among them."""
    plain: list[str]
    """In small letters, straight apostrophes."""
    starts: list[int]
    """Where each begins, in characters of the body."""
    clause: list[int]
    """The number of the clause that each belongs to."""
    asks: bool = False
    """It ends with a question mark."""

    def __len__(self) -> int:
        return len(self.words)

    def end(self, at: int) -> int:
        """Just past a word, in characters of the body."""
        return self.starts[at] + len(self.words[at])

    def is_sign(self, at: int) -> bool:
        """Whether a sign of punctuation stands there."""
        return not self.words[at][0].isalnum()


def sentences_of(text: str, start: int, joints: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a passage.

    Args:
        text: the passage.
        start: where it begins in the body.
        joints: words that begin a clause: `and`, `because`.
    """
    words: list[str] = []
    starts: list[int] = []
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word in _ENDS and (not words or _ends_here(word, words[-1])):
            if words:
                yield _sentence(words, starts, joints, asks=word == "?")
                words, starts = [], []
            continue
        words.append(word[:LONGEST_WORD])
        starts.append(start + found.start())
        if len(words) >= MOST_WORDS:
            yield _sentence(words, starts, joints)
            words, starts = [], []
    if words:
        yield _sentence(words, starts, joints)


def _ends_here(sign: str, before: str) -> bool:
    if sign != ".":
        return True
    if before.lower() in _NO_END:
        return False
    return not before.isdigit()


def _sentence(
    words: list[str], starts: list[int], joints: Collection[str], *, asks: bool = False
) -> Sentence:
    plain = [word.casefold().replace("’", "'") for word in words]
    clauses: list[int] = []
    number = 0
    for at, word in enumerate(plain):
        begins = word in _PAUSES or (at and word in joints)
        if begins:
            number += 1
        clauses.append(number)
    return Sentence(words, plain, starts, clauses, asks)


def quoted(sentence: Sentence) -> set[int]:
    """The words between quotation marks: somebody else's, or not meant as they stand."""
    inside: set[int] = set()
    opened: int | None = None
    for at, word in enumerate(sentence.words):
        if opened is None and word in _OPENING:
            opened = at
        elif opened is not None and word in _CLOSING:
            inside.update(range(opened, at + 1))
            opened = None
    if opened is not None:
        inside.update(range(opened, len(sentence.words)))
    return inside
