"""The words of a note, and those of a page, counted: what is missing from the page was lost."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Final

_NO_WORDS: Final = (
    r"\A---\n.*?\n---\n",  # keys
    r"(?m)^[ \t]*(?:id|collapsed):: (?:[0-9a-f-]{36}|true|false)$",  # Logseq's own
    r"(?<!`)%%(?!code).*?%%|<!--.*?-->",  # comments
    r"(?m)^(\s*(?:[-*+] )?)(?:```|~~~)[\w ]*$",  # the language of code
    r"(?m)^[ >\t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])",  # bullets and numbers, shown as such
    r"(?m)^\[l\]: .*$|(?<=\])\[l\]",
    r"(?m)^\s*\[[xX]\](?= )",  # boxes with a tick
    r"\[\^\d+\]:?",  # marks of notes, numbered anew
    r"(?<=\])\([^()\s]*\)(?:\{:[^}]*\})?",  # where a link leads
    r"(?m)(?<=\s)\^(?!b\b|2\b)[\w-]+$",  # names of blocks
    r"</?(?:details|summary|aside|kbd)>",
    r"(?<=!\[\[no such picture\.png)\|300",  # how wide
)
_WORD: Final = re.compile(r"\w+")
_CALLOUT: Final = re.compile(r"(?m)^([> ]*)\[!(\w+)\][-+]?[ ]*(.*)$")
_WIKI: Final = re.compile(r"(?<!`)\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_BLOCK: Final = re.compile(r"#?\^[\w-]+$")


def words_written(text: str) -> Counter[str]:
    """The words of a note's text, without what is none.

    Args:
        text: the whole file.
    """
    for pattern in _NO_WORDS:
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    # what the kind of a callout says, where it has no words of its own
    text = _CALLOUT.sub(lambda found: f"{found[1]} {found[3] or found[2]}", text)
    text = _WIKI.sub(lambda found: found[2] or _BLOCK.sub("", found[1]), text)
    return _counted(text)


def words_shown(html: str) -> Counter[str]:
    """What a person reads of HTML, or hears of its pictures."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _counted(" ".join(reader.words))


def _counted(text: str) -> Counter[str]:
    return Counter(word.strip("_").lower() for word in _WORD.findall(text))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" or tag in {"p", "li", "td", "th", "div"}:
            self.words.append(" ")
        self.words += [value or "" for name, value in attrs if name == "alt"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)
