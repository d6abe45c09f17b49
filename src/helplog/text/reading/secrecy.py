"""Where `private` stands in a file, whatever form its frontmatter has, and where no frontmatter is at all.

YAML in blocks and in braces, JSON, TOML, keys of one line or two, a second document, a fence that
was forgotten, the sides of a merge: whoever typed it meant the whole file. Only a plain no is a no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from helplog.text.source.blocks import KIND_KEYS, Block, Blocks
from helplog.text.source.code_fences import after_row
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import Line
from helplog.text.values.private_keys import Saying, keeps_private, report_unclear, sayings
from helplog.text.values.private_words import KEY, Meant, meant_by, nearly_yes, plain_text, says_yes

_ALONE: Final = re.compile(r"[\s*_>?!.:()\[\]~-]{0,20}(?P<key>[^\W\d_]{5,12})[\s*_!.)\]~-]{0,20}$")
"""Nothing but the word: `PRIVATE`, `private!`."""
_ATTRIBUTE: Final = re.compile(r":(?P<key>[^\W\d_]{5,12}):\s*$")
"""The same in AsciiDoc: what is named there is so."""
_KEY_OR_LIST: Final = re.compile(
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
_FENCE: Final = r"(?:-{3,}|\+{3}|;{3}|\*{3}|_{3})[ \t]*(?:json|ya?ml|toml)?[ \t]*|[-\u2013\u2014\u2015]{1,3}[ \t]*"
_MARKS: Final = r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$"
_RESTARTS: Final = re.compile(rf"(?:{_FENCE})$|{_MARKS}")
"""A fence or a merge's marker: a frontmatter may begin below it."""
_RESTARTS_SOMEWHERE: Final = re.compile(
    rf"^(?=[-+;*_\u2013-\u2015<>|=])(?:(?:{_FENCE})\r?$|{_MARKS})", re.MULTILINE
)
_FIRST_WORD: Final = re.compile(r"[\W_]*([^\W\d_]+)")
_LONGEST_FENCE: Final = 40
_LONGEST_LINE: Final = 256 * 1024
_MARKER: Final = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)


# In a frontmatter


def private_in_front(split: Blocks, unread: str, findings: Findings) -> bool:
    """Whether a frontmatter says `private` anywhere but under its own key, and in its lists.

    The key itself is read as a value, and in an item it is the item's.
    """
    spots = [spot for block in split.blocks if block.name != KEY for spot in _in_block(block)]
    spots += _in_stray(split.stray)
    if spots:
        report_unclear(min(spots), findings)
    return bool(spots) or any(map(_says_unread, unread.split("\n")))


def _says_unread(row: str) -> bool:
    """Whether a row says it of which nobody knows where in a value it stands."""
    return keeps_private(row) or (not any(sayings(row)) and _begins_private(row))


def _in_block(block: Block) -> Iterator[Spot]:
    if block.name in KIND_KEYS:
        # At the margin it is no item's, though an open quote or bracket above may have swallowed
        # it.
        below = (row for row in block.below if not row.start and row.text[:1] not in {"-", "#"})
        yield from (row.spot for row in below if keeps_private(row.text))
        return
    if Saying(meant_by(block.key.text), block.written()).private:
        yield block.key.start
    for row in (block.head, *block.below):
        if row.text and not row.text.startswith("# ") and keeps_private(row.text):
            yield row.spot


def _in_stray(stray: Sequence[Line]) -> Iterator[Spot]:
    for n, row in enumerate(stray):
        following = stray[n + 1] if n + 1 < len(stray) else None
        if row.text.startswith("?") and following and following.text.startswith(":"):
            key, value = row.text[1:].strip(" \t\"'"), following.text[1:]
            said = [Saying(meant_by(key), value)]
        else:
            said = list(sayings(row.text))
        if any(one.private for one in said) or (not said and _begins_private(row.text)):
            yield row.spot


def _begins_private(text: str) -> bool:
    """`PRIVATE`, `private!`, `private, really`: a line that is no key, and begins with the word."""
    word = _FIRST_WORD.match(plain_text(text))
    return word is not None and (word[1].startswith("priv") or meant_by(word[1]) >= Meant.SLIP)


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
    plain = body.replace("\0", "") if "\0" in body else body
    merged = "<<<<<<<" in plain and _MARKER.search(plain) is not None
    restarts = merged or _RESTARTS_SOMEWHERE.search(plain) is not None
    may_be_front, fence, place = True, "", _Place(at_top=not fenced)
    for number, line in enumerate(_lines(plain)):
        in_code = False
        if fence or "```" in line or "~~~" in line:
            fence, in_code = after_row(line, fence)
        if in_code:
            may_be_front = False
        if not (may_be_front or restarts):
            return None
        if in_code or not (may_be_front or merged or len(line) <= _LONGEST_FENCE):
            continue
        shown = line if line.isascii() else plain_text(line).strip()
        if _RESTARTS.match(shown):
            may_be_front, place = True, place._replace(in_form=place.at_top)
        elif (may_be_front or merged) and _says(shown, place):
            return number
        elif shown.startswith("{"):
            place = place._replace(in_form=place.at_top)
        elif may_be_front and shown.strip() and not _KEY_OR_LIST.match(shown):
            may_be_front, place = False, _Place()
    return None


def _lines(text: str) -> Iterator[str]:
    """Line by line: mostly the first few are all that is looked at."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at : min(end, at + _LONGEST_LINE)]
        at = end + 1
    yield text[at : at + _LONGEST_LINE]


class _Place(NamedTuple):
    """Where a line of a body stands."""

    at_top: bool = False
    """No frontmatter and no sentence is above it."""
    in_form: bool = False
    """Below a fence or brace of a frontmatter of another form."""


def _says(line: str, place: _Place) -> bool:
    """Whether a line of a body says it.

    `Privat: Kino` is what a day was about, and so is a heading `Private:`; only a yes after it is
    none of a sentence.
    """
    if (
        place.at_top
        and (alone := _ALONE.match(plain_text(line)) or _ATTRIBUTE.match(plain_text(line)))
        and meant_by(alone["key"]) >= Meant.SLIP
    ):
        said = alone.group().strip()
        return said.startswith(":") or not said.endswith(":")
    for one in sayings(line):
        value = one.value.replace("-->", "").replace("%%", "").strip()
        first = re.split(r"[\s,.;!]", value, maxsplit=1)[0]
        if nearly_yes(value) or (place.at_top and says_yes(first)):
            return True
        if place.in_form and one.private:
            return True
    return False


def report_private_line(line: int, body_line: int, findings: Findings) -> None:
    """Says where the line stands that keeps the file private."""
    findings.warning(
        Spot(body_line + line, 1),
        "private-outside",
        "`private:` stands outside the frontmatter; the file is kept private all the same",
        "Move the line between the two lines of dashes at the top",
    )
