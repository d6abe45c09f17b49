"""The writer's own words as a letter quotes them: cut where a clause ends, and never changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain
from typing import Final

from helplog.pages.letters.whole_sentences import last_sentences, whole_sentences

MOST_WORDS: Final = 16
"""Of a quote within a sentence; a longer one is cut at the last clause that ends before."""
FEWEST_WORDS: Final = 2
"""What is left of a cut must be more than a word."""

_SHORTEST: Final = 5
_COMFORTABLE: Final = 14
_LONGEST: Final = 24

_CLAUSE_END: Final = re.compile(r"[,;:.!?…](?=\s)|\s[—–-](?=\s)")
_LAST_SIGNS: Final = " \t\n,;:.—–-"
_MARKS: Final = str.maketrans({"“": "‘", "”": "’", "„": "‚"})
_STRAIGHT: Final = re.compile(r'"([^"]*)"')


def cut(text: str) -> str:
    """Own words short enough to stand in a sentence; empty where no clause ends in time.

    Args:
        text: as written; several lines are read as one.
    """
    plain = " ".join(text.split())
    if _count(plain) <= MOST_WORDS:
        return plain.rstrip(_LAST_SIGNS)
    best = ""
    for end in _CLAUSE_END.finditer(plain):
        head = plain[: end.end()].rstrip(_LAST_SIGNS)
        if _count(head) > MOST_WORDS:
            break
        if _count(head) >= FEWEST_WORDS:
            best = head
    return best


def inside_quotes(text: str) -> str:
    """Own words with what they quote themselves in single marks."""
    marked = text.translate(_MARKS)
    return _STRAIGHT.sub(r"‘\1’", marked)


def pulled_quote(
    bodies: Iterable[str], week: date, said: Collection[str]
) -> str | None:
    """The sentence of a week's prose that is set apart; None where none can stand alone.

    Short ones that end a paragraph are the likeliest to be what was meant. Equals take turns by the
    week's first day, so that every build chooses the same.

    Args:
        bodies: Markdown of public entries, in date order.
        week: the week's first day.
        said: own words that the letter quotes already.
    """
    texts = list(bodies)
    ends = chain.from_iterable(map(last_sentences, texts))
    likeliest = _in_measure(ends, said)
    if not likeliest:
        every = chain.from_iterable(map(whole_sentences, texts))
        likeliest = _in_measure(every, said)
    if not likeliest:
        return None
    short = [one for one in likeliest if _count(one) <= _COMFORTABLE]
    chosen = short or likeliest
    return chosen[week.toordinal() // 7 % len(chosen)]


def _in_measure(sentences: Iterable[str], said: Collection[str]) -> list[str]:
    """Those that are neither too short nor too long, and say something new."""
    fitting = []
    for sentence in sentences:
        if not _SHORTEST <= _count(sentence) <= _LONGEST:
            continue
        is_told = any(words and words in sentence for words in said)
        if not is_told:
            fitting.append(sentence)
    return fitting


def _count(text: str) -> int:
    return len(text.split())
