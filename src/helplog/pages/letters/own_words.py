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
    texts = [without_comments(body) for body in bodies]
    ends = _in_measure(_ends(texts), said)
    likeliest = ends or _in_measure(_sentences(texts), said)
    if not likeliest:
        return None
    short = [one for one in likeliest if _count(one) <= _COMFORTABLE]
    chosen = short or likeliest
    return chosen[week.toordinal() // 7 % len(chosen)]


def _in_measure(sentences: Iterable[str], said: Collection[str]) -> list[str]:
    """Those that are neither too short nor too long, can stand alone, and say something new."""
    fitting = []
    for sentence in sentences:
        if not _SHORTEST <= _count(sentence) <= _LONGEST:
            continue
        is_told = any(words and words in sentence for words in said)
        if not is_told and _stands_alone(sentence):
            fitting.append(sentence)
    return fitting


def plain_sentences(body: str) -> Iterator[str]:
    """The whole sentences of a body's plain paragraphs, without comments, in order."""
    plain_body = without_comments(body)
    for sentence in _sentences([plain_body]):
        if _stands_alone(sentence):
            yield sentence


def without_comments(text: str) -> str:
    """A text without what is on no page."""
    if "%%" not in text and "<!--" not in text:
        return text
    return _COMMENTS.sub("", text)


_COMMENTS: Final = re.compile(r"%%.*?%%|<!--.*?(?:-->|\Z)", re.DOTALL)
_SHORTEST: Final = 5
_COMFORTABLE: Final = 14
_LONGEST: Final = 24


def _ends(bodies: Iterable[str]) -> Iterator[str]:
    """The last sentence of every paragraph."""
    for found in _paragraphs(bodies):
        yield from found[-1:]


def _sentences(bodies: Iterable[str]) -> Iterator[str]:
    for found in _paragraphs(bodies):
        yield from found


def _paragraphs(bodies: Iterable[str]) -> Iterator[list[str]]:
    """The sentences of each plain paragraph, without the marks of links and emphasis."""
    for body in bodies:
        for paragraph in re.split(r"\n\s*\n", body):
            if any(_NO_PROSE.match(line) for line in paragraph.splitlines()):
                continue
            plain = " ".join(paragraph.split())
            # most have neither, and to look for them takes longer than all else here
            if "[" in plain:
                plain = _LINK.sub(r"\1", plain)
            if "*" in plain or "_" in plain:
                plain = _EMPHASIS.sub("", plain)
            found = _SENTENCE.finditer(plain)
            yield [match[0].strip() for match in found]


def _stands_alone(sentence: str) -> bool:
    """A whole sentence: a capital first, as many quotes opened as closed, nothing of a program."""
    if not sentence or _NO_SPEECH.search(sentence):
        return False
    if not sentence[0].isupper():
        return False
    evenly = sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")
    if not evenly:
        return False
    return sentence.count("“") == sentence.count("”")


def _count(text: str) -> int:
    return len(text.split())
