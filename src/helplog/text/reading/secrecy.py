"""Where `private` stands in a file, whatever form its frontmatter has, or without one.

YAML in blocks and in braces, JSON, TOML, keys of one line or two, a second document, a fence that
was forgotten, the sides of a merge: whoever typed it meant the whole file. Only a plain no is a no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.collections.blocks import KIND_KEYS, Block, Blocks
from helplog.text.source.file.code_fences import after_row
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import Line
from helplog.text.values.private_keys import (
    Saying,
    keeps_private,
    report_unclear,
    sayings,
    sayings_in_plain,
)
from helplog.text.values.private_words import (
    KEY,
    Meant,
    meant_by,
    nearly_yes,
    plain_text,
    says_yes,
)

_ALONE: Final = late_pattern(
    r"[\s*_>?!.:()\[\]~-]{0,20}(?P<key>[^\W\d_]{6,12})[\s*_!.)\]~-]{0,20}$"
)
"""Nothing but the word: `PRIVATE`, `private!`."""
_ATTRIBUTE: Final = late_pattern(r":(?P<key>[^\W\d_]{6,12}):\s*$")
"""The same in AsciiDoc: what is named there is so."""
_KEY_OR_LIST: Final = late_pattern(
    r"""\s*(?:
        -(?!--) | \# | \+(?!\+\+) | [?:]\s | [{}] | \]
      | ["']?[^\W\d_][\w ./-]{0,60}["']?[ \t]*(?:::?|=)(?:\s|$)   # a key of YAML, JSON or TOML
      | \[{1,2}[\w.-]+\]{1,2}\s*$                            # a table of TOML
      | :[\w-]{1,40}:(?:\s|$)                                 # an attribute, a property of Org
      | <!-- | %%
    ) | [ \t]+\S""",
    re.VERBOSE,
)
"""A line as frontmatters have them, whatever their form: a key, a dash, a comment, something
indented."""
_FENCE: Final = (
    r"(?:-{3,}|\+{3}|;{3}|\*{3}|_{3})[ \t]*(?:json|ya?ml|toml)?[ \t]*"
    r"|[-\u2013\u2014\u2015]{1,3}[ \t]*"
)
_MARKS: Final = r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$"
_RESTARTS: Final = late_pattern(rf"(?:{_FENCE})$|{_MARKS}")
"""A fence or a merge's marker: a frontmatter may begin below it."""
_RESTARTS_SOMEWHERE: Final = late_pattern(
    rf"^(?=[-+;*_\u2013-\u2015<>|=])(?:(?:{_FENCE})\r?$|{_MARKS})", re.MULTILINE
)
_FIRST_WORD: Final = late_pattern(r"[\W_]*([^\W\d_]+)")
_LONGEST_FENCE: Final = 40
_LONGEST_LINE: Final = 256 * 1024
_MARKER: Final = late_pattern(r"^(?:<{7}|>{7}) \S", re.MULTILINE)


# In a frontmatter


def private_in_front(split: Blocks, unread: str, findings: Findings) -> bool:
    """Whether a frontmatter says `private` anywhere but under its own key, and in its lists.

    The key itself is read as a value, and in an item it is the item's.
    """
    spots: list[Spot] = []
    for block in split.blocks:
        if block.name in KIND_KEYS:
            spots += _at_margin(block)
        elif block.name != KEY:
            spots += _in_block(block)
    spots += _in_stray(split.stray)
    if spots:
        report_unclear(min(spots), findings)
        return True
    lines = unread.split("\n")
    return any(map(_says_unread, lines))


def _says_unread(row: str) -> bool:
    """Whether a row says it of which nobody knows where in a value it stands."""
    if keeps_private(row):
        return True
    if any(sayings(row)):
        return False
    return _begins_private(row)


def _at_margin(block: Block) -> Iterator[Spot]:
    """Where it stands below a list, and belongs to none of its items.

    An open quote or bracket above may have swallowed the line.
    """
    for row in block.below:
        is_item = row.start > 0 or row.text[:1] in {"-", "#"}
        if not is_item and keeps_private(row.text):
            yield row.spot


def _in_block(block: Block) -> Iterator[Spot]:
    meant = meant_by(block.key.text)
    if meant is not Meant.NO and Saying(meant, block.written()).private:
        yield block.key.start
    for row in (block.head, *block.below):
        is_comment = row.text.startswith("# ")
        if not is_comment and keeps_private(row.text):
            yield row.spot


def _in_stray(stray: Sequence[Line]) -> Iterator[Spot]:
    for row, below in zip_longest(stray, stray[1:]):
        if _is_private(row, below):
            yield row.spot


def _is_private(row: Line, below: Line | None) -> bool:
    said = _said_by(row, below)
    if said:
        return any(saying.private for saying in said)
    return _begins_private(row.text)


def _said_by(row: Line, below: Line | None) -> list[Saying]:
    """What the keys of a line say; `? private` may have its value on the next one, `: yes`."""
    is_key = row.text.startswith("?")
    if is_key and below is not None and below.text.startswith(":"):
        key = row.text[1:].strip(" \t\"'")
        return [Saying(meant_by(key), below.text[1:])]
    return list(sayings(row.text))


def _begins_private(text: str) -> bool:
    """`PRIVATE`, `private!`, `private, really`: a line that is no key, and begins with the word."""
    found = _FIRST_WORD.match(plain_text(text))
    if found is None:
        return False
    word = found[1]
    if word.startswith("priv"):
        return True
    return meant_by(word) is Meant.SURELY


# Outside it


def private_line(body: str, *, fenced: bool) -> int | None:
    """The 0-based line of a body that keeps the file private; None where there is none.

    It counts where a frontmatter could stand: at the top, below a fence, or anywhere between the
    two sides of a merge.

    Args:
        body: what stands below the frontmatter.
        fenced: there is a frontmatter above it; without one the top of the file is a place for
            keys.
    """
    without_nul = body.replace("\0", "")
    return _BodySearch(without_nul, at_top=not fenced).private_line()


class _BodySearch:
    """Goes down the lines of a body.

    Args:
        text: the body.
        at_top: no frontmatter is above it.
    """

    def __init__(self, text: str, *, at_top: bool) -> None:
        self.text = text
        self.in_merge = "<<<<<<<" in text and _MARKER.search(text) is not None
        fence = _RESTARTS_SOMEWHERE.search(text)
        self.restarts = self.in_merge or fence is not None
        """A frontmatter may begin further down."""
        self.may_be_front = True
        """The lines that are looked at may be a frontmatter."""
        self.at_top = at_top
        """No frontmatter and no sentence is above them."""
        self.in_form = False
        """They stand below a fence or brace of a frontmatter of another form."""
        self.code_fence = ""

    def private_line(self) -> int | None:
        lines = _lines(self.text)
        for number, line in enumerate(lines):
            in_code = self._in_code(line)
            if in_code:
                self.may_be_front = False
            if not self.may_be_front and not self.restarts:
                return None
            if not in_code and self._keeps_private(line):
                return number
        return None

    def _in_code(self, line: str) -> bool:
        if not self.code_fence and "```" not in line and "~~~" not in line:
            return False
        self.code_fence, in_code = after_row(line, self.code_fence)
        return in_code

    def _keeps_private(self, line: str) -> bool:
        """Whether a line keeps the file private; if not, what it says of those below it is kept."""
        may_say = self.may_be_front or self.in_merge
        if not may_say and len(line) > _LONGEST_FENCE:
            return False
        shown = _as_seen(line)
        if _RESTARTS.match(shown):
            self.may_be_front = True
            self.in_form = self.at_top
        elif may_say and self._says_private(shown):
            return True
        elif shown.startswith("{"):
            self.in_form = self.at_top
        elif self.may_be_front and not _is_like_front(shown):
            self.may_be_front = False
            self.at_top = False
            self.in_form = False
        return False

    def _says_private(self, line: str) -> bool:
        """Whether a line of a body says it.

        `Privat: Kino` is what a day was about, and so is a heading `Private:`; only a yes after it
        is none of a sentence.
        """
        plain = plain_text(line)
        if self.at_top:
            if _is_attribute(plain):
                return True
            alone = _ALONE.match(plain)
            if alone and meant_by(alone["key"]) is Meant.SURELY:
                shown = alone.group().rstrip()
                return not shown.endswith(":")
        return any(map(self._is_yes, sayings_in_plain(plain)))

    def _is_yes(self, saying: Saying) -> bool:
        uncommented = saying.value.replace("-->", "").replace("%%", "")
        value = uncommented.strip()
        if nearly_yes(value):
            return True
        if self.in_form and saying.private:
            return True
        first_word = re.split(r"[\s,.;!]", value, maxsplit=1)[0]
        return self.at_top and says_yes(first_word)


def _is_attribute(plain: str) -> bool:
    named = _ATTRIBUTE.match(plain)
    if named is None:
        return False
    return meant_by(named["key"]) is Meant.SURELY


def _as_seen(line: str) -> str:
    if line.isascii():
        return line
    return plain_text(line).strip()


def _is_like_front(line: str) -> bool:
    """Whether a line may stand in a frontmatter, whatever its form."""
    if not line.strip():
        return True
    return _KEY_OR_LIST.match(line) is not None


def _lines(text: str) -> Iterator[str]:
    """Line by line: mostly the first few are all that is looked at."""
    at = 0
    end = text.find("\n")
    while end >= 0:
        yield text[at : min(end, at + _LONGEST_LINE)]
        at = end + 1
        end = text.find("\n", at)
    yield text[at : at + _LONGEST_LINE]


def report_private_line(line: int, body_line: int, findings: Findings) -> None:
    """Says where the line stands that keeps the file private."""
    findings.warning(
        Spot(body_line + line, 1),
        "private-outside",
        "`private:` stands outside the frontmatter; the file is kept private all the same",
        "Move the line between the two lines of dashes at the top",
    )
