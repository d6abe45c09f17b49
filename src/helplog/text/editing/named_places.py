"""Where a file names one person: in items, in a person note, in mentions wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.model.names import name_key
from helplog.text.editing.source_text import SourceText
from helplog.text.reading.file import Reading
from helplog.text.reading.settling import people_in
from helplog.text.source.file.code_fences import after_row
from helplog.text.source.nodes import Listing, Mapping, Node, Scalar
from helplog.text.values.endings import ending_of
from helplog.text.values.fields import field_name
from helplog.text.values.people.known_people import KnownPeople
from helplog.text.values.people.name_spans import NameSpan, mention_spans, name_spans
from helplog.text.values.people.persons import begins_like_names, split_at_dash
from helplog.text.values.people.sentences import (
    begins_with_sentence,
    met_end,
    names_end,
    owner_end,
)

_CODE = late_pattern(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT_ROW = late_pattern(r"[ \t]*#[ \t]")


class Renaming(NamedTuple):
    """Whose name becomes another."""

    key: str
    """Whom to look for."""
    name: str
    """The new one."""
    known: KnownPeople
    """The people of the journal, by whom a sentence may begin."""


class NamedText(NamedTuple):
    """A value in which a person is named."""

    scalar: Scalar
    spans: tuple[NameSpan, ...]
    """In the text of the value."""
    flow: bool
    """Whether it stands between brackets."""


class NamedRow(NamedTuple):
    """A line in which a person is mentioned as it stands there."""

    number: int
    spans: tuple[NameSpan, ...]


class _Role(Enum):
    """What a value of an item says."""

    NAMES = auto()
    """Nothing but people."""
    TEXT = auto()
    """A sentence that may begin with people and a colon."""
    WHAT = auto()
    """What it was about, which may begin with people."""
    WORDS = auto()
    """Words, in which people may be mentioned."""


_ROLES: Final = {"who": _Role.NAMES, "what": _Role.WHAT}


def named_texts(
    reading: Reading, source_text: SourceText, renaming: Renaming
) -> Iterator[NamedText]:
    """The values of lists and of a person note that name the person."""
    front = reading.front
    if front is None:
        return
    walk = _Walk(reading, source_text, renaming)
    for kind in Kind:
        for node in front.values.get(kind, ()):
            yield from walk.within(node, kind, _Role.TEXT, flow=False)
    for key in ("person", "aliases"):
        for node in front.values.get(key, ()):
            yield from walk.within(node, None, _Role.NAMES, flow=False)


def named_rows(
    reading: Reading, source_text: SourceText, renaming: Renaming
) -> Iterator[NamedRow]:
    """The lines of the body, and of keys that are no lists, that mention the person."""
    assert reading.document is not None  # noqa: S101 - a file that is too long is refused before
    fence = ""
    for number in range(reading.document.body_line, len(source_text.starts) + 1):
        row = source_text.line(number)
        fence, is_code = after_row(row, fence)
        if not is_code:
            yield from _named_row(number, row, renaming)
    for number in _other_rows(reading):
        row = source_text.line(number)
        if not _COMMENT_ROW.match(row):
            yield from _named_row(number, row, renaming)


def _other_rows(reading: Reading) -> Iterator[int]:
    """Lines of the frontmatter under keys that hold no items and name nobody."""
    if reading.front is None or reading.writing is None:
        return
    for block in reading.front.blocks:
        if block.name not in {*Kind, "person", "aliases"}:
            yield from range(block.key.start.line, block.last_line + 1)


def _named_row(number: int, row: str, renaming: Renaming) -> Iterator[NamedRow]:
    if "@" not in row and "[[" not in row:
        return
    codes_found = _CODE.finditer(row)
    codes = [found.span() for found in codes_found]
    spans = tuple(
        span
        for span in mention_spans(row, renaming.key, renaming.name)
        if not any(start <= span.start < end for start, end in codes)
    )
    if spans:
        yield NamedRow(number, spans)


@dataclass(slots=True)
class _Walk:
    """Looks through the values of one file."""

    reading: Reading
    source_text: SourceText
    renaming: Renaming

    def within(
        self, node: Node, kind: Kind | None, role: _Role, *, flow: bool
    ) -> Iterator[NamedText]:
        if isinstance(node, Scalar):
            yield from self._scalar(node, kind, role, flow=flow)
            return
        flow = flow or self._opens_with(node, "[{")
        if isinstance(node, Listing):
            for part in node.items:
                yield from self.within(part, kind, role, flow=flow)
            return
        if node.head:
            head_role = role
            if _names_itself(node, node.head):
                head_role = _Role.NAMES
            yield from self._scalar(node.head, kind, head_role, flow=flow)
        yield from self._pairs(node, kind, flow=flow)

    def _pairs(
        self, node: Mapping, kind: Kind | None, *, flow: bool
    ) -> Iterator[NamedText]:
        for pair in node.pairs:
            field = field_name(pair.key.text)
            if field is None:
                is_whole = kind is None or kind.spec.whole_text
                key_role = _Role.WORDS if is_whole else _Role.NAMES
                if not is_whole and begins_with_sentence(f"{pair.key.text}:"):
                    key_role = _Role.WHAT
                yield from self._scalar(pair.key, kind, key_role, flow=flow)
            role = _ROLES.get(field or "", _Role.WORDS)
            yield from self.within(pair.value, kind, role, flow=flow)

    def _opens_with(self, node: Node, signs: str) -> bool:
        at = self.source_text.at(node.start)
        return self.source_text.text[at : at + 1] in {*signs}

    def _scalar(
        self, scalar: Scalar, kind: Kind | None, role: _Role, *, flow: bool
    ) -> Iterator[NamedText]:
        text = scalar.text
        spans = {*mention_spans(text, *self.renaming[:2])}
        names_before = 0
        if role is _Role.NAMES:
            names_before = len(text)
        if role is _Role.TEXT and kind:
            names_before = _names_end(kind, text)
        if names_before:
            after = {span for span in spans if span.start >= names_before}
            named = self._named_before(text[:names_before], kind)
            spans = after.union(named)
        if not spans and role in {_Role.TEXT, _Role.WHAT}:
            spans = self._leading(scalar)
        if spans:
            in_order = sorted(spans)
            all_spans = tuple(in_order)
            yield NamedText(scalar, all_spans, flow)

    def _named_before(self, text: str, kind: Kind | None) -> Iterable[NameSpan]:
        if kind:  # `Priya (10 lb): drove me`
            text = ending_of(kind, text).text
        return name_spans(text, *self.renaming[:2])

    def _leading(self, scalar: Scalar) -> set[NameSpan]:
        """The person among those with whom a sentence begins, where that is who the item is of."""
        text = scalar.text.strip()
        margin = len(scalar.text) - len(scalar.text.lstrip())
        item = self._item_with(scalar, text)
        found = None
        if item:
            found = people_in(item, self.renaming.known)
        spans: set[NameSpan] = set()
        for start, end in found.spans if found else ():
            found_key = name_key(text[start:end])
            if found_key == self.renaming.key:
                begins = margin + start
                ends = margin + end
                spans.add(NameSpan(begins, ends, self.renaming.name))
        return spans

    def _item_with(self, scalar: Scalar, text: str) -> Item | None:
        """The item whose words a value is."""
        writing = self.reading.writing
        if writing is None:
            return None
        for item, (start, end) in zip(writing.items, self.reading.spans, strict=False):
            words = item.what or "".join(item.who[:1])
            bare = words.strip()
            is_all = bare == text or words.startswith(f"{text}:")
            if start <= scalar.start <= end and is_all:
                return item
        return None


def _names_itself(node: Mapping, head: Scalar) -> bool:
    """Whether an item's line is a name, where what it was about stands below: `- Dana`."""
    fields = {field_name(pair.key.text) for pair in node.pairs}
    return "what" in fields and begins_like_names(head.text)


def _names_end(kind: Kind, text: str) -> int:
    """How much of a sentence is names; 0 where nothing says that any is."""
    spec = kind.spec
    if spec.whole_text:
        return 0
    end = names_end(text) or owner_end(kind, text)
    if end or not spec.alone_is_name:
        return end
    dashed = split_at_dash(text)
    if dashed:
        return len(dashed[0])
    if met := met_end(text):
        return met
    bracket = text.find(" (")
    if bracket > 0 and text.endswith(")"):
        return bracket
    return len(text)
