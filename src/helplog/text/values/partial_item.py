"""An item while its keys are read: what they add to it, and what can't be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from helplog.model.fix import Fix
from helplog.model.journal import FieldValue
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import replacing
from helplog.text.source.nodes import Node, Pair, Scalar, as_text, scalars_in, written
from helplog.text.source.slips import closest, only_closest
from helplog.text.source.words import plain_word
from helplog.text.values.day_words import ENGLISH
from helplog.text.values.fields import ITEM_KEYS, blank, carries, read_field
from helplog.text.values.people.persons import begins_like_names, split_names
from helplog.text.values.private_keys import Saying, read_private, report_unclear_item
from helplog.text.values.private_words import meant_by


@dataclass(slots=True)
class PartialItem:
    """An item while its keys are read."""

    start: Spot
    end: Spot
    who: list[str] = field(default_factory=list)
    what: str | None = None
    given: dict[str, FieldValue] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    written: dict[str, tuple[Spot, str]] = field(default_factory=dict)
    """Where each field was given, and its text, for naming both places of one given twice."""
    private: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it."""
        return not (self.who or self.what or self.given or self.extra)

    def keep(self, name: str, text: str) -> None:
        """Keeps a text that could not be used."""
        if name in self.extra:
            text = f"{self.extra[name]}; {text}"
        self.extra[name] = text

    def said_what(self, spot: Spot) -> None:
        """Remembers that the first line said what it was about; a `what:` below says so twice."""
        if self.what:
            self.written["what"] = (spot, self.what)


class KeyReader:
    """Reads the keys of one list's items.

    Args:
        kind: which list.
        on: the day of the entry.
        findings: where to report.
        language: the site's, in which days may be said.
    """

    def __init__(
        self, kind: Kind, on: date, findings: Findings, language: str = ENGLISH
    ) -> None:
        self.kind = kind
        self.language = language
        self.on = on
        self.findings = findings

    def read(self, partial: PartialItem, name: str, pair: Pair) -> None:
        """Reads one field into the item."""
        if name == "private":
            partial.private |= read_private(pair.value, self.findings, "item")
            return
        if blank(pair.value):
            return
        if name == "who":
            partial.who += _names(pair.value)
            self.note_in(pair.value)
            return
        text = as_text(pair.value)
        if name == "what" and _names_itself(partial):
            partial.who += split_names(partial.what or "")
            del partial.written["what"]
        if name in partial.written:
            self.twice(partial, name, pair.key.start)
        partial.written[name] = (pair.key.start, text)
        if name == "what":
            partial.what = text.strip()
            self.note_in(pair.value)
        elif not carries(name, self.kind):
            self._elsewhere(partial, name, pair)
        else:
            self._field(partial, name, pair.value)

    def _field(self, partial: PartialItem, name: str, node: Node) -> None:
        text = as_text(node)
        value, keep = read_field(name, node, self.on, self.findings, self.language)
        if value is not None:
            partial.given[name] = value
            if value == text:
                self.note_in(node)
        if keep:
            partial.keep(name, text)

    def keep_unknown(self, partial: PartialItem, pair: Pair) -> None:
        """Keeps what stands under a key that is no field."""
        key = pair.key.text
        text = written(pair.value)
        meant = closest(key, ITEM_KEYS)
        if Saying(meant_by(key), text).private:
            partial.private = True
            report_unclear_item(pair.key.start, self.findings)
        elif meant:
            self.findings.warning(
                pair.key.start,
                "unknown-field",
                f"`{key}` is kept, but means nothing to helplog",
                f"Did you mean `{meant}:`?",
                _renamed(pair.key),
            )
        partial.keep(key, text)

    def note_comment(self, node: Scalar) -> None:
        """Says that what follows a # is no part of a text."""
        if node.comment:
            self.findings.note(
                node.comment,
                "comment-in-item",
                "What follows the # is a comment and no part of the item",
                "If it belongs to it, put the whole item in quotes",
            )

    def note_in(self, node: Node) -> None:
        """The same where the value is a text at all."""
        if isinstance(node, Scalar):
            self.note_comment(node)

    def twice(self, partial: PartialItem, name: str, here: Spot) -> None:
        """Says that a field is given again, and keeps what it said before."""
        spot, earlier = partial.written[name]
        self.findings.warning(
            here,
            "field-twice",
            f"`{name}` is written on lines {spot.line} and {here.line}; the later one counts",
            "Remove the one you don't mean",
        )
        if name == "what" or partial.given.pop(name, None) is not None:
            partial.keep(name, earlier)

    def _elsewhere(self, partial: PartialItem, name: str, pair: Pair) -> None:
        listed = sorted(FIELDS[name].kinds)
        lists = " and ".join(listed)
        hint = "Write it as note:"
        if name == "on":
            hint = "Write it as note:, or in an entry of its own day"
        self.findings.warning(
            pair.key.start,
            "field-of-another-list",
            f"`{name}` means nothing in `{self.kind}`; it belongs to {lists}",
            hint,
        )
        text = as_text(pair.value)
        partial.keep(name, text)


def _names_itself(partial: PartialItem) -> bool:
    """Whether an item's line is a name, where what it was about stands below: `- Dana`."""
    if "what" not in partial.written or partial.who:
        return False
    return begins_like_names(partial.what or "")


def _renamed(key: Scalar) -> Fix | None:
    meant = only_closest(key.text, ITEM_KEYS)
    if meant is None:
        return None
    return replacing(key.start, key.end, meant, gains=True)


def _names(node: Node) -> list[str]:
    names: list[str] = []
    for part in scalars_in(node):
        found = split_names(part.text)
        names += [name for name in found if plain_word(name) != "none"]
    return names
