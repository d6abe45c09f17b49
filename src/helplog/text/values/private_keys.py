"""What the keys on one line, or in one text, say of privacy, and what is reported of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.nodes import Node, as_text
from helplog.text.source.words import yes_or_no
from helplog.text.values.private_words import (
    KEY,
    Meant,
    may_mean,
    meant_by,
    plain_text,
    says_no,
    says_yes,
)

_LINE: Final = late_pattern(
    r"""
    (?:\#\+)? [\s*+•–—>?|<!%(:~-]{0,40}       # a dash, a bracket, the beginning of a comment
    ["'`]? (?P<key>[^\W\d_][^\n:=>"'`]{4,60}?) ["'`]? [!?.\s-]{0,10}
    (?: :{1,2}(?!/) | =>? | (?<=-)> )
    (?P<value>.*)
    """,
    re.VERBOSE,
)
_IN_BRACKETS: Final = late_pattern(
    r"""[{\[(,] \s{0,20} ["'`]? (?P<key>[^\W\d_][^\n:={}\[\](),"'`]{4,60}) ["'`]? \s{0,20} [:=]{1,2}
    (?P<value>[^,}\])\n]{0,200})""",
    re.VERBOSE,
)
_YES_IN_TEXT: Final = late_pattern(
    r"(?<![\w-])private[\"']?\s{0,9}[:=]\s{0,9}[\"']?(?:yes|true|on|1)(?![\w-])"
)
"""Where no key can stand."""
_AT_THE_END: Final = late_pattern(r"[(\[]\s?private!?\s?[)\]][\s.]*$")
"""As a weight stands there: `review the report (private)`."""
_SAID_ALREADY: Final = f"Did you mean `{KEY}:`?"
"""The cure of a key that is a slip."""
_CURE: Final = "Type private: true on a line of its own, or private: false"


class Saying(NamedTuple):
    """A key that may mean `private`, and what stands after it."""

    meant: Meant
    value: str

    @property
    def private(self) -> bool:
        """Whether it keeps words private: by a yes, or by leaving it open."""
        if self.meant is Meant.PERHAPS:
            return says_yes(self.value)
        if self.meant is Meant.NO:
            return False
        return not says_no(self.value)


def sayings(text: str) -> Iterator[Saying]:
    """What the keys on one line say, at its beginning and in brackets."""
    return sayings_in_plain(plain_text(text))


def sayings_in_plain(plain: str) -> Iterator[Saying]:
    """The same of a line as `plain_text` gives it."""
    if not may_mean(plain):
        return
    if ":" not in plain and "=" not in plain and ">" not in plain:
        return
    matches = list(_IN_BRACKETS.finditer(plain))
    if plain.lstrip(" \t-*+")[:1] not in {"{", "["}:
        at_beginning = _LINE.match(plain)
        if at_beginning:
            matches.append(at_beginning)
    for found in matches:
        meant = meant_by(found["key"])
        if meant is not Meant.NO:
            yield Saying(meant, found["value"])


def keeps_private(text: str) -> bool:
    """Whether a line, or a text in a frontmatter, says that something is private."""
    plain = plain_text(text)
    if not may_mean(plain):
        return False
    if any(saying.private for saying in sayings_in_plain(plain)):
        return True
    return _YES_IN_TEXT.search(plain) is not None


def item_says_private(text: str) -> bool:
    """Whether a text of an item says so of the item."""
    plain = plain_text(text)
    if KEY not in plain:
        return False
    if _YES_IN_TEXT.search(plain):
        return True
    return _AT_THE_END.search(plain) is not None


def read_private(node: Node, findings: Findings, what: str = "file") -> bool:
    """Whether something is private; where the word is unclear, or missing, it is, to be safe.

    Args:
        node: what stands after the key.
        findings: where to report what is unclear.
        what: what is private, the file or one item of it.
    """
    text = as_text(node)
    if says_no(text):
        return False
    answer = yes_or_no(text)
    if answer is None and text.strip() != "1":
        said = "Nothing stands after `private:`"
        if text:
            said = f"`private: {text[:60]}` is neither yes nor no"
        findings.warning(
            node.start,
            "private-unclear",
            f"{said}; the {what} is kept private",
            "Type private: true, or private: false",
        )
    return True


def report_unclear(spot: Spot, findings: Findings) -> None:
    """Says that something was read as `private`, and how it is typed."""
    for finding in findings.found:
        if finding.where.line == spot.line and finding.hint == _SAID_ALREADY:
            return
    findings.warning(
        spot,
        "private-unclear",
        "This is read as `private: true`, to be safe; the file is kept private",
        _CURE,
    )


def report_unclear_item(spot: Spot, findings: Findings) -> None:
    """The same of one item."""
    findings.warning(
        spot,
        "private-unclear",
        "This is read as `private: true`, to be safe; the item is kept private",
        _CURE.replace("line of its own", "line of its own below the item"),
    )
