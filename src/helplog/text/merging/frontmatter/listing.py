"""The value of a list key, in whichever style it is written, by its elements, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from helplog.model.kinds import Kind
from helplog.text.merging.frontmatter.elements import (
    Element,
    element,
    idle_element,
    sense_of,
)
from helplog.text.merging.frontmatter.flowing import flow_and_comment, split_flow
from helplog.text.merging.frontmatter.indentation import (
    cut_margin,
    margin_of,
    without_margin,
)
from helplog.text.source.collections.blocks import Block
from helplog.text.source.collections.outline import Outline
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.keys import no_keys
from helplog.text.source.lines import SPACES, Line, dash_length, read_line
from helplog.text.source.nodes import Listing, Node, Scalar
from helplog.text.source.scalars import begins_with_link
from helplog.text.source.words import is_none
from helplog.text.source.writing_yaml import scalar
from helplog.text.values.fields import is_item_key

_MARGIN: Final = "  "
_ALIASES: Final = "aliases"
_IN_ONE_STRING: Final = ("tags", _ALIASES)
"""Keys whose value may be several words, each an element."""
_NO_WORDS: Final = ('"', "'", "{", "|", ">")
"""What begins a value that is more than words."""


Rows = Sequence[str]


class Style(Enum):
    """How a list is written."""

    DASHES = "one element a row, or several rows"
    FLOW = "[one, two]"
    WORDS = "one two"
    """Tags in one string."""
    ALONE = "one element, on the row of its key or below"
    NONE = "none"
    EMPTY = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list key with its elements."""

    key: str
    """The key as written, with its colon."""
    style: Style
    elements: tuple[Element, ...] = ()
    margin: str = _MARGIN
    """Stands before each dash."""
    comment: str = ""
    """After the key, or after the bracket."""
    none: str = ""
    """The word that says there was none."""
    join: str = " "
    """Between the words of one string."""

    def rows(self) -> list[str]:
        """The key and its value, as rows."""
        if not self.elements:
            return [self._head(self.none)]
        if self.style is Style.WORDS:
            words = self.join.join(self._said())
            return [self._head(words)]
        if self.style is Style.FLOW:
            inner = ", ".join(self._said())
            return [self._head(f"[{inner}]")]
        rows = [self._head("")]
        margin = self.margin
        if all_idle(self.elements):
            # A comment alone, without room before it, would stand between the keys and be none of
            # the list's.
            margin = _MARGIN
        for part in self.elements:
            for row in part.rows:
                if row.strip():
                    rows.append(margin + row)
                else:
                    rows.append(row)
        return rows

    def _head(self, value: str) -> str:
        """The row with the key."""
        parts = (self.key, value, self.comment)
        return " ".join(filter(None, parts))

    def _said(self) -> list[str]:
        """The elements without their dashes, where each is on one row."""
        rows = [part.rows[0] for part in self.elements]
        return [row.removeprefix("- ") for row in rows]


def all_idle(elements: Sequence[Element]) -> bool:
    """Whether a list has nothing but comments and blank rows."""
    return all(part.idle for part in elements)


def read_list(block: Block, rows: Rows, kind: Kind | None) -> Listed | None:
    """A list key by its elements; None where they can't be told apart for certain.

    Args:
        block: the key.
        rows: its rows, from the one with the key on.
        kind: which list of items; None for another list.
    """
    reader = _Reader(block, rows, kind)
    return reader.read()


