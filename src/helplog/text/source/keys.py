"""Where a key ends and its value begins on a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from helplog.text.source.findings import Findings
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Scalar, Style
from helplog.text.source.quoting import closing_quote, unquoted
from helplog.text.source.scalars import begins_with_link, comment_at, is_in_curly

KnownKey = Callable[[str], bool]
"""Whether a word, as written, is a key that is expected here."""

_LONGEST_KEY: Final = 200
_TIGHT = re.compile(r"([^\W\d_][\w-]*):(?=[^\s:/])")
_COLON = re.compile(rf":(?=[{SPACES}]|$)")


class KeyLine(NamedTuple):
    """A line taken apart at its key."""

    key: Scalar
    rest: Line
    """What stands after the colon."""
    tight: bool = False
    """The space after the colon is missing."""


def no_keys(_: str) -> bool:
    """Where no key is expected."""
    return False


def split_key(line: Line, known: KnownKey = no_keys) -> KeyLine | None:
    """Takes a line apart at its key; None where it has none.

    Args:
        line: the line, or what stands after its dash.
        known: keys that are recognised without the space after the colon, too.
    """
    text = line.text
    if ":" not in text or text[0] == "#":
        return None
    if text[0] in "\"'":
        return _quoted_key(line)
    if _is_one_value(text):
        return None
    tight = _TIGHT.match(text)
    if tight and known(tight[1]):
        key = _key(line, tight.end(1))
        return KeyLine(key, line.after(tight.end()), tight=True)
    colon = _COLON.search(text)
    if colon is None or not _may_end_key(text, colon.start()):
        return None
    key = _key(line, colon.start())
    return KeyLine(key, line.after(colon.end()))


def _is_one_value(text: str) -> bool:
    """Whether a text stands in brackets or typographic quotes: a colon in it ends no key."""
    if text[0] in "[{":
        return not begins_with_link(text)
    return is_in_curly(text)


def _may_end_key(text: str, at: int) -> bool:
    """Whether a colon can end a key: after few enough characters, and in no comment."""
    if not 0 < at <= _LONGEST_KEY:
        return False
    comment = comment_at(text)
    return comment < 0 or at <= comment


def report_tight(found: KeyLine, findings: Findings) -> None:
    """Says that the space after a colon is missing."""
    if found.tight:
        findings.warning(
            found.rest.spot,
            "no-space-after-colon",
            f"There is no space after the colon of `{found.key.text}`",
            f"Type {found.key.text}: {found.rest.text[:60]}",
        )


def _key(line: Line, end: int) -> Scalar:
    name = line.text[:end].rstrip(SPACES)
    return Scalar(name, line.spot, line.spot_at(end))


def _quoted_key(line: Line) -> KeyLine | None:
    text = line.text
    close = closing_quote(text)
    if close < 0:
        return None
    after = text[close + 1 :].lstrip(SPACES)
    if not _COLON.match(after):
        return None
    colon = len(text) - len(after) + 1
    name = unquoted(text[: close + 1])
    if name is None:
        name = text[1:close]
    key = Scalar(name, line.spot, line.spot_at(close + 1), Style.QUOTED)
    return KeyLine(key, line.after(colon))
