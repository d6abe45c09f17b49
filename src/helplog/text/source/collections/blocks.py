"""The top-level keys of a frontmatter, each with its own lines.

Every key knows its span in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from helplog.model.fix import Fix
from helplog.model.keys import FIELD_NAMES, FIELDS, LISTED_KEYS, SCALARS
from helplog.model.kinds import LIST_KEYS, Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.collections.spanning import Continuation, Spans
from helplog.text.source.day_vocabulary import says_when_or_whether
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import inserting, moved, plain_indentation
from helplog.text.source.keys import KeyLine, report_tight, split_key
from helplog.text.source.lines import (
    SPACES,
    Line,
    Lines,
    dash_length,
    first_indent,
    first_written,
    without_blank_end,
)
from helplog.text.source.nodes import Scalar
from helplog.text.source.slips import letters_of

KIND_KEYS: Final = frozenset(Kind)
KNOWN_KEYS: Final = frozenset(SCALARS) | KIND_KEYS
_SPELLINGS: Final = KNOWN_KEYS | frozenset(LIST_KEYS)

LISTS: Final = KIND_KEYS | LISTED_KEYS
"""Keys whose value is a list: below them a line with any list mark is a list line."""
_NO_COLON = late_pattern(rf"([a-z_]+)(?:[{SPACES}]+(.*))?$")
_MARKER = late_pattern(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_INDENT_SPACE = late_pattern(r"[ ]*([^ ])")


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
        for row in reversed(self.below):
            if not row.idle:
                return row.number
        return self.head.number

    @property
    def untouched(self) -> bool:
        """Nothing was written, as in a template nobody filled in."""
        if not self.head.vacant:
            return False
        return all(row.idle for row in self.below)

    def written(self) -> str:
        """The value as it stands in the file, without its common indentation."""
        rows = without_blank_end(self.below)
        starts = [row.start for row in rows if not row.blank]
        margin = min(starts, default=0)
        lines = [self.head.text]
        for row in rows:
            bare = row.raw.rstrip()
            lines.append(bare[margin:])
        return "\n".join(lines).strip("\n")


@dataclass(slots=True)
class Blocks:
    """A frontmatter by keys, in file order, and the lines that belong to none."""

    blocks: list[Block] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)


def canonical(key: str) -> str:
    """The known key that `key` means, in whatever case; else `key` itself.

    `Load` is `load`, `asked` is `asks`; of lists, hyphens and spaces don't matter either.
    """
    if key in KNOWN_KEYS:
        return key
    plain = key.casefold()
    if plain in SCALARS:
        return plain
    kind = LIST_KEYS.get(plain) or LIST_KEYS.get(letters_of(key))
    if kind is None:
        return key
    return kind.value


def is_spelling(key: str, name: str) -> bool:
    """Whether a key is a plain spelling of the known key that it is read as."""
    plain = key.casefold()
    return plain == name or LIST_KEYS.get(plain) == name


def is_known_key(key: str) -> bool:
    """Whether a word is a key at the top of a frontmatter, in any plain spelling."""
    return key in _SPELLINGS or key.casefold() in _SPELLINGS


def split_blocks(lines: Lines, findings: Findings, spans: Spans) -> Blocks:
    """The keys of a frontmatter."""
    splitter = _Splitter(lines, findings, spans)
    return splitter.split()


class _Splitter:
    def __init__(self, lines: Lines, findings: Findings, spans: Spans) -> None:
        self.lines = lines
        self.findings = findings
        self.spans = spans
        self.margin = first_indent(lines)
        self.result = Blocks()
        self.current: Block | None = None
        self.value = Continuation()
        """How far down the value of the current key goes."""
        self.fields_at_margin: Block | None = None
        """A list between whose items their fields stand unindented."""

    def split(self) -> Blocks:
        for at, line in enumerate(self.lines):
            if self._belongs_to_current(at, line):
                continue
            key = None
            if line.indent <= self.margin or self.current:
                key = _split_known_key(line)
            self._begin_block(at, line, key)
        return self.result

    def _belongs_to_current(self, at: int, line: Line) -> bool:
        """Whether a line plainly goes on with the key before it."""
        current = self.current
        if current is None:
            return line.idle
        goes_on = (
            line.idle
            or self.value.holds(at, line)
            or self._is_below(line, current)
            or _is_list_line(line, current, self.margin)
            or (current is self.fields_at_margin and _is_field(line))
        )
        if not goes_on:
            goes_on = self._goes_on_after_fields(line)
            current = self.current or current
        if goes_on:
            current.below.append(line)
        return goes_on

    def _goes_on_after_fields(self, line: Line) -> bool:
        """Whether a dash goes on with a list of which an item's fields stood at the margin.

        `weight: 5` between two dashes can be of the item above it alone.
        """
        blocks = self.result.blocks
        if line.indent > self.margin:
            return False
        if not dash_length(line.text, tolerant=True):
            return False
        at = len(blocks)
        while at and _may_be_field(blocks[at - 1]):
            at -= 1
        if not 0 < at < len(blocks):
            return False
        if not _has_dashes(blocks[at - 1], self.margin):
            return False
        owner, *fields = blocks[at - 1 :]
        for block in fields:
            number = block.key.start.line
            owner.below += [line for line in self.lines if line.number == number]
            owner.below += block.below
        del blocks[at:]
        self.current = self.fields_at_margin = owner
        self.value = Continuation()
        return True

    def _is_below(self, line: Line, current: Block) -> bool:
        if line.indent <= self.margin:
            return False
        if current.name in LISTS:
            _report_indentation(line, self.findings)
        return not self._is_indented_key(line, current)

    def _is_indented_key(self, line: Line, current: Block) -> bool:
        """A known key that slid to the right, below a value that can't hold it."""
        if current.head.vacant:
            return False
        if current.head.text[0] in "[{\"'":
            return False
        key = _split_known_key(line)
        if key is None:
            return False
        if not is_known_key(key.key.text):
            return False
        if current.name not in KIND_KEYS:
            return True
        folded = key.key.text.casefold()
        return folded not in FIELDS

    def _begin_block(self, at: int, line: Line, key: KeyLine | None) -> None:
        if key is None:
            following = self.lines[at + 1 : at + 2]
            key = _without_colon(line, following, self.findings)
        if key is None or _MARKER.match(line.text):
            self._stray(line)
            return
        if line.indent > self.margin:
            self.findings.info(
                line.spot,
                "uneven-indentation",
                f"`{key.key.text}` is indented, and read as a key of its own",
                "Let it begin at the start of the line",
                moved([line], self.margin - line.indent),
            )
        report_tight(key, self.findings)
        name = _name_of(key)
        self.current = Block(name, key.key, key.rest)
        self.result.blocks.append(self.current)
        text = key.rest.text
        self.value = self.spans.continuation(
            text, self.margin, self.lines, at, self._is_known_key
        )

    def _is_known_key(self, line: Line) -> bool:
        if line.idle or line.indent > self.margin:
            return False
        key = _split_known_key(line)
        return key is not None and is_known_key(key.key.text)

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
        hint = (
            "Type a key and a colon before it, indent it below its key, "
            "or move it under the closing ---"
        )
        if dash_length(line.text, tolerant=False):
            hint = "If it is an item, move it up to the others of its list"
        self.findings.error(
            line.spot,
            "not-a-key",
            f"`{line.text[:60]}` is no key with a value",
            hint,
        )


