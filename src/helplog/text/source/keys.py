"""Where a key ends and its value begins on a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Findings
from helplog.text.source.fixing import inserting
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Scalar, Style
from helplog.text.source.quoting import closing_quote, unquoted
from helplog.text.source.scalars import begins_with_link, comment_at, is_in_curly

KnownKey = Callable[[str], bool]
"""Whether a word, as written, is a key that is expected here."""

_LONGEST_KEY: Final = 200
_TIGHT = late_pattern(r"([^\W\d_][\w-]*):(?=[^\s:/])")
_COLON = late_pattern(rf":(?=[{SPACES}]|$)")


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


@lru_cache(maxsize=64)  # a line is asked for its key several times in a row
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
    is_list = text[0] in "[{" and not begins_with_link(text)
    if is_list or is_in_curly(text):
        return None
    tight = _TIGHT.match(text)
    if tight and known(tight[1]):
        ends = tight.end(1)
        key = _key(line, ends)
        rest = line.after(tight.end())
        return KeyLine(key, rest, tight=True)
    colon = _colon(text)
    if colon is None:
        return None
    key = _key(line, colon.start())
    rest = line.after(colon.end())
    return KeyLine(key, rest)


def _colon(text: str) -> re.Match[str] | None:
    """The colon that ends a key, after few enough characters and in no comment."""
    found = _COLON.search(text)
    if found is None:
        return None
    size = found.start()
    if not 0 < size <= _LONGEST_KEY:
        return None
    if 0 <= comment_at(text) < size:
        return None
    return found


def report_tight(found: KeyLine, findings: Findings) -> None:
    """Says that the space after a colon is missing."""
    if not found.tight:
        return
    key = found.key.text
    rest = found.rest
    findings.info(
        rest.spot,
        "no-space-after-colon",
        f"There is no space after the colon of `{key}`",
        f"Type {key}: {rest.text[:60]}",
        inserting(rest.spot, " "),
    )


def _key(line: Line, end: int) -> Scalar:
    name = line.text[:end].rstrip(SPACES)
    spot = line.spot_at(end)
    return Scalar(name, line.spot, spot)


def _quoted_key(line: Line) -> KeyLine | None:
    text = line.text
    close = closing_quote(text)
    if close < 0:
        return None
    end = close + 1
    after = text[end:].lstrip(SPACES)
    if not _COLON.match(after):
        return None
    colon = len(text) - len(after) + 1
    name = unquoted(text[:end])
    if name is None:
        name = text[1:close]
    spot = line.spot_at(end)
    key = Scalar(name, line.spot, spot, Style.QUOTED)
    return KeyLine(key, line.after(colon))
