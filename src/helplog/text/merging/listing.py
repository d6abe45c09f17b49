"""The value of a list key, in whichever style it is written, by its elements, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from helplog.model.kinds import Kind
from helplog.text.merging.elements import Element, element, idle_element, sense_of
from helplog.text.merging.flowing import flow_and_comment, split_flow
from helplog.text.source.blocks import Block
from helplog.text.source.findings import Findings
from helplog.text.source.keys import no_keys
from helplog.text.source.lines import SPACES, dash_length, read_line
from helplog.text.source.nodes import Listing, Node, Scalar
from helplog.text.source.outline import Outline
from helplog.text.source.scalars import begins_with_link
from helplog.text.source.spanning import Spans
from helplog.text.source.words import is_none
from helplog.text.source.writing_yaml import scalar
from helplog.text.values.fields import is_item_key

_MARGIN: Final = "  "
_IN_ONE_STRING: Final = ("tags", "aliases")
"""Keys whose value may be several words, each an element."""


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
            return [_spaced(self.key, self.none, self.comment)]
        said = [part.rows[0].removeprefix("- ") for part in self.elements]
        if self.style is Style.WORDS:
            return [_spaced(self.key, self.join.join(said), self.comment)]
        if self.style is Style.FLOW:
            return [_spaced(self.key, f"[{', '.join(said)}]", self.comment)]
        rows = [_spaced(self.key, self.comment)]
        margin = self.margin
        if all(part.idle for part in self.elements):
            # A comment alone, without room before it, would stand between the keys and be none of
            # the list's.
            margin = _MARGIN
        for part in self.elements:
            rows += [margin + row if row.strip() else row for row in part.rows]
        return rows


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def read_list(block: Block, rows: Sequence[str], kind: Kind | None) -> Listed | None:
    """A list key by its elements; None where they can't be told apart for certain.

    Args:
        block: the key.
        rows: its rows, from the one with the key on.
        kind: which list of items; None for another list.
    """
    text = block.head.text
    key = _key(block, rows[0])
    if block.untouched:
        idle = tuple(idle_element(row) for row in rows[1:] if row.strip())
        return Listed(key, Style.EMPTY, idle, comment=text)
    if _strays(block, rows):
        return None
    if block.head.vacant and dash_length(_first(rows), tolerant=True):
        return _dashes(key, rows, block, kind)
    listed = _on_one_row(key, text, block.name) if len(rows) == 1 else None
    if listed is None and _is_flow(text):
        return _flow(key, rows, block, kind)
    return listed or _alone(key, rows, block, kind)


def _is_flow(text: str) -> bool:
    """Whether a value begins with the bracket of a list."""
    return text.startswith("[") and not begins_with_link(text)


def _key(block: Block, row: str) -> str:
    """The key as written, with its colon."""
    key = row[: block.head.start] if block.head.text else row
    return key.rstrip(SPACES).removesuffix(":") + ":"


def _on_one_row(key: str, text: str, name: str) -> Listed | None:
    """A word that says there was none, or tags in one string; None where it is neither."""
    word, _, comment = text.partition(" #")
    if is_none(word):
        said = f"#{comment}" if comment else ""
        return Listed(key, Style.NONE, none=word.strip(), comment=said)
    if name in _IN_ONE_STRING and not _is_flow(text) and text[0] not in "\"'{|>":
        return _words(key, text, name)
    return None


def _strays(block: Block, rows: Sequence[str]) -> bool:
    """Whether a row between those of the key is none of them, as where it stands too far left."""
    own = {line.number - block.key.start.line for line in block.below}
    return any(row.strip() and n not in own for n, row in enumerate(rows[1:], start=1))


def _first(rows: Sequence[str]) -> str:
    """The first row below the key that says something."""
    for row in rows[1:]:
        text = row.strip()
        if text and not text.startswith("#"):
            return text
    return " "


def _flow(
    key: str, rows: Sequence[str], block: Block, kind: Kind | None
) -> Listed | None:
    text = " ".join([block.head.text, *(row.strip() for row in rows[1:])])
    if len(rows) > 1 and "#" in text:
        return None
    found = flow_and_comment(text)
    if found is None:
        return None
    bracket, comment = found
    parts = split_flow(bracket)
    if parts is None:
        return None
    elements = tuple(element((f"- {part}",), kind) for part in parts)
    none = "" if elements else "[]"
    return Listed(key, Style.FLOW, elements, comment=comment, none=none)


def _words(key: str, text: str, name: str) -> Listed:
    between, join = " ", " "
    if "," in text or name == "aliases":
        between, join = ",", ", "
    parts = [part.strip() for part in text.split(between)]
    elements = tuple(element((f"- {part}",), None) for part in parts if part)
    return Listed(key, Style.WORDS, elements, join=join)


def _dashes(
    key: str, rows: Sequence[str], block: Block, kind: Kind | None
) -> Listed | None:
    node = _node(block, kind)
    if not isinstance(node, Listing):
        return None
    top = block.key.start.line
    starts = _dash_rows([part.start.line - top for part in node.items], rows)
    if not starts:
        return None
    elements = [idle_element(row) for row in rows[1 : starts[0]]]
    for part, (start, after) in zip(
        node.items, pairwise([*starts, len(rows)]), strict=True
    ):
        end = _end(rows, start, after, part.end.line - top + 1)
        dedented = _dedented(rows[start:end])
        if dedented is None:
            return None
        elements += [element(dedented, kind), *map(idle_element, rows[end:after])]
    return Listed(
        key, Style.DASHES, tuple(elements), _margin(rows[starts[0]]), block.head.text
    )


def _node(block: Block, kind: Kind | None) -> Node:
    """A key's value as it is read."""
    known = is_item_key if kind else no_keys
    return Outline(Findings(""), known, Spans(), tolerant=True).value(
        block.head, block.below
    )


