"""Names that a title tells from other words: `Frau Weber`, `Mr. and Mrs. Hill`, `Oma Lotte`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES
from helplog.text.values.people.word_spans import WordSpan, first_word, words_from

_BEFORE_FIRST_NAMES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "aunt", "auntie", "uncle"}
)
"""Titles of a language that writes few words with a capital: two of them are a whole name."""
_BEFORE_NAMES: Final = _BEFORE_FIRST_NAMES | {
    "frau",
    "herr",
    "herrn",
    "hr",
    "tante",
    "onkel",
}
_BY_THEMSELVES: Final = frozenset(
    (
        "oma opa omi opi mama papa mutti vati mum mom mummy mommy dad daddy grandma "
        "grandpa granny grandad nana"
    ).split()
)
"""Nobody else is called so, whatever follows."""
_PARTICLES: Final = frozenset(
    {
        "von",
        "van",
        "vom",
        "zu",
        "zur",
        "de",
        "del",
        "der",
        "den",
        "la",
        "le",
        "di",
        "da",
    }
)
_JOINING: Final = frozenset({"and", "und", "&"})
_MOST_WORDS: Final = 10
_PARTICIPLE = late_pattern(r"(?:\w*ge\w+(?:t|en)|\w+iert)[.!]?")
"""`Oma Kuchen gebracht`: what stands before it is a thing."""
_CLOSES = late_pattern(
    rf"[.!?\u2026]*(?:[{SPACES}\n]*$|[,;])|[{SPACES}]+(?:[\u2013\u2014(-]|(?:for|f\u00fcr|and|und|&)[{SPACES}])"
)
"""What a name ends at, where it isn't a word of its sentence."""


def titled_end(text: str, start: int) -> int | None:
    """Just past the name with a title that begins at an index, None where none does."""
    word = first_word(text, start)
    if word is None:
        return None
    first = _folded(word)
    if first not in _BEFORE_NAMES and first not in _BY_THEMSELVES:
        return None
    following = islice(words_from(text, start), _MOST_WORDS + 1)
    words = _before_comma(list(following), text)
    if first in _BY_THEMSELVES:
        return _end_by_itself(text, words)
    at = _past_titles(words)
    return _end_after_title(text, words, at)


def _before_comma(words: Sequence[WordSpan], text: str) -> list[WordSpan]:
    """The words up to a comma."""
    kept: list[WordSpan] = []
    for word in words:
        if kept and text[kept[-1].end : word.start].strip(SPACES + "\n"):
            break
        kept.append(word)
    return kept


def _past_titles(words: Sequence[WordSpan]) -> int:
    """How many words are titles, or join them: `Mr. and Mrs.`, `Frau Prof. Dr.`."""
    at = 1
    while at < len(words):
        ahead = at + (words[at].text in _JOINING)
        if ahead >= len(words):
            break
        if _folded(words[ahead]) not in _BEFORE_NAMES:
            break
        at = ahead + 1
    return at


def _end_after_title(text: str, words: Sequence[WordSpan], at: int) -> int | None:
    while at < len(words) and words[at].text in _PARTICLES:
        at += 1
    names = words[at : at + 2]
    if not names or not _is_name(names[0]):
        return None
    end = _end(names[0])
    if names[1:] and end == names[0].end and _is_name(names[1]):
        second = _end(names[1])
        if _CLOSES.match(text, second):
            return second
        following = words[at + 2 : at + 3]
        if _folded(words[0]) in _BEFORE_FIRST_NAMES and _is_small(following):
            return second
    return end


def _end_by_itself(text: str, words: Sequence[WordSpan]) -> int | None:
    """`Oma` in `Oma hat geholfen`, `Oma Lotte` in `Oma Lotte hat geholfen`."""
    end = _end(words[0])
    if end != words[0].end:
        return end
    if not words[1:]:
        return end
    if not _is_name(words[1]):
        return end
    if not words[0].text[0].isupper():
        return end
    second = _end(words[1])
    after = words[2:3]
    is_thing = any(_PARTICIPLE.fullmatch(word.text) for word in after)
    if not is_thing and (_is_small(after) or _CLOSES.match(text, second)):
        return second
    return end


def _folded(word: WordSpan) -> str:
    return word.text.rstrip(".").casefold()


def _is_name(word: WordSpan) -> bool:
    """Whether a word may be somebody's name: a capital, and nothing of theirs."""
    name = word.bare.replace("\u2019", "'")
    if name.endswith(("'s", "'")):
        return False
    letters = name.replace("-", "").replace(".", "").replace("'", "")
    if not name[:1].isupper():
        return False
    return letters.isalpha()


def _is_small(words: Sequence[WordSpan]) -> bool:
    return any(word.text[0].islower() for word in words)


def _end(word: WordSpan) -> int:
    return word.start + len(word.bare)
