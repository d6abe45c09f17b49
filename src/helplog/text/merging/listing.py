"""The value of a list key, in whichever style it is written, by its elements; and back into rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
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
        # A comment alone, without room before it, would stand between the keys and be none of the
        # list's.
        margin = _MARGIN if all(part.idle for part in self.elements) else self.margin
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
    key = rows[0][: block.head.start].rstrip(SPACES) if block.head.text else rows[0].rstrip(SPACES)
    key = key if key.endswith(":") else key + ":"
    if block.untouched:
        idle = tuple(idle_element(row) for row in rows[1:] if row.strip())
        return Listed(key, Style.EMPTY, idle, comment=block.head.text)
    if _strays(block, rows):
        return None
    text = block.head.text
    if not block.head.vacant and len(rows) == 1 and is_none(text.split(" #")[0]):
        word, _, comment = text.partition(" #")
        return Listed(key, Style.NONE, none=word.strip(), comment=f"#{comment}" if comment else "")
    if text.startswith("[") and not begins_with_link(text):
        return _flow(key, rows, block, kind)
    if block.name in {"tags", "aliases"} and len(rows) == 1 and text[0] not in "\"'{|>":
        return _words(key, text, block.name)
    dashes = block.head.vacant and dash_length(_first(rows), tolerant=True)
    return (_dashes if dashes else _alone)(key, rows, block, kind)


def _strays(block: Block, rows: Sequence[str]) -> bool:
    """Whether a row between those of the key is none of them, as one is that stands too far left."""
    own = {line.number - block.key.start.line for line in block.below}
    return any(row.strip() and n not in own for n, row in enumerate(rows[1:], start=1))


def _first(rows: Sequence[str]) -> str:
    return next(
        (row.strip() for row in rows[1:] if row.strip() and not row.lstrip().startswith("#")), " "
    )


def _flow(key: str, rows: Sequence[str], block: Block, kind: Kind | None) -> Listed | None:
    more = [row.strip() for row in rows[1:]]
    if any("#" in row for row in [block.head.text, *more]) and more:
        return None
    found = flow_and_comment(" ".join([block.head.text, *more]))
    parts = split_flow(found[0]) if found else None
    if found is None or parts is None:
        return None
    elements = tuple(element((f"- {part}",), kind) for part in parts)
    return Listed(key, Style.FLOW, elements, comment=found[1], none="" if elements else "[]")


def _words(key: str, text: str, name: str) -> Listed:
    join = "," if "," in text or name == "aliases" else " "
    parts = [part.strip() for part in text.split(join)]
    elements = tuple(element((f"- {part}",), None) for part in parts if part)
    return Listed(key, Style.WORDS, elements, join=", " if join == "," else " ")


def _dashes(key: str, rows: Sequence[str], block: Block, kind: Kind | None) -> Listed | None:
    known = is_item_key if kind else no_keys
    node = Outline(Findings(""), known, Spans(), tolerant=True).value(block.head, block.below)
    if not isinstance(node, Listing):
        return None
    top = block.key.start.line
    starts = _dash_rows([part.start.line - top for part in node.items], rows)
    if not starts:
        return None
    elements = [idle_element(row) for row in rows[1 : starts[0]]]
    for part, start, end in zip(node.items, starts, [*starts[1:], len(rows)], strict=True):
        own = list(rows[start:end])
        idle: list[str] = []
        margin = _margin(own[0])
        while (
            len(own) > 1
            and start + len(own) > part.end.line - top + 1
            and _between(own[-1], margin)
        ):
            idle.insert(0, own.pop())
        dedented = _dedented(own)
        if dedented is None:
            return None
        elements += [element(dedented, kind), *map(idle_element, idle)]
    return Listed(key, Style.DASHES, tuple(elements), _margin(rows[starts[0]]), block.head.text)


def _margin(row: str) -> str:
    return row[: len(row) - len(row.lstrip(SPACES))]


def _between(row: str, margin: str) -> bool:
    """Whether a row is blank, or a comment that stands no further in than the dashes."""
    return read_line(1, row).idle and (not row.strip() or len(_margin(row)) <= len(margin))


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
    if any(row.strip() and row[:width].strip(SPACES) for row in rows):
        return None
    return tuple(row[width:] if row.strip() else "" for row in rows)


def _says(rows: tuple[str, ...], node: Node, kind: Kind | None) -> bool:
    return element(rows, kind).sense.whole == sense_of(node, rows, kind).whole


def _alone(key: str, rows: Sequence[str], block: Block, kind: Kind | None) -> Listed | None:
    """One element without a dash, `asks: Priya: the report`, or its fields below the key.

    None where it would say another thing after a dash.
    """
    width = min((len(row) - len(row.lstrip(SPACES)) for row in rows[1:] if row.strip()), default=0)
    inner = [row[width:] for row in rows[1:]]
    lead: list[Element] = []
    if not block.head.vacant:
        inner.insert(0, block.head.text)
    while len(inner) > 1 and read_line(1, inner[0]).idle and block.head.vacant:
        lead.append(idle_element(inner.pop(0)))
    comment = block.head.text if block.head.vacant else ""
    known = is_item_key if kind else no_keys
    node = Outline(Findings(""), known, Spans(), tolerant=True).value(block.head, block.below)
    forms = [(f"- {inner[0]}", *(_MARGIN + row if row.strip() else "" for row in inner[1:]))]
    if isinstance(node, Scalar):
        forms.append((f"- {scalar(node.text)}",))
    alone = next((element(own, kind) for own in forms if _says(own, node, kind)), None)
    return None if alone is None else Listed(key, Style.ALONE, (*lead, alone), comment=comment)
