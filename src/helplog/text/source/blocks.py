"""The top-level keys of a frontmatter, each with its own lines.

Every key knows its span in the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from helplog.model.keys import FIELDS, LISTED_KEYS, SCALARS
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.keys import KeyLine, report_tight, split_key
from helplog.text.source.lines import SPACES, Line, dash_length, is_block_header
from helplog.text.source.nodes import Scalar
from helplog.text.source.spanning import Spans

KIND_KEYS: Final = frozenset(Kind)
KNOWN_KEYS: Final = frozenset(SCALARS) | KIND_KEYS

LISTS: Final = KIND_KEYS | LISTED_KEYS
"""Keys whose value is a list: below them a line with any list mark is a list line."""
_NO_COLON = re.compile(rf"([a-z_]+)(?:[{SPACES}]+(.*))?$")
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_INDENT_SPACE = re.compile(r"[ ]*([^ ])")


@dataclass(slots=True)
class Block:
    """One top-level key with its value, as lines."""

    name: str
    """The key helplog knows it by, else as written."""
    key: Scalar
    """As written."""
    head: Line
    """What stands after the colon."""
    below: list[Line] = field(default_factory=list)
    """The lines under it; blank lines and comments may be among them."""

    @property
    def last_line(self) -> int:
        """1-based number of its last line that is not idle."""
        return next((row.number for row in reversed(self.below) if not row.idle), self.head.number)

    @property
    def untouched(self) -> bool:
        """Nothing was written, as in a template nobody filled in."""
        return self.head.vacant and all(row.idle for row in self.below)

    def written(self) -> str:
        """The value as it stands in the file, without its common indentation."""
        rows = list(self.below)
        while rows and rows[-1].blank:
            rows.pop()
        margin = min((row.start for row in rows if not row.blank), default=0)
        lines = [self.head.text, *(row.raw.rstrip()[margin:] for row in rows)]
        return "\n".join(lines).strip("\n")


@dataclass(slots=True)
class Blocks:
    """A frontmatter by keys, in file order, and the lines that belong to none."""

    blocks: list[Block] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)


def canonical(key: str) -> str:
    """The known key that `key` is but for its case, hyphens or spaces; else `key` itself."""
    if key in KNOWN_KEYS:
        return key
    plain = key.casefold()
    if plain in KNOWN_KEYS:
        return plain
    bare = plain.replace("-", "").replace("_", "").replace(" ", "")
    return bare if bare in KIND_KEYS else key


def split_blocks(lines: Sequence[Line], findings: Findings, spans: Spans) -> Blocks:
    """The keys of a frontmatter."""
    return _Splitter(lines, findings, spans).split()


class _Splitter:
    def __init__(self, lines: Sequence[Line], findings: Findings, spans: Spans) -> None:
        self.lines = lines
        self.findings = findings
        self.spans = spans
        self.margin = next((line.indent for line in lines if not line.idle), 0)
        self.result = Blocks()
        self.current: Block | None = None
        self.spanned = 0
        """Lines before this index belong to a quote or bracket of the current key."""
        self.text_beyond: int | None = None
        """Lines indented further belong to the text of the current key."""

    def split(self) -> Blocks:
        for at, line in enumerate(self.lines):
            if self._belongs_to_current(at, line):
                continue
            key = (
                split_key(line, KNOWN_KEYS.__contains__)
                if line.indent <= self.margin or self.current
                else None
            )
            self._line(at, line, key)
        return self.result

    def _belongs_to_current(self, at: int, line: Line) -> bool:
        """Whether a line plainly goes on with the key before it."""
        current = self.current
        if line.idle and not _MARKER.match(line.text):
            if current:
                current.below.append(line)
            return True
        if current is None:
            return False
        goes_on = (
            self._in_text(at, line)
            or self._is_below(line, current)
            or _is_list_line(line, current, self.margin)
        )
        if goes_on:
            current.below.append(line)
        return goes_on

    def _in_text(self, at: int, line: Line) -> bool:
        return at < self.spanned or (
            self.text_beyond is not None and line.indent > self.text_beyond
        )

    def _is_below(self, line: Line, current: Block) -> bool:
        if line.indent <= self.margin:
            return False
        if current.name in LISTS:
            _report_indentation(line, self.findings)
        return not self._is_indented_key(line, current)

    def _is_indented_key(self, line: Line, current: Block) -> bool:
        """A known key that slid to the right, below a value that can't hold it."""
        if current.head.vacant or current.head.text[0] in "[{\"'":
            return False
        key = split_key(line, KNOWN_KEYS.__contains__)
        if key is None or key.key.text not in KNOWN_KEYS:
            return False
        return current.name not in KIND_KEYS or key.key.text not in FIELDS

    def _line(self, at: int, line: Line, key: KeyLine | None) -> None:
        key = key or _without_colon(line, self.lines[at + 1 : at + 2], self.findings)
        if key is None or _MARKER.match(line.text):
            self._stray(line)
            return
        if line.indent > self.margin:
            self.findings.warning(
                line.spot,
                "uneven-indentation",
                f"`{key.key.text}` is indented, and read as a key of its own",
                "Let it begin at the start of the line",
            )
        report_tight(key, self.findings)
        name = canonical(key.key.text)
        self.current = Block(name, key.key, key.rest)
        self.result.blocks.append(self.current)
        self.text_beyond = self.margin if is_block_header(key.rest.text) else None
        self.spanned = (
            at + 1 + self.spans.rows_within(key.rest.text, self.lines, at + 1, self._is_known_key)
        )

    def _is_known_key(self, line: Line) -> bool:
        if line.idle or line.indent > self.margin:
            return False
        key = split_key(line, KNOWN_KEYS.__contains__)
        return key is not None and key.key.text in KNOWN_KEYS

    def _stray(self, line: Line) -> None:
        self.result.stray.append(line)
        if _MARKER.match(line.text):
            self.findings.error(
                line.spot,
                "conflict-marker",
                "A marker of an unfinished merge stands here",
                "Run `helplog heal`, which puts both sides together",
            )
            return
        self.findings.error(
            line.spot,
            "not-a-key",
            f"`{line.text[:60]}` is no key with a value",
            "Type a key and a colon before it, indent it below its key, or move it under the closing ---",
        )


