"""The writer's own words as a letter quotes them: cut where a clause ends, and never changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

MOST_WORDS: Final = 16
"""Of a quote within a sentence; a longer one is cut at the last clause that ends before."""
FEWEST_WORDS: Final = 2
"""What is left of a cut must be more than a word."""

_CLAUSE_END: Final = re.compile(r"[,;:.!?…](?=\s)|\s[—–-](?=\s)")
_LAST_SIGNS: Final = " \t\n,;:.—–-"
_SENTENCE: Final = re.compile(r"[^.!?…]*[.!?…]+[\"”»“'’)]*(?=\s|$)")
_LINK: Final = re.compile(r"!?\[\[?(?:[^\]|]*\|)?([^\]|]*)\]\]?(?:\([^)]*\))?")
_EMPHASIS: Final = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_NO_PROSE: Final = re.compile(r"\s*(?:[#>|`<!]|[-*+•]\s|\d+[.)]\s|:::|\$\$|\{|%%)")
_NO_SPEECH: Final = re.compile(r"[<>{}|\\`=]|https?:|[\d]{3}")
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
    return _STRAIGHT.sub(r"‘\1’", text.translate(_MARKS))


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
    rated: list[tuple[int, str]] = []
    for body in bodies:
        for sentence, is_last in _sentences(body):
            if any(words and words in sentence for words in said):
                continue
            length = _count(sentence)
            if _SHORTEST <= length <= _LONGEST:
                in_measure = length <= _COMFORTABLE
                rated.append((2 * is_last + in_measure, sentence))
    if not rated:
        return None
    best = max(rating for rating, _ in rated)
    likeliest = [sentence for rating, sentence in rated if rating == best]
    return likeliest[week.toordinal() // 7 % len(likeliest)]


_SHORTEST: Final = 5
_COMFORTABLE: Final = 14
_LONGEST: Final = 24


def _sentences(body: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a body's plain paragraphs, and whether each ends its paragraph."""
    for paragraph in re.split(r"\n\s*\n", body):
        if any(_NO_PROSE.match(line) for line in paragraph.splitlines()):
            continue
        plain = " ".join(paragraph.split())
        if "[" in plain:  # most paragraphs of a long journal have neither
            plain = _LINK.sub(r"\1", plain)
        if "*" in plain or "_" in plain:
            plain = _EMPHASIS.sub("", plain)
        found = [match[0].strip() for match in _SENTENCE.finditer(plain)]
        for sentence in found:
            if _stands_alone(sentence):
                yield sentence, sentence == found[-1]


def _stands_alone(sentence: str) -> bool:
    """A whole sentence: a capital first, as many quotes opened as closed, nothing of a program."""
    if not sentence or _NO_SPEECH.search(sentence):
        return False
    if not sentence[0].isupper():
        return False
    evenly = sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")
    return evenly and sentence.count("“") == sentence.count("”")


def _count(text: str) -> int:
    return len(text.split())