class _Reader:
    """Reads one list key."""

    def __init__(self, block: Block, rows: Rows, kind: Kind | None) -> None:
        self.block = block
        self.head = block.head
        self.text = block.head.text
        self.top = block.key.start.line
        self.rows = rows
        self.below = rows[1:]
        self.kind = kind
        self.key = _key(block.head, rows[0])

    def read(self) -> Listed | None:
        if self.block.untouched:
            return self._untouched()
        if self._strays():
            return None
        first = _first(self.below)
        if self.head.vacant and dash_length(first, tolerant=True):
            return self._dashes()
        if not self.below:
            listed = self._none_or_words()
            if listed:
                return listed
        if _is_flow(self.text):
            return self._flow()
        return self._alone()

    def _untouched(self) -> Listed:
        """The comments that stand below a key without a value."""
        comments: list[Element] = []
        for row in self.below:
            if row.strip():
                comment = idle_element(row)
                comments.append(comment)
        return Listed(self.key, Style.EMPTY, tuple(comments), comment=self.text)

    def _strays(self) -> bool:
        """Whether a row between those of the key is none of them.

        As where it stands too far left.
        """
        own = {line.number for line in self.block.below}
        for number, row in enumerate(self.below, start=self.top + 1):
            if number in own:
                continue
            if row.strip():
                return True
        return False

    def _none_or_words(self) -> Listed | None:
        """A word that says there was none, or tags in one string; None where it is neither."""
        word, _, comment = self.text.partition(" #")
        if is_none(word):
            if comment:
                comment = f"#{comment}"
            none = word.strip()
            return Listed(key=self.key, style=Style.NONE, none=none, comment=comment)
        if self.block.name not in _IN_ONE_STRING:
            return None
        if self.text.startswith(_NO_WORDS) or _is_flow(self.text):
            return None
        return self._words()

    def _words(self) -> Listed:
        between = " "
        join = " "
        if "," in self.text or self.block.name == _ALIASES:
            between = ","
            join = ", "
        words: list[str] = []
        for part in self.text.split(between):
            word = part.strip()
            if word:
                words.append(word)
        elements = _after_dashes(words, None)
        return Listed(self.key, Style.WORDS, elements, join=join)

    def _flow(self) -> Listed | None:
        parts = [self.text]
        parts += map(str.strip, self.below)
        text = " ".join(parts)
        if self.below and "#" in text:
            return None
        found = flow_and_comment(text)
        if found is None:
            return None
        bracket, comment = found
        inner = split_flow(bracket)
        if inner is None:
            return None
        none = ""
        if not inner:
            none = "[]"
        return Listed(
            key=self.key,
            style=Style.FLOW,
            elements=_after_dashes(inner, self.kind),
            comment=comment,
            none=none,
        )

    def _dashes(self) -> Listed | None:
        node = self._node()
        if not isinstance(node, Listing):
            return None
        rows = self.rows
        lines = [part.start.line - self.top for part in node.items]
        starts = _dash_rows(lines, rows)
        if not starts:
            return None
        first = starts[0]
        elements = list(map(idle_element, rows[1:first]))
        spans = pairwise([*starts, len(rows)])
        for part, (start, after) in zip(node.items, spans, strict=True):
            least = part.end.line - self.top + 1
            end = _end(rows, start, after, least)
            width = len(margin_of(rows[start]))
            dedented = cut_margin(_with_room(rows[start:end], width), width)
            if dedented is None:
                return None
            own = element(tuple(dedented), self.kind)
            elements.append(own)
            elements += map(idle_element, rows[end:after])
        return Listed(
            key=self.key,
            style=Style.DASHES,
            elements=tuple(elements),
            margin=margin_of(rows[first]),
            comment=self.text,
        )

    def _node(self) -> Node:
        """The value as it is read."""
        known: Callable[[str], bool] = no_keys
        if self.kind:
            known = is_item_key
        findings = Findings("")
        outline = Outline(findings, known, Spans(), tolerant=True)
        return outline.value(self.head, self.block.below)

    def _alone(self) -> Listed | None:
        """One element without a dash, `asks: Priya: the report`, or its fields below the key.

        None where it would say another thing after a dash.
        """
        comment = ""
        comments: list[str] = []
        inner = without_margin(self.below)
        if self.head.vacant:
            comment = self.text
            at = _first_that_says(inner)
            comments = inner[:at]
            inner = inner[at:]
        else:
            inner.insert(0, self.text)
        one = self._after_dash(inner)
        if one is None:
            return None
        idle = map(idle_element, comments)
        return Listed(
            key=self.key, style=Style.ALONE, elements=(*idle, one), comment=comment
        )

    def _after_dash(self, rows: Rows) -> Element | None:
        """The element that says after a dash what is said without one."""
        node = self._node()
        forms = [_below_a_dash(rows)]
        if isinstance(node, Scalar):
            text = scalar(node.text)
            forms.append((f"- {text}",))
        for own in forms:
            made = element(own, self.kind)
            read = sense_of(node, own, self.kind)
            if made.sense.whole == read.whole:
                return made
        return None


