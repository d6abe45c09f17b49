"""An item before it is written: what the reader has to see once it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from helplog.model.diagnostic import Place
from helplog.model.journal import FieldValue, Item, field_text
from helplog.model.keys import FIELDS, KeyType
from helplog.model.kinds import Kind
from helplog.text.source.writing_yaml import number
from helplog.text.values.endings import ending_of
from helplog.text.values.people.persons import mentions_in, unique, without_sentences
from helplog.text.values.people.sentences import names_end
from helplog.text.values.private_keys import item_says_private
from helplog.text.values.private_words import KEY

WrittenValue = str | float | tuple[str, ...]
NOWHERE = Place("", 1, 1)
"""Stands for any place when items are compared: a splice moves the lines below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """What to write."""

    kind: Kind
    who: tuple[str, ...] = ()
    what: str | None = None
    weight_lb: float | None = None
    """Pounds; None writes none, which means the kind's own default."""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    """By name, as in `Item.fields`."""
    stays_private: bool = False
    """It goes on from something private, whatever its own words say."""

    def item(self, on: date, *, private: bool) -> Item:
        """The item the reader has to see, its place left open.

        Args:
            on: the day its file counts for.
            private: whether its file is private.
        """
        who, what, _ = without_sentences(self.who, self.what)
        spec = self.kind.spec
        names_in_text = spec.whole_text and spec.holds_person
        if names_in_text and self.what:
            mentioned = mentions_in(self.what)
            names = unique((*mentioned, *who))
            who, _, _ = without_sentences(names, None)
            what = self.what
        said_on = self.fields.get("said")
        return Item(
            kind=self.kind,
            where=NOWHERE,
            on=said_on if isinstance(said_on, date) else on,
            who=who,
            what=what,
            weight_lb=self.weight_lb,
            fields=dict(self.fields),
            private=private or self.private,
        )

    @property
    def private(self) -> bool:
        """Whether its words say so: `a second opinion (private)`."""
        if self.stays_private:
            return True
        texts = self.fields.values()
        words = [*self.who, *map(field_text, texts)]
        if self.what:
            words.append(self.what)
        return any(map(item_says_private, words))

    def texts(self) -> dict[str, WrittenValue]:
        """Every field in the order it is written; numbers stay numbers, and lists lists."""
        fields: dict[str, FieldValue] = {}
        if self.weight_lb is not None:
            fields["weight"] = self.weight_lb
        fields.update(self.fields)
        if self.private:
            fields = with_privacy(fields)
        texts: dict[str, WrittenValue] = {}
        for name, value in fields.items():
            text = written_value(name, value)
            texts[name] = text
        return texts


def of_text(item: Item, text: str, values: Mapping[str, FieldValue]) -> NewItem:
    """An item that is one text, as it is written anew with keys.

    Args:
        item: as it is read.
        text: its line; what is said at its end gets a key.
        values: further fields.
    """
    fields: dict[str, FieldValue] = {}
    before = text[: names_end(text)]
    for said in (*ending_of(item.kind, before).said, *ending_of(item.kind, text).said):
        fields[said.name] = said.value
    weight = fields.pop("weight", None)
    return NewItem(
        kind=item.kind,
        who=item.who,
        what=item.what,
        weight_lb=weight if isinstance(weight, float) else None,
        fields={**fields, **values},
    )


def with_privacy(fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The fields with the one that says plainly what the words only hint at."""
    return {**fields, KEY: "yes"}


def written_value(name: str, value: FieldValue) -> WrittenValue:
    """A field as it is written: a chance in per cent, a date as ISO has it, one day as one."""
    if isinstance(value, tuple):
        texts = tuple(map(str, value))
        if len(texts) == 1 and FIELDS[name].type is KeyType.DATES:
            return texts[0]
        return texts
    if isinstance(value, date):
        return value.isoformat()
    if name != "chance" or isinstance(value, str):
        return value
    per_cent = number(value * 100)
    return f"{per_cent}%"


def anywhere(item: Item) -> Item:
    """The same item without its place, for comparing."""
    return replace(item, where=NOWHERE)
