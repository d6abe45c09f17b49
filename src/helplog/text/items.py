"""The eight lists: every spelling of an item to the one thing it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from helplog.model.diagnostic import Place
from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import FIELDS, Kind
from helplog.text.fields import ITEM_KEYS, blank, carries, field_name, read_field
from helplog.text.findings import Findings, Spot
from helplog.text.lines import SPACES
from helplog.text.nodes import Listing, Mapping, Node, Pair, Scalar, Style, as_text, is_blank, scalars_in, written
from helplog.text.persons import (
    is_only_names,
    looks_like_name,
    mentions_in,
    split_at_dash,
    split_names,
    unique,
    without_mentions,
)
from helplog.text.scalars import is_alias, is_placeholder
from helplog.text.slips import closest
from helplog.text.words import is_none, plain_word, seems_none

_WHOLE_TEXT = frozenset({Kind.NEEDS, Kind.ALONE})
"""Lists whose items are a text: a colon in it splits nothing."""
_TIGHT_NAME = re.compile(r"([^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?):(?=[^\W\d_])")
"""`Priya:review the report`: a capitalised name, a colon, a letter at once."""
_EXPECTS_PERSON = frozenset(Kind) - _WHOLE_TEXT - {Kind.CONNECTIONS}


@dataclass(slots=True)
class ListReading:
    """What one of the eight lists says."""

    items: list[Item] = field(default_factory=list)
    spans: list[tuple[Spot, Spot]] = field(default_factory=list)
    """Of each item: where its text begins, and just past where it ends."""
    none: bool = False
    """It says explicitly that there was none."""
    unread: list[str] = field(default_factory=list)
    """What stands in the list and is no item: an alias, a template's placeholder."""


@dataclass(slots=True)
class _Draft:
    """An item while its keys are read."""

    start: Spot
    end: Spot
    who: list[str] = field(default_factory=list)
    what: str | None = None
    given: dict[str, FieldValue] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    written: dict[str, tuple[Spot, str]] = field(default_factory=dict)
    """Where each field was given, and its text, for naming both places of one given twice."""

    @property
    def empty(self) -> bool:
        return not (self.who or self.what or self.given or self.extra)

    def keep(self, name: str, text: str) -> None:
        """Keeps a text that could not be used."""
        self.extra[name] = f"{self.extra[name]}; {text}" if name in self.extra else text


