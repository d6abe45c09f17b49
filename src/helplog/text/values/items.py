"""The lists of items: every spelling of an item to the one thing it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from helplog.model.diagnostic import Place
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar, Style, as_text, is_blank
from helplog.text.source.scalars import is_alias, is_placeholder
from helplog.text.source.slips import closest
from helplog.text.source.words import is_none, seems_none
from helplog.text.values.fields import ITEM_KEYS, field_name
from helplog.text.values.partial_item import KeyReader, PartialItem
from helplog.text.values.persons import looks_like_name, mentions_in, split_names, unique
from helplog.text.values.private_keys import item_says_private, report_unclear_item
from helplog.text.values.private_words import KEY, Meant, meant_by
from helplog.text.values.sentences import split_head


@dataclass(slots=True)
class ListReading:
    """What one list says."""

    items: list[Item] = field(default_factory=list)
    spans: list[tuple[Spot, Spot]] = field(default_factory=list)
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
    """

    def __init__(self, kind: Kind, on: date, findings: Findings, *, private: bool) -> None:
        self.kind = kind
        self.on = on
        self.private = private
        self.findings = findings
        self.keys = KeyReader(kind, on, findings)
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
        if is_placeholder(text) or (node.style is Style.PLAIN and is_alias(text)):
            self.reading.unread.append(text)
            return
        partial = PartialItem(node.start, node.end)
        self._head(partial, text)
        self.keys.note_comment(node)
        self._finish(partial)

    def _seems_none(self, node: Scalar, text: str) -> bool:
        says = seems_none(text) or (
            not self.kind.spec.alone_is_name and text == "no" and node.style is Style.PLAIN
        )
        if says and node.style is Style.PLAIN:
            self.findings.warning(
                node.start,
                "read-as-none",
                f"`{text}` is read as: there was none",
                f"Type {self.kind}: none",
            )
            return True
        return False

    def _head(self, partial: PartialItem, text: str) -> None:
        """Who and what in a text."""
        if self.kind.spec.whole_text:
            partial.what = text
            if self.kind.spec.holds_person:
                partial.who += mentions_in(text)
            return
        who, what = split_head(self.kind, text, partial.start, self.findings)
        partial.who += who
        partial.what = what or None

    # Keys

    def _mapping(self, node: Mapping) -> None:
        before = len(self.reading.items)
        for n, pairs in enumerate(self._people(node)):
            head = None if n else node.head
            start = head.start if head else pairs[0].key.start if pairs else node.start
            end = pairs[-1].value.end if pairs else node.end
            self._one(PartialItem(start, max(start, end)), head, pairs)
        made = self.reading.items[before:]
        if len(made) > 1 and any(item.private for item in made):
            self.reading.items[before:] = [replace(item, private=True) for item in made]

    def _people(self, node: Mapping) -> list[list[Pair]]:
        """The items of a mapping: one, or one for each person in it.

        A head belongs to the first.
        """
        groups: list[list[Pair]] = [[]]
        named = node.head is not None
        long_form = any(field_name(pair.key.text) in {"who", "what"} for pair in node.pairs)
        for pair in node.pairs:
            if not long_form and not self.kind.spec.whole_text and self._is_person(pair.key):
                if named:
                    groups.append([])
                named = True
            groups[-1].append(pair)
        return groups

    def _is_person(self, key: Scalar) -> bool:
        """Whether a key that starts no field of the item before it begins another person's item."""
        text = key.text
        if field_name(text) is not None or not text:
            return False
        named = text[0] in "@[" or text[0].isupper()
        return named and closest(text, ITEM_KEYS) is None and not meant_by(text)

    def _one(self, partial: PartialItem, head: Scalar | None, pairs: Sequence[Pair]) -> None:
        if head:
            self._head(partial, head.text)
            self.keys.note_comment(head)
            partial.said_what(head.start)
        whats: list[Node] = []
        long_form = head is not None or any(
            field_name(pair.key.text) in {"who", "what"} for pair in pairs
        )
        named = False
        for n, pair in enumerate(pairs):
            name = field_name(pair.key.text)
            if name is None and self._names_item(pair, n, named=named, long_form=long_form):
                named = True
                whats = self._named(partial, pair)
            elif name is None:
                self.keys.keep_unknown(partial, pair)
            else:
                self.keys.read(partial, name, pair)
        if not whats:
            self._finish(partial)
        for what in whats:
            self._finish(self._copy(partial, what))

    def _names_item(self, pair: Pair, n: int, *, named: bool, long_form: bool) -> bool:
        """Whether a key that is no field is the person, and its value what it was about."""
        if named or not pair.key.text or meant_by(pair.key.text) >= Meant.SLIP:
            return False
        if n and closest(pair.key.text, ITEM_KEYS):
            return False
        return n == 0 if long_form else True

    def _named(self, partial: PartialItem, pair: Pair) -> list[Node]:
        """`Priya: review the report`: the key is who, the value what.

        Several whats are several items.
        """
        key, value = pair.key.text, pair.value
        if self.kind.spec.whole_text:
            partial.what = f"{key}: {as_text(value)}".strip(SPACES)
            if self.kind.spec.holds_person:
                partial.who += mentions_in(partial.what)
            self.keys.note_in(value)
            partial.said_what(pair.key.start)
            return []
        who, what = (
            split_head(
                self.kind,
                f"{key}: {'' if is_blank(value) else value.text}",
                partial.start,
                self.findings,
            )
            if isinstance(value, Scalar)
            else (split_names(key), "")
        )
        partial.who += who
        if isinstance(value, Scalar):
            partial.what = what.strip() or None
            self.keys.note_comment(value)
            partial.said_what(value.start)
            return []
        if isinstance(value, Mapping):
            for inner in value.pairs:
                name = field_name(inner.key.text)
                self.keys.read(partial, name, inner) if name else self.keys.keep_unknown(
                    partial, inner
                )
            if value.head:
                partial.what = value.head.text
            return []
        return list(value.items)

    def _copy(self, partial: PartialItem, what: Node) -> PartialItem:
        copy = PartialItem(
            what.start, what.end, list(partial.who), None, dict(partial.given), dict(partial.extra)
        )
        copy.private = partial.private
        if not isinstance(what, Mapping):
            copy.what = as_text(what).strip() or None
            return copy
        if what.head:
            copy.what = what.head.text
            self.keys.note_comment(what.head)
        for n, pair in enumerate(what.pairs):
            name = field_name(pair.key.text)
            if name:
                self.keys.read(copy, name, pair)
            elif (
                n
                or what.head
                or not isinstance(pair.value, Scalar)
                or closest(pair.key.text, ITEM_KEYS)
            ):
                self.keys.keep_unknown(copy, pair)
            else:
                copy.what = f"{pair.key.text}: {pair.value.text}".strip(SPACES)
                self.keys.note_comment(pair.value)
        return copy

    # The finished item

    def _finish(self, partial: PartialItem) -> None:
        if partial.empty:
            return
        given = dict(partial.given)
        on = given.pop("on", self.on)
        weight = given.pop("weight", None)
        if (
            not partial.who
            and partial.what
            and self.kind.spec.expects_person
            and looks_like_name(partial.what)
        ):
            self.findings.note(
                partial.start,
                "nobody-named",
                f"`{partial.what}` is read as what it was about; nobody is named",
                f"If that is the person, type {partial.what}: and what it was about, or @ before the name",
            )
        self.reading.items.append(
            Item(
                kind=self.kind,
                where=Place(self.findings.uri, partial.start.line, partial.start.column),
                on=on if isinstance(on, date) else self.on,
                who=unique(partial.who),
                what=partial.what,
                fields=given,
                extra=partial.extra,
                weight_lb=float(weight) if isinstance(weight, int | float) else None,
                private=self.private or self._is_private(partial),
            )
        )
        self.reading.spans.append((partial.start, partial.end))

    def _is_private(self, partial: PartialItem) -> bool:
        """Whether the item says so itself, under a key or in its words."""
        texts = (
            *partial.who,
            partial.what or "",
            *map(str, partial.given.values()),
            *partial.extra.values(),
        )
        if not partial.private and any(
            item_says_private(text) for text in texts if len(text) >= len(KEY)
        ):
            partial.private = True
            report_unclear_item(partial.start, self.findings)
        return partial.private


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.style is Style.PLAIN and node.text in {"~", "null"}


def _holds_nothing(node: Node) -> bool:
    if isinstance(node, Listing):
        return not node.items
    return isinstance(node, Mapping) and not node.pairs and not node.head
