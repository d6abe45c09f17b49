"""From text to terms: folded words, and pairs of signs where a script puts no spaces between them.

The browser does the same with what is typed (`theme/search/folding.js`); a test holds the two
together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from helplog.insight.search.folding import fold

LONGEST: Final = 40
"""Signs of a word that count; what is longer is no word."""
DENSE: Final = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u1100-\u11ff\uac00-\ud7a3"  # Korean, whose words take endings
    "\u3005-\u3007\u3040-\u3098\u309d-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Japanese
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese
)
"""Scripts whose words are looked for by two signs each."""
JOINED: Final = (
    "\u0900-\u0963\u0966-\u0dff\u0610-\u061a\u064b-\u065f\u0670\u05b0-\u05c7"
)
"""Marks that are part of a word, of Hindi to Sinhala, Arabic and Hebrew."""
_ACCENTS: Final = "\u0300-\u036f"
_WRITTEN: Final = re.compile(rf"[\w{JOINED}{DENSE}{_ACCENTS}]+")
"""A word as it stands in a text. Only then is it folded: most words of a journal are known."""
_TOKEN: Final = re.compile(rf"[{DENSE}]+|(?:[^\W_{DENSE}]|[{JOINED}])+")
_IS_DENSE: Final = re.compile(f"[{DENSE}]")


def tokens(text: str) -> list[str]:
    """The words of a text, in order, folded; a run of signs without spaces is one."""
    found: list[str] = []
    for written in _WRITTEN.findall(text):
        found += _folded(written)
    return found


@lru_cache(maxsize=100_000)
def _folded(written: str) -> tuple[str, ...]:
    """A word folded; of one in two kinds of script, its parts."""
    if written.isascii() and "_" not in written:
        return (written.lower(),)
    return tuple(_TOKEN.findall(fold(written)))


def is_dense(token: str) -> bool:
    """Whether a word is a run of signs without spaces."""
    return not token.isascii() and _IS_DENSE.match(token) is not None


def pairs(run: str) -> Iterator[str]:
    """Every two signs of a run that stand side by side, and the last sign alone.

    So each sign begins a term, and a single one is found as the beginning of some.
    """
    for at in range(len(run) - 1):
        yield run[at : at + 2]
    yield run[-1]


def counted(text: str) -> dict[str, int]:
    """How often each term stands in a text."""
    found: dict[str, int] = {}
    for written, times in Counter(_WRITTEN.findall(text)).items():
        for term in _terms(written):
            found[term] = found.get(term, 0) + times
    return found


@lru_cache(maxsize=100_000)
def _terms(written: str) -> tuple[str, ...]:
    """What a word is looked for by."""
    terms: list[str] = []
    for word in _folded(written):
        if is_dense(word):
            terms += pairs(word)
        else:
            terms.append(word[:LONGEST])
    return tuple(terms)