class ListReader:
    """Reads one of the eight lists of a file.

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
        draft = _Draft(node.start, node.end)
        self._head(draft, text)
        self._note_comment(node)
        self._finish(draft)

    def _seems_none(self, node: Scalar, text: str) -> bool:
        says = seems_none(text) or (self.kind is not Kind.CONNECTIONS and text == "no" and node.style is Style.PLAIN)
        if says and node.style is Style.PLAIN:
            self.findings.warning(
                node.start, "read-as-none", f"`{text}` is read as: there was none", f"Type {self.kind}: none"
            )
            return True
        return False

    def _head(self, draft: _Draft, text: str) -> None:
        """Who and what in a text."""
        if self.kind in _WHOLE_TEXT:
            draft.what = text
            if self.kind is Kind.NEEDS:
                draft.who += mentions_in(text)
            return
        who, what = self._split(draft, text)
        draft.who += who
        draft.what = what or None

    def _split(self, draft: _Draft, text: str) -> tuple[Sequence[str], str]:
        before, colon, after = _at_colon(text)
        mentioned = mentions_in(text)
        if colon and (not mentions_in(before) or is_only_names(before)):
            names = split_names(before)
            if names:
                return names, after.strip(SPACES)
        tight = None if colon or mentioned else _TIGHT_NAME.match(text)
        if tight:
            self.findings.warning(
                draft.start,
                "no-space-after-colon",
                f"There is no space after the colon of `{tight[1]}:`; read as the person",
                f"Type {tight[1]}: {text[tight.end() :][:60]}",
            )
            return split_names(tight[1]), text[tight.end() :]
        if self.kind is Kind.CONNECTIONS and not colon:
            dashed = split_at_dash(text)
            if dashed and (not mentioned or mentions_in(dashed[0])):
                return split_names(dashed[0]), dashed[1].strip(SPACES)
        if mentioned:
            return mentioned, without_mentions(text)
        if self.kind is Kind.CONNECTIONS and not colon:
            return split_names(text), ""
        return (), text

    def _note_comment(self, node: Scalar) -> None:
        if node.comment:
            self.findings.note(
                node.comment,
                "comment-in-item",
                "What follows the # is a comment and no part of the item",
                "If it belongs to it, put the whole item in quotes",
            )

    # Keys

    def _mapping(self, node: Mapping) -> None:
        for n, pairs in enumerate(self._people(node)):
            head = None if n else node.head
            start = head.start if head else pairs[0].key.start if pairs else node.start
            end = pairs[-1].value.end if pairs else node.end
            self._one(_Draft(start, max(start, end)), head, pairs)

    def _people(self, node: Mapping) -> list[list[Pair]]:
        """The items of a mapping: one, or one for each person in it. A head belongs to the first."""
        groups: list[list[Pair]] = [[]]
        named = node.head is not None
        long_form = any(field_name(pair.key.text) in {"who", "what"} for pair in node.pairs)
        for pair in node.pairs:
            if not long_form and self.kind not in _WHOLE_TEXT and self._is_person(pair.key):
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
        return named and closest(text, ITEM_KEYS) is None

    def _one(self, draft: _Draft, head: Scalar | None, pairs: Sequence[Pair]) -> None:
        if head:
            self._head(draft, head.text)
            self._note_comment(head)
            self._said_what(draft, head.start)
        whats: list[Node] = []
        long_form = head is not None or any(field_name(pair.key.text) in {"who", "what"} for pair in pairs)
        named = False
        for n, pair in enumerate(pairs):
            name = field_name(pair.key.text)
            if name is None and self._names_item(pair, n, named=named, long_form=long_form):
                named = True
                whats = self._named(draft, pair)
            elif name is None:
                self._unknown(draft, pair)
            else:
                self._field(draft, name, pair)
        if not whats:
            self._finish(draft)
        for what in whats:
            self._finish(self._copy(draft, what))

    def _names_item(self, pair: Pair, n: int, *, named: bool, long_form: bool) -> bool:
        """Whether a key that is no field is the person, and its value what it was about."""
        if named or not pair.key.text:
            return False
        if n and closest(pair.key.text, ITEM_KEYS):
            return False
        return n == 0 if long_form else True

    def _named(self, draft: _Draft, pair: Pair) -> list[Node]:
        """`Priya: review the report`: the key is who, the value what. Several whats are several items."""
        key, value = pair.key.text, pair.value
        if self.kind in _WHOLE_TEXT:
            draft.what = f"{key}: {as_text(value)}".strip(SPACES)
            if self.kind is Kind.NEEDS:
                draft.who += mentions_in(draft.what)
            self._note_in(value)
            self._said_what(draft, pair.key.start)
            return []
        who, what = (
            self._split(draft, f"{key}: {'' if is_blank(value) else value.text}")
            if isinstance(value, Scalar)
            else (split_names(key), "")
        )
        draft.who += who
        if isinstance(value, Scalar):
            draft.what = what.strip() or None
            self._note_comment(value)
            self._said_what(draft, value.start)
            return []
        if isinstance(value, Mapping):
            for inner in value.pairs:
                name = field_name(inner.key.text)
                self._field(draft, name, inner) if name else self._unknown(draft, inner)
            if value.head:
                draft.what = value.head.text
            return []
        return list(value.items)

    @staticmethod
    def _said_what(draft: _Draft, spot: Spot) -> None:
        """Remembers that the first line said what it was about: a `what:` below it says so twice."""
        if draft.what:
            draft.written["what"] = (spot, draft.what)

    def _copy(self, draft: _Draft, what: Node) -> _Draft:
        copy = _Draft(what.start, what.end, list(draft.who), None, dict(draft.given), dict(draft.extra))
        if not isinstance(what, Mapping):
            copy.what = as_text(what).strip() or None
            return copy
        if what.head:
            copy.what = what.head.text
            self._note_comment(what.head)
        for n, pair in enumerate(what.pairs):
            name = field_name(pair.key.text)
            if name:
                self._field(copy, name, pair)
            elif n or what.head or not isinstance(pair.value, Scalar) or closest(pair.key.text, ITEM_KEYS):
                self._unknown(copy, pair)
            else:
                copy.what = f"{pair.key.text}: {pair.value.text}".strip(SPACES)
                self._note_comment(pair.value)
        return copy

    def _field(self, draft: _Draft, name: str, pair: Pair) -> None:
        if blank(pair.value):
            return
        if name == "who":
            draft.who += _names(pair.value)
            self._note_in(pair.value)
            return
        text = as_text(pair.value)
        if name in draft.written:
            self._twice(draft, name, pair)
        draft.written[name] = (pair.key.start, text)
        if name == "what":
            draft.what = text.strip()
            self._note_in(pair.value)
        elif not carries(name, self.kind):
            self._elsewhere(draft, name, pair)
        else:
            value, keep = read_field(name, pair.value, self.on, self.findings)
            if value is not None:
                draft.given[name] = value
                self._note_in(pair.value, text=isinstance(value, str) and value == text)
            if keep:
                draft.keep(name, text)

    def _twice(self, draft: _Draft, name: str, pair: Pair) -> None:
        spot, earlier = draft.written[name]
        self.findings.warning(
            pair.key.start,
            "field-twice",
            f"`{name}` is written on lines {spot.line} and {pair.key.start.line}; the later one counts",
            "Remove the one you don't mean",
        )
        if name == "what" or draft.given.pop(name, None) is not None:
            draft.keep(name, earlier)

    def _elsewhere(self, draft: _Draft, name: str, pair: Pair) -> None:
        lists = " and ".join(sorted(FIELDS[name].kinds))
        self.findings.warning(
            pair.key.start,
            "field-of-another-list",
            f"`{name}` means nothing in `{self.kind}`; it belongs to {lists}",
            "Write it as note:, or in an entry of its own day" if name == "on" else "Write it as note:",
        )
        draft.keep(name, as_text(pair.value))

    def _unknown(self, draft: _Draft, pair: Pair) -> None:
        key = pair.key.text
        meant = closest(key, ITEM_KEYS)
        if meant:
            self.findings.warning(
                pair.key.start,
                "unknown-field",
                f"`{key}` is kept, but means nothing to helplog",
                f"Did you mean {meant}: ?",
            )
        draft.keep(key, written(pair.value))

    def _note_in(self, node: Node, *, text: bool = True) -> None:
        if text and isinstance(node, Scalar):
            self._note_comment(node)

    # The finished item

    def _finish(self, draft: _Draft) -> None:
        if draft.empty:
            return
        given = dict(draft.given)
        on = given.pop("on", self.on)
        weight = given.pop("weight", None)
        if not draft.who and draft.what and self.kind in _EXPECTS_PERSON and looks_like_name(draft.what):
            self.findings.note(
                draft.start,
                "nobody-named",
                f"`{draft.what}` is read as what it was about; nobody is named",
                f"If that is the person, type {draft.what}: and what it was about, or @ before the name",
            )
        self.reading.items.append(
            Item(
                kind=self.kind,
                where=Place(self.findings.uri, draft.start.line, draft.start.column),
                on=on if isinstance(on, date) else self.on,
                who=unique(draft.who),
                what=draft.what,
                fields=given,
                extra=draft.extra,
                weight_lb=float(weight) if isinstance(weight, int | float) else None,
                private=self.private,
            )
        )
        self.reading.spans.append((draft.start, draft.end))


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.style is Style.PLAIN and node.text in {"~", "null"}


def _holds_nothing(node: Node) -> bool:
    if isinstance(node, Listing):
        return not node.items
    return isinstance(node, Mapping) and not node.pairs and not node.head


def _names(node: Node) -> list[str]:
    return [name for part in scalars_in(node) for name in split_names(part.text) if plain_word(name) != "none"]


def _at_colon(text: str) -> tuple[str, bool, str]:
    """A text in two at its first colon with a space after it."""
    at = text.find(": ")
    if at < 0:
        at = text.find(":\n") if ":\n" in text else len(text) - 1 if text.endswith(":") else -1
    if at <= 0:
        return "", False, text
    return text[:at], True, text[at + 1 :]
