"""Where the cursor is, as far as it matters for what may come next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from helplog.language.completion.rows import (
    Front,
    Row,
    fields_of_item,
    front_of,
    key_above,
    row_of,
    top_keys,
)
from helplog.language.documents.document import Document
from helplog.model.kinds import KINDS, Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.values.fields import field_name

_LINK: Final = late_pattern(r"@?\[\[([^\[\]\n|#]*)$")
_MENTION: Final = late_pattern(r"(?:^|(?<=[^\w.+/@-]))@([\w'’.-]*)$")
_TAG: Final = late_pattern(r"(?:^|(?<=\s))#([^\s#]*)$")
_HEADING: Final = late_pattern(r"#{1,6}[ \t]+(.*)$")
_NAMES_END: Final = late_pattern(r": |\s[-–—]\s|\(")
_ONE_NAME: Final = late_pattern(r"(?:.*(?:,|&|\+| and | und | et ))?\s*(.*)$")


class Where(Enum):
    """Kinds of places."""

    EMPTY = auto()
    """A file with nothing in it."""
    KEY = auto()
    """A key at the top of a frontmatter."""
    VALUE = auto()
    """The value of one, or of a part of its list."""
    ITEM = auto()
    """An item's text, whose people come first."""
    WORDS = auto()
    """Words of an item after its people."""
    FIELD = auto()
    """The name of a field of an item."""
    FIELD_VALUE = auto()
    LINK = auto()
    """Between `[[` and what closes it."""
    MENTION = auto()
    """After an `@`."""
    TAG = auto()
    """After a `#` in the words of a day."""
    HEADING = auto()
    """A heading's words."""
    BODY = auto()


class Place(NamedTuple):
    """The place of the cursor."""

    where: Where
    start: int
    """Index at which what is typed of it begins."""
    end: int
    """The cursor's own index."""
    typed: str = ""
    """What stands between the two."""
    key: str = ""
    """The key at the top, by its known name."""
    field: str = ""
    """The field, by its name."""
    present: frozenset[str] = frozenset()
    """Keys, or fields, that are there already."""
    dashed: bool = False
    """Whether the line has its dash."""
    behind: str = ""
    """What stands on the line after the cursor."""
    indent: str = ""
    """What the line is indented with."""

    @property
    def kind(self) -> Kind | None:
        """The list it is in."""
        return Kind(self.key) if self.key in KINDS else None


def place_at(document: Document, index: int) -> Place:
    """The place of a cursor.

    Args:
        document: what is open.
        index: of the cursor in its text.
    """
    text = document.text.strip("\ufeff")
    if not text.strip():
        return Place(Where.EMPTY, index - len(_last_word(document, index)), index)
    spot = document.spot_at(index)
    line = document.line(spot.line)
    cursor = spot.column - 1
    before, behind = line[:cursor], line[cursor:]
    front = front_of(document)
    if front is None or not front.holds(spot.line):
        return _in_body(before, index, behind)
    linked = _linked(before, index)
    if linked is not None:
        return linked
    return _Finder(document, front, spot.line, before, behind, index).place()


def _last_word(document: Document, index: int) -> str:
    return document.text[:index].rpartition("\n")[2].strip("\ufeff \t")


def _linked(before: str, index: int) -> Place | None:
    for pattern, where in ((_LINK, Where.LINK), (_MENTION, Where.MENTION)):
        found = pattern.search(before)
        if found:
            return Place(where, index - len(found[1]), index, found[1])
    return None


def _in_body(before: str, index: int, behind: str) -> Place:
    linked = _linked(before, index)
    if linked is not None:
        return linked._replace(behind=behind)
    heading = _HEADING.match(before)
    if heading:
        typed = heading[1]
        return Place(Where.HEADING, index - len(typed), index, typed)
    tag = _TAG.search(before)
    if tag:
        return Place(Where.TAG, index - len(tag[1]), index, tag[1])
    return Place(Where.BODY, index, index, before.strip())


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the place of a cursor in a frontmatter."""

    document: Document
    front: Front
    number: int
    """Of the line, as the reader counts."""
    before: str
    """The line up to the cursor."""
    behind: str
    index: int

    def place(self) -> Place:
        row = row_of(self.before)
        if not row.indent and not row.dashed:
            return self._at_margin(row)
        key = key_above(self.document, self.front, self.number)
        if key not in KINDS:
            return self._typed(Where.VALUE, row.text)._replace(
                key=key, dashed=row.dashed
            )
        return self._in_item(row, key)

    def _at_margin(self, row: Row) -> Place:
        if not row.key:
            present = top_keys(self.document, self.front, self.number)
            return self._typed(Where.KEY, row.text)._replace(present=present)
        key = key_above(self.document, self.front, self.number)
        value = self.before[row.value_at :]
        if key in KINDS:
            return self._item_text(value, key, dashed=False)
        value = value.rpartition("[")[2].rpartition(",")[2].lstrip()
        return self._typed(Where.VALUE, value)._replace(key=key)

    def _in_item(self, row: Row, key: str) -> Place:
        name = field_name(row.key)
        if row.key and name:
            value = self.before[row.value_at :]
            typed = value
            if name == "who":
                typed = _last_name(value)
            place = self._typed(Where.FIELD_VALUE, typed)
            return place._replace(key=key, field=name, present=self._present())
        if row.dashed or (row.key and not name):
            return self._item_text(row.text, key, dashed=row.dashed)
        place = self._typed(Where.FIELD, row.text)
        return place._replace(key=key, present=self._present(), dashed=False)

    def _item_text(self, text: str, key: str, *, dashed: bool) -> Place:
        kind = Kind(key)
        text = text.lstrip("\"'")
        opened = _NAMES_END.search(text)
        spec = KINDS[kind]
        if opened or spec.whole_text:
            typed = text if spec.whole_text else text[opened.end() if opened else 0 :]
            place = self._typed(Where.WORDS, typed)
        else:
            place = self._typed(Where.ITEM, _last_name(text))
        return place._replace(key=key, dashed=dashed, present=self._present())

    def _present(self) -> frozenset[str]:
        return fields_of_item(self.document, self.front, self.number)

    def _typed(self, where: Where, typed: str) -> Place:
        indent = self.before[: len(self.before) - len(self.before.lstrip())]
        start = self.index - len(typed)
        return Place(where, start, self.index, typed, behind=self.behind, indent=indent)


def _last_name(text: str) -> str:
    """What is typed of the last of several names."""
    found = _ONE_NAME.match(text)
    return found[1] if found else text
