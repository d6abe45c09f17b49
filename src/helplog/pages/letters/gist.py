"""What something was, in a word or three of the writer's own: `pie` of `came with a pie`.

English and German by what stands before a noun; words of other languages where they are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_MOST_WORDS: Final = 3
_FEW_WORDS: Final = 3
_CLAUSE_END: Final = re.compile(r"[,;:.!?…()“”\"]|\s[—–-]\s")
_CONTRACTED: Final = re.compile(r"(?:i|you|we|he|she|they|it|who|that|there)['’]")
_NO_WORDS: Final = re.compile(r"https?:|[\[\]<>{}|\\`]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NOUNS: Final = _words(
    "a an the my her his their our your its some another two three four five "
    "der die das den dem des ein eine einen einem einer mein meine meinen meinem meiner "
    "ihr ihre ihren ihrem sein seine seinen seinem unser unsere unseren euer eure "
    "zwei drei vier fünf"
)
_AFTER_NOUNS: Final = _words(
    "to for of on in at with from by and or but that which who when until before after so "
    "as into onto up down over under about through around off out again back together "
    "without till than because if where while was is were are had has she he they we i it "
    "mit zu für von auf in im am an bei nach aus und oder dass wenn bis vor um über unter "
    "durch als zum zur vom beim ins ans ist war hat hatte sie er wir ich es weil ohne"
)


def gist(what: str | None) -> str:
    """A few words of what somebody did or brought; empty where none stand for it.

    Args:
        what: an item's own words.
    """
    clause = " ".join((what or "").split())
    if _NO_WORDS.search(clause):
        return ""
    clause = _CLAUSE_END.split(clause)[0]
    words = clause.removeprefix("for ").split()
    for at, word in enumerate(words):
        if word.lower() in _BEFORE_NOUNS:
            noun = _noun(words[at + 1 :])
            if noun:
                return noun
    if len(words) <= _FEW_WORDS:
        return clause.removeprefix("for ")
    return ""


def _noun(words: Sequence[str]) -> str:
    """Words up to what no longer belongs to the noun; empty where that is not soon."""
    taken: list[str] = []
    for word in words:
        plain = word.lower()
        if plain in _AFTER_NOUNS or plain in _BEFORE_NOUNS:
            break
        if _CONTRACTED.match(plain):
            break
        if taken and plain.endswith("ed"):
            break
        taken.append(word)
    if len(taken) <= _MOST_WORDS:
        return " ".join(taken)
    return ""


def gists(whats: Iterable[str | None], most: int) -> tuple[str, ...]:
    """The first few that say something, each once."""
    found: dict[str, str] = {}
    for what in whats:
        said = gist(what)
        if said:
            found.setdefault(said.casefold(), said)
        if len(found) == most:
            break
    return tuple(found.values())