def _is_flow(text: str) -> bool:
    """Whether a value begins with the bracket of a list."""
    return text.startswith("[") and not begins_with_link(text)


def _key(head: Line, row: str) -> str:
    """The key as written, with its colon."""
    key = row
    if head.text:
        key = row[: head.start]
    key = key.rstrip(SPACES)
    name = key.removesuffix(":")
    return f"{name}:"


def _first(rows: Rows) -> str:
    """The first row that says something."""
    for row in rows:
        text = row.strip()
        if not text or text.startswith("#"):
            continue
        return text
    return " "


def _after_dashes(parts: Sequence[str], kind: Kind | None) -> tuple[Element, ...]:
    """The elements that stood on one row."""
    elements: list[Element] = []
    for part in parts:
        row = f"- {part}"
        own = element((row,), kind)
        elements.append(own)
    return tuple(elements)


def _end(rows: Rows, start: int, after: int, least: int) -> int:
    """The row after an element's last one, without the idle rows between it and the next.

    Args:
        rows: the rows of the list.
        start: the element's first row.
        after: the next element's.
        least: the row after the last one that says something.
    """
    margin = margin_of(rows[start])
    least = max(least, start + 1)
    end = after
    while end > least:
        last = rows[end - 1]
        if not _between(last, margin):
            break
        end -= 1
    return end


def _with_room(rows: Rows, width: int) -> list[str]:
    """Rows of an element, with comments that stand too far left as far in as its fields."""
    room = " " * width + _MARGIN
    moved: list[str] = []
    for row in rows:
        comment = row.strip()
        if comment.startswith("#") and len(margin_of(row)) < width:
            moved.append(room + comment)
        else:
            moved.append(row)
    return moved


def _between(row: str, margin: str) -> bool:
    """Whether a row is blank, or a comment that stands no further in than the dashes."""
    if not _is_idle(row):
        return False
    if not row.strip():
        return True
    return len(margin_of(row)) <= len(margin)


def _is_idle(row: str) -> bool:
    line = read_line(1, row)
    return line.idle


def _dash_rows(lines: Sequence[int], rows: Rows) -> list[int] | None:
    """The rows with the dashes of elements that begin on these rows; None where two share one."""
    starts: list[int] = []
    before = 0
    for line in lines:
        at = line
        while at > before:
            if _has_dash(rows[at]):
                break
            at -= 1
        if at <= before:
            return None
        starts.append(at)
        before = at
    return starts


def _has_dash(row: str) -> bool:
    text = row.strip(SPACES)
    if not text:
        return False
    return dash_length(text, tolerant=True) > 0


def _first_that_says(rows: Rows) -> int:
    """The first row that is no comment and not blank; the last one where all are."""
    last = len(rows) - 1
    at = 0
    while at < last:
        if not _is_idle(rows[at]):
            break
        at += 1
    return at


def _below_a_dash(rows: Rows) -> tuple[str, ...]:
    head = rows[0]
    below = [f"- {head}"]
    for row in rows[1:]:
        if row.strip():
            below.append(_MARGIN + row)
        else:
            below.append("")
    return tuple(below)