def _is_list_line(line: Line, current: Block, margin: int) -> bool:
    """A dash at the margin belongs to the key above it."""
    if line.indent > margin:
        return False
    if dash_length(line.text, tolerant=False):
        return current.head.vacant or current.name in LISTS
    if current.name not in LISTS or not dash_length(line.text, tolerant=True):
        return False
    return (current.head.vacant and not split_key(line, KNOWN_KEYS.__contains__)) or line.text[
        0
    ] != "*"


def _without_colon(line: Line, following: Sequence[Line], findings: Findings) -> KeyLine | None:
    """`private true`, or `asks` above its list: a known key whose colon is missing."""
    found = _NO_COLON.match(line.text)
    if not found or found[1] not in KNOWN_KEYS:
        return None
    rest = found[2] or ""
    if found[1] in KIND_KEYS or not rest:
        if rest or not following or not dash_length(following[0].text or " ", tolerant=False):
            return None
    elif len(rest.split()) > 1 and found[1] != "tags":
        return None
    findings.warning(
        line.spot,
        "no-colon",
        f"There is no colon after `{found[1]}`",
        f"Type {found[1]}: {rest}".rstrip(),
    )
    end = found.end(1)
    return KeyLine(Scalar(found[1], line.spot, line.spot_at(end)), line.after(end))


def _report_indentation(line: Line, findings: Findings) -> None:
    if not line.start or line.raw.startswith(" " * line.start):
        return
    found = _INDENT_SPACE.match(line.raw)
    column = found.start(1) + 1 if found else 1
    if line.raw[column - 1] == "\t":
        code, what = (
            "tab-indentation",
            "A tab stands in the indentation; other YAML readers refuse it",
        )
    else:
        code, what = (
            "odd-space-indentation",
            "A space that is no plain one stands in the indentation",
        )
    findings.once(
        Spot(line.number, column), code, what, "Type plain spaces instead, here and below"
    )