def _end(rows: Sequence[str], start: int, after: int, said: int) -> int:
    """The row after an element's last one, without the idle rows between it and the next.

    Args:
        rows: the rows of the list.
        start: the element's first row.
        after: the next element's.
        said: the row after the last one that says something.
    """
    margin = _margin(rows[start])
    end = after
    while end > max(start + 1, said) and _between(rows[end - 1], margin):
        end -= 1
    return end


def _margin(row: str) -> str:
    return row[: len(row) - len(row.lstrip(SPACES))]


def _between(row: str, margin: str) -> bool:
    """Whether a row is blank, or a comment that stands no further in than the dashes."""
    if not read_line(1, row).idle:
        return False
    return not row.strip() or len(_margin(row)) <= len(margin)


def _dash_rows(lines: Sequence[int], rows: Sequence[str]) -> list[int] | None:
    """The rows with the dashes of elements that begin on these rows; None where two share one."""
    starts: list[int] = []
    for line in lines:
        at = line
        while at > 0 and not dash_length(rows[at].strip(SPACES) or " ", tolerant=True):
            at -= 1
        if at <= (starts[-1] if starts else 0):
            return None
        starts.append(at)
    return starts


def _dedented(rows: Sequence[str]) -> tuple[str, ...] | None:
    width = len(_margin(rows[0]))
    dedented: list[str] = []
    for row in rows:
        if not row.strip():
            dedented.append("")
        elif row[:width].strip(SPACES):
            return None
        else:
            dedented.append(row[width:])
    return tuple(dedented)


def _says(rows: tuple[str, ...], node: Node, kind: Kind | None) -> bool:
    return element(rows, kind).sense.whole == sense_of(node, rows, kind).whole


def _alone(
    key: str, rows: Sequence[str], block: Block, kind: Kind | None
) -> Listed | None:
    """One element without a dash, `asks: Priya: the report`, or its fields below the key.

    None where it would say another thing after a dash.
    """
    width = min((len(_margin(row)) for row in rows[1:] if row.strip()), default=0)
    inner = [row[width:] for row in rows[1:]]
    lead = 0
    comment = ""
    if block.head.vacant:
        comment = block.head.text
        while lead + 1 < len(inner) and read_line(1, inner[lead]).idle:
            lead += 1
    else:
        inner.insert(0, block.head.text)
    node = _node(block, kind)
    forms = [_below_a_dash(inner[lead:])]
    if isinstance(node, Scalar):
        forms.append((f"- {scalar(node.text)}",))
    for own in forms:
        if _says(own, node, kind):
            elements = (*map(idle_element, inner[:lead]), element(own, kind))
            return Listed(key, Style.ALONE, elements, comment=comment)
    return None


def _below_a_dash(rows: Sequence[str]) -> tuple[str, ...]:
    below = [_MARGIN + row if row.strip() else "" for row in rows[1:]]
    return (f"- {rows[0]}", *below)
