"""The lists of items: every spelling of an item to the one thing it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, SpotRange
from helplog.text.source.fixing import replacing
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    Style,
    as_text,
    is_blank,
)
from helplog.text.source.scalars import is_alias, is_placeholder
from helplog.text.source.slips import closest
from helplog.text.source.words import is_none, seems_none
from helplog.text.values.day_words import ENGLISH
from helplog.text.values.endings import ending_of, has_ending, perhaps_answers
from helplog.text.values.fields import ITEM_KEYS, field_name
from helplog.text.values.finished_item import ItemMaker
from helplog.text.values.partial_item import KeyReader, PartialItem
from helplog.text.values.people.persons import (
    mentions_in,
    split_names,
)
from helplog.text.values.people.sentences import (
    begins_with_sentence,
    names_end,
    split_head,
)
from helplog.text.values.private_words import Meant, meant_by


@dataclass(slots=True)
class ListReading:
    """What one list says."""

    items: list[Item] = field(default_factory=list)
    spans: list[SpotRange] = field(default_factory=list)
    """Of each item: where its text begins, and just past where it ends."""
    none: bool = False
    """It says explicitly that there was none."""
    unread: list[str] = field(default_factory=list)
    """What stands in the list and is no item: an alias, a template's placeholder."""


class ListReader:
    """Reads one list of a file.

    Args:
        kind: which list.
        on: the day of the entry.
        private: whether the entry is private.
        findings: where to report.
        language: the site's, in which days may be said.
    """

    def __init__(
        self,
        kind: Kind,
        on: date,
        findings: Findings,
        *,
        private: bool,
        language: str = ENGLISH,
    ) -> None:
        self.kind = kind
        self.findings = findings
        self.keys = KeyReader(kind, on, findings, language)
        self.maker = ItemMaker(kind, on, findings, private=private)
        self.has_ending = has_ending(kind)
        self.reading = ListReading()

    def read(self, node: Node) -> ListReading:
        """Reads the whole value of the list's key."""
        if _is_null(node) or _holds_nothing(node):
            self.reading.none = True
        else:
            self._node(node)
        return self.reading

    def _node(self, node: Node) -> None:
        if isinstance(node, Listing):
            for part in node.items:
                self._node(part)
        elif isinstance(node, Mapping):
            self._mapping(node)
        else:
            self._scalar(node)

    # Texts

    def _scalar(self, node: Scalar) -> None:
        text = node.text.strip(SPACES + "\n")
        if not text or _is_null(node):
            return
        if is_none(text) or self._seems_none(node, text):
            self.reading.none = True
            return
        is_reference = node.style is Style.PLAIN and is_alias(text)
        if is_reference or is_placeholder(text):
            self.reading.unread.append(text)
            return
        partial = PartialItem(node.start, node.end)
        self._head(partial, text, node)
        self.keys.note_comment(node)
        self._finish(partial)

    def _seems_none(self, node: Scalar, text: str) -> bool:
        if node.style is not Style.PLAIN:
            return False
        may_be_name = self.kind.spec.alone_is_name
        if not seems_none(text) and (may_be_name or text != "no"):
            return False
        self.findings.info(
            node.start,
            "read-as-none",
            f"`{text}` is read as: there was none",
            f"Type {self.kind}: none",
            replacing(node.start, node.end, "none"),
        )
        return True

    def _without_ending(self, partial: PartialItem, text: str, node: Scalar) -> str:
        """An item's one line without the weight, chance and answer that stand at its end."""
        if node.style is Style.BLOCK:
            return text
        if not self.has_ending:
            return text
        ending = ending_of(self.kind, text)
        if perhaps_answers(self.kind, ending.text):
            self.findings.note(
                node.start,
                "perhaps-an-answer",
                f"`{ending.text[-60:]}` is read as words, and nothing in it as the answer",
                "If it is the answer, put a comma after that word",
            )
        for name, value, start, end in ending.said:
            if name in partial.written:
                self.keys.twice(partial, name, node.start)
            partial.given[name] = value
            partial.written[name] = (node.start, text[start:end])
        return ending.text

    def _head(self, partial: PartialItem, text: str, node: Scalar) -> None:
        """Who and what in a text."""
        if self.kind.spec.whole_text:
            text = self._without_ending(partial, text, node)
            partial.what = text
            if self.kind.spec.holds_person:
                partial.who += mentions_in(text)
            return
        names = names_end(text)
        if names:  # `Priya (10 lb): drove me`
            text = self._without_ending(partial, text[:names], node) + text[names:]
        text = self._without_ending(partial, text, node)
        who, what = split_head(self.kind, text, partial.start, self.findings)
        partial.who += who
        partial.what = what or None

    # Keys

    def _mapping(self, node: Mapping) -> None:
        before = len(self.reading.items)
        head = node.head
        for pairs in self._people(node):
            partial = _begun(node, head, pairs)
            self._item(partial, head, pairs)
            head = None
        made = self.reading.items[before:]
        # A line with several people in it is private as a whole.
        if any(item.private for item in made):
            self.reading.items[before:] = [replace(item, private=True) for item in made]

    def _people(self, node: Mapping) -> list[list[Pair]]:
        """The items of a mapping: one, or one for each person in it.

        A head belongs to the first.
        """
        groups: list[list[Pair]] = [[]]
        named = node.head is not None
        may_name_several = not self.kind.spec.whole_text and not _is_long_form(
            node.pairs
        )
        for pair in node.pairs:
            if may_name_several and self._is_person(pair.key):
                if named:
                    groups.append([])
                named = True
            groups[-1].append(pair)
        return groups

    def _is_person(self, key: Scalar) -> bool:
        """Whether a key that starts no field of the item before it begins another person's item."""
        text = key.text
        if not text or field_name(text) is not None:
            return False
        if text[0] not in "@[" and not text[0].isupper():
            return False
        if meant_by(text) is not Meant.NO:
            return False
        return closest(text, ITEM_KEYS) is None

    def _item(
        self, partial: PartialItem, head: Scalar | None, pairs: Sequence[Pair]
    ) -> None:
        if head:
            self._head(partial, head.text, head)
            self.keys.note_comment(head)
            partial.said_what(head.start)
        whats: list[Node] = []
        long_form = head is not None or _is_long_form(pairs)
        named = False
        for n, pair in enumerate(pairs):
            may_name = not named and (n == 0 or not long_form)
            if may_name and self._names_item(pair, n):
                named = True
                whats = self._named(partial, pair)
            else:
                self._read_or_keep(partial, pair)
        if not whats:
            self._finish(partial)
        for what in whats:
            copy = self._copy(partial, what)
            self._finish(copy)

    def _read_or_keep(self, partial: PartialItem, pair: Pair) -> None:
        name = field_name(pair.key.text)
        if name:
            self.keys.read(partial, name, pair)
        else:
            self.keys.keep_unknown(partial, pair)

    def _names_item(self, pair: Pair, n: int) -> bool:
        """Whether the key of an item's n-th pair is the person, its value what it was about."""
        key = pair.key.text
        if not key or field_name(key):
            return False
        if meant_by(key) is Meant.SURELY:
            return False
        return n == 0 or closest(key, ITEM_KEYS) is None

    def _named(self, partial: PartialItem, pair: Pair) -> list[Node]:
        """`Priya: review the report`: the key is who, the value what.

        Several whats are several items.
        """
        key, value = pair.key.text, pair.value
        if self.kind.spec.whole_text:
            text = f"{key}: {as_text(value)}"
            text_of_head = text.strip(SPACES)
            self._head(partial, text_of_head, pair.key)
            self.keys.note_in(value)
            partial.said_what(pair.key.start)
            return []
        if isinstance(value, Scalar) and begins_with_sentence(f"{key}:"):
            self._head(partial, f"{key}: {as_text(value)}".rstrip(SPACES), value)
            self.keys.note_comment(value)
            partial.said_what(value.start)
            return []
        key = self._without_ending(partial, key, pair.key)
        if isinstance(value, Scalar):
            self._named_with_text(partial, key, value)
            return []
        partial.who += split_names(key)
        if isinstance(value, Listing):
            return list(value.items)
        for inner in value.pairs:
            self._read_or_keep(partial, inner)
        if value.head:
            partial.what = self._without_ending(partial, value.head.text, value.head)
        return []

    def _named_with_text(self, partial: PartialItem, key: str, value: Scalar) -> None:
        text = ""
        if not is_blank(value):
            text = self._without_ending(partial, value.text, value)
        who, what = split_head(
            self.kind, f"{key}: {text}", partial.start, self.findings
        )
        partial.who += who
        partial.what = what.strip() or None
        self.keys.note_comment(value)
        partial.said_what(value.start)

    def _copy(self, partial: PartialItem, what: Node) -> PartialItem:
        """One of several items: what they all have, and what it was about."""
        copy = PartialItem(
            what.start,
            what.end,
            who=list(partial.who),
            given=dict(partial.given),
            extra=dict(partial.extra),
            private=partial.private,
        )
        if isinstance(what, Scalar):
            copy.what = self._without_ending(copy, what.text, what).strip() or None
            return copy
        if not isinstance(what, Mapping):
            copy.what = as_text(what).strip() or None
            return copy
        if what.head:
            copy.what = self._without_ending(copy, what.head.text, what.head)
            self.keys.note_comment(what.head)
        for n, pair in enumerate(what.pairs):
            if n == 0 and not what.head and _is_text_with_colon(pair):
                text = f"{pair.key.text}: {as_text(pair.value)}"
                copy.what = text.strip(SPACES)
                self.keys.note_in(pair.value)
            else:
                self._read_or_keep(copy, pair)
        return copy

    def _finish(self, partial: PartialItem) -> None:
        if partial.empty:
            return
        item = self.maker.item(partial)
        self.reading.items.append(item)
        self.reading.spans.append((partial.start, partial.end))


def _begun(node: Mapping, head: Scalar | None, pairs: Sequence[Pair]) -> PartialItem:
    """An item of which nothing is known but where it stands."""
    start, end = node.start, node.end
    if pairs:
        start = pairs[0].key.start
        end = pairs[-1].value.end
    if head:
        start = head.start
    return PartialItem(start, max(start, end))


def _is_long_form(pairs: Sequence[Pair]) -> bool:
    """Whether an item says `who:` or `what:`."""
    return any(field_name(pair.key.text) in {"who", "what"} for pair in pairs)


def _is_text_with_colon(pair: Pair) -> bool:
    """Whether what looks like a key and its value is a text that holds a colon."""
    key = pair.key.text
    if not isinstance(pair.value, Scalar):
        return False
    if field_name(key):
        return False
    return closest(key, ITEM_KEYS) is None


def _is_null(node: Node) -> bool:
    if not isinstance(node, Scalar):
        return False
    if node.style is not Style.PLAIN:
        return False
    return node.text in {"~", "null"}


def _holds_nothing(node: Node) -> bool:
    if isinstance(node, Listing):
        return not node.items
    if not isinstance(node, Mapping):
        return False
    return not node.pairs and not node.head