def _split_known_key(line: Line) -> KeyLine | None:
    return split_key(line, is_known_key)


def _name_of(key: KeyLine) -> str:
    """The key helplog knows a key by.

    `met: Dana` is a list and `met: yes` the field of a need, and so it is with `thanked`.
    """
    name = canonical(key.key.text)
    if name not in KIND_KEYS:
        return name
    if name == key.key.text:
        return name
    plain = key.key.text.casefold()
    if plain in FIELDS and says_when_or_whether(key.rest.text):
        return plain
    return name


def _is_list_line(line: Line, current: Block, margin: int) -> bool:
    """A dash at the margin belongs to the key above it."""
    if line.indent > margin:
        return False
    if dash_length(line.text, tolerant=False):
        return current.head.vacant or current.name in LISTS
    if current.name not in LISTS:
        return False
    if not dash_length(line.text, tolerant=True):
        return False
    if line.text[0] != "*":
        return True
    # A star may begin a key as well.
    return current.head.vacant and _split_known_key(line) is None


def _is_field(line: Line) -> bool:
    """Whether a line is a field of items, and no key of the file."""
    key = split_key(line, is_known_key)
    return key is not None and _is_field_name(_name_of(key))


def _is_field_name(name: str) -> bool:
    plain = name.casefold()
    return plain in FIELD_NAMES and plain not in KNOWN_KEYS


def _may_be_field(block: Block) -> bool:
    """Whether a key is a field right below what stands above it."""
    blank_within = any(row.blank for row in block.below)
    return _is_field_name(block.name) and not block.untouched and not blank_within


def _has_dashes(block: Block, margin: int) -> bool:
    """Whether a key is a list of items whose dashes stand at the margin, and nothing ends it."""
    if block.name not in KIND_KEYS:
        return False
    if not block.head.vacant:
        return False
    first = first_written(block.below)
    if first is None or first.indent > margin:
        return False
    if block.below[-1].blank:
        return False
    length = dash_length(first.text, tolerant=True)
    return length > 0


def _without_colon(line: Line, following: Lines, findings: Findings) -> KeyLine | None:
    """`private true`, or `asks` above its list: a known key whose colon is missing."""
    found = _NO_COLON.match(line.text)
    if not found:
        return None
    name = found[1]
    rest = found[2] or ""
    if name not in _SPELLINGS:
        return None
    if not _may_lack_colon(name, rest, following):
        return None
    end = found.end(1)
    past_key = line.spot_at(end)
    findings.info(
        line.spot,
        "no-colon",
        f"There is no colon after `{name}`",
        f"Type {name}: {rest}".rstrip(),
        inserting(past_key, ":"),
    )
    key = Scalar(name, line.spot, past_key)
    return KeyLine(key, line.after(end))


def _may_lack_colon(key: str, value: str, following: Lines) -> bool:
    """Whether a known key without a colon is one, and not the first word of a sentence."""
    if not value:
        return any(dash_length(line.text, tolerant=False) for line in following)
    if key in LIST_KEYS:
        return False
    words = value.split()
    return len(words) <= 1 or key == "tags"


def _report_indentation(line: Line, findings: Findings) -> None:
    if not line.start:
        return
    margin = " " * line.start
    if line.raw.startswith(margin):
        return
    column = 0
    found = _INDENT_SPACE.match(line.raw)
    if found:
        column = found.start(1)
    code = "odd-space-indentation"
    what = "A space that is no plain one stands in the indentation"
    if line.raw[column] == "\t":
        code = "tab-indentation"
        what = "A tab stands in the indentation; other YAML readers refuse it"
    hint = "Type plain spaces instead, here and below"
    spot = Spot(line.number, column + 1)
    fix = Fix((plain_indentation(line),))
    findings.once(spot, code, what, hint, fix)
