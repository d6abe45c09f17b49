"""`[one, two]` and `{who: Ana, what: x}` in their parts, as written."""

from __future__ import annotations

import re
from typing import Final

from helplog.text.source.flows import bracket_end
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import is_comment

_OPENERS: Final = {"[": "]", "{": "}"}


def split_flow(text: str) -> list[str] | None:
    """The parts between the commas of one bracket; None where the text is not one bracket and nothing else."""
    end, _ = bracket_end(text)
    if end < 0 or text[end:].strip() or "\n" in text:
        return None
    parts: list[str] = []
    at = start = 1
    fresh = True
    while at < end - 1:
        letter = text[at]
        if fresh and letter in "\"'":
            close = closing_quote(text, at)
            if close > 0:
                at, fresh = close + 1, False
                continue
        if letter in _OPENERS:
            inner, _ = bracket_end(text, at)
            if inner < 0:
                return None
            at, fresh = inner, False
            continue
        if letter == ",":
            parts.append(text[start:at].strip())
            start = at + 1
        fresh = letter in ",:[{" or (fresh and letter.isspace())
        at += 1
    parts.append(text[start : end - 1].strip())
    return [part for part in parts if part]


def flow_and_comment(text: str) -> tuple[str, str] | None:
    """A bracket and the comment after it; None where something else follows."""
    end, _ = bracket_end(text)
    if end < 0 or not is_comment(text[end:]):
        return None
    return text[:end], re.sub(r"^\s+", "", text[end:])
