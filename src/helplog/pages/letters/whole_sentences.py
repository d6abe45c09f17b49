"""The sentences of what somebody wrote that can stand alone, each text taken apart once.

The letter of a week, its line in lists and the pages of everyone it names ask for the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_REMEMBERED: Final = 4_096
"""Texts: more than ten years of days."""
_NEXT_SENTENCE: Final = "\n"
_NEXT_PARAGRAPH: Final = "\f"
"""Between sentences neither is in: in them every blank is a plain one."""
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_SENTENCE: Final = re.compile(
    r"[^.!?…]*+(?:[.!?…]++(?P<after>[\"”»“'’)]*+(?=\s|$))?+)?+"
)
"""Up to its last sign; with nothing `after` it no sentence ends there, as in 3.5."""
_LINK: Final = re.compile(r"!?\[\[?(?:[^\]|]*\|)?([^\]|]*)\]\]?(?:\([^)]*\))?")
_EMPHASIS: Final = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_NO_PROSE: Final = re.compile(r"\s*(?:[#>|`<!]|[-*+•]\s|\d+[.)]\s|:::|\$\$|\{|%%)")
_NO_SPEECH: Final = re.compile(r"[<>{}|\\`=]|https?:|[\d]{3}")
_COMMENTS: Final = re.compile(r"%%.*?%%|<!--.*?(?:-->|\Z)", re.DOTALL)


def whole_sentences(text: str) -> list[str]:
    """The whole sentences of a text's plain paragraphs, without comments, in order.

    Args:
        text: Markdown.
    """
    return list(filter(None, _taken_apart(text).splitlines()))


def last_sentences(text: str) -> list[str]:
    """Those of them that end their paragraphs.

    Args:
        text: Markdown.
    """
    paragraphs = _taken_apart(text).split(_NEXT_PARAGRAPH)
    ends = [paragraph.rpartition(_NEXT_SENTENCE)[-1] for paragraph in paragraphs]
    return list(filter(None, ends))


def forget_texts() -> None:
    """Make room: no page is left that asks for a text again."""
    _taken_apart.cache_clear()


def without_comments(text: str) -> str:
    """A text without what is on no page."""
    if "%%" not in text and "<!--" not in text:
        return text
    return _COMMENTS.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def _taken_apart(text: str) -> str:
    """Paragraphs and their sentences in one piece, which takes less room than a list of lists.

    What can't stand alone is left empty: the end of a paragraph stays its end.
    """
    paragraphs = []
    for plain in _plain_paragraphs(without_comments(text)):
        found = [
            match for match in _SENTENCE.finditer(plain) if match["after"] is not None
        ]
        sentences = [match[0].strip() for match in found]
        alone = [one if _stands_alone(one) else "" for one in sentences]
        paragraphs.append(_NEXT_SENTENCE.join(alone))
    return _NEXT_PARAGRAPH.join(paragraphs)


def _plain_paragraphs(text: str) -> Iterator[str]:
    """Each plain paragraph in one line, without the marks of links and emphasis."""
    for paragraph in _BLANK_LINES.split(text):
        if any(map(_NO_PROSE.match, paragraph.splitlines())):
            continue
        plain = " ".join(paragraph.split())
        # most have neither, and to look for them takes longer than all else here
        if "[" in plain:
            plain = _LINK.sub(r"\1", plain)
        if "*" in plain or "_" in plain:
            plain = _EMPHASIS.sub("", plain)
        yield plain


def _stands_alone(sentence: str) -> bool:
    """A whole sentence: a capital first, as many quotes opened as closed, nothing of a program."""
    if not sentence or _NO_SPEECH.search(sentence):
        return False
    if not sentence[0].isupper():
        return False
    evenly = sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")
    return evenly and sentence.count("“") == sentence.count("”")
