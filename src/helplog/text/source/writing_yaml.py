"""Texts as strict YAML: plain only where every parser agrees that it is this text, else in quotes.

PyYAML, js-yaml and Dart's yaml differ about `no`, `12:30`, `2026-11-18`, `1e3` and more. What is
written here reads the same in all three, which keeps a phone's journal app from dropping the block.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from helplog.model.late_patterns import late_pattern


class Quote(StrEnum):
    """How a text is to be quoted."""

    NONE = ""
    """Not at all, where that is safe."""
    SINGLE = "'"
    DOUBLE = '"'


RESERVED: Final = frozenset(
    {
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "none",
        "nan",
        "inf",
        "infinity",
    }
)
"""Words that are more than text to some reader, helplog's own among them."""

_PLAIN: Final = late_pattern(
    r"[^\W\d_](?:[\w '’.()/&+!?;–—-]|,(?= )|:(?=\w)|#(?<=\w#))*", re.UNICODE
)
"""Begins with a letter; a comma only before a space, a colon only within a word, a hash only after
one."""
_FLOW_PLAIN: Final = late_pattern(r"[^\W\d_](?:[\w '’.()/&+–—-])*", re.UNICODE)
"""The same between brackets, where commas, colons and question marks say something else."""
_EXPONENT: Final = late_pattern(r"[eE][-+]?[0-9]+")
"""`e1`: a number to a parser that needs no digit before the power of ten."""
_LAST_SETTLED: Final = "\ufffd"
"""Beyond it parsers that count in UTF-16 go their own ways."""
_JOINERS: Final = "\u200c\u200d"
"""Invisible, and part of how some scripts and emoji are written."""
_SHORT_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, quote: Quote = Quote.NONE, *, flow: bool = False) -> str:
    """A text as YAML.

    Args:
        text: on one line or several; line ends become escapes.
        quote: the quotes wanted; single ones only where the text needs no escape.
        flow: whether it stands between brackets.
    """
    if quote is Quote.NONE and is_plain(text, flow=flow):
        return text
    if quote is Quote.SINGLE and text.isprintable():
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    letters = map(_escaped, text)
    escaped = "".join(letters)
    return f'"{escaped}"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text needs no quotes in any parser."""
    form = _FLOW_PLAIN if flow else _PLAIN
    if form.fullmatch(text) is None:
        return False
    return (
        text[-1] not in " :"
        and text.isprintable()
        and all(char <= _LAST_SETTLED for char in text)
        and text.casefold() not in RESERVED
        and not _EXPONENT.fullmatch(text)
    )


def number(value: float) -> str:
    """A number as YAML has it: `5`, `2.5`."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _escaped(char: str) -> str:
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if char.isprintable() or char in _JOINERS:
        return char
    code = ord(char)
    if code <= 0xFF:  # noqa: PLR2004 - what two, four and eight digits can say
        return f"\\x{code:02x}"
    if code <= 0xFFFF:  # noqa: PLR2004
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"
