"""`[one, two]` and `{who: Ana, what: x}` in their parts, as written."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from helplog.text.source.collections.flow_text import bracket_end
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import is_comment

_OPENERS: Final = "[{"
_QUOTES: Final = "\"'"
_BEFORE_A_VALUE: Final = ",:[{"


def split_flow(text: str) -> list[str] | None:
    """The parts between the commas of one bracket; None where the text is more than that."""
    end, _ = bracket_end(text)
    if end < 0 or "\n" in text:
        return None
    rest = text[end:]
    if rest.strip():
        return None
    last = end - 1
    commas = _commas(text, last)
    if commas is None:
        return None
    parts: list[str] = []
    bounds = [0, *commas, last]
    for start, after in pairwise(bounds):
        part = text[start + 1 : after]
        part = part.strip()
        if part:
            parts.append(part)
    return parts


def _commas(text: str, end: int) -> list[int] | None:
    """Where the commas of the bracket stand that ends there; None where one in it is not closed."""
    commas: list[int] = []
    may_begin = True
    at = 1
    while at < end:
        letter = text[at]
        past = at
        if may_begin and letter in _QUOTES:
            past = closing_quote(text, at) + 1
        elif letter in _OPENERS:
            past, _ = bracket_end(text, at)
            if past < 0:
                return None
        if past > at:
            at = past
            may_begin = False
            continue
        if letter == ",":
            commas.append(at)
        if letter in _BEFORE_A_VALUE:
            may_begin = True
        elif not letter.isspace():
            may_begin = False
        at += 1
    return commas


def flow_and_comment(text: str) -> tuple[str, str] | None:
    """A bracket and the comment after it; None where something else follows."""
    end, _ = bracket_end(text)
    if end < 0:
        return None
    bracket = text[:end]
    comment = text[end:]
    if not is_comment(comment):
        return None
    return bracket, comment.lstrip()
