"""Needs: the same one however often it is named, how long it is carried, what meets it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.reflection import Need
from helplog.insight.search.folding import same_text
from helplog.model.journal import Item, ItemKey
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind

_WEEK_DAYS: Final = 7
MEETING: Final = FIELDS["for"].kinds
"""Kinds whose items may name the need they meet."""
_ENDINGS: Final = ("met", "dropped")


def need_keys(item: Item) -> tuple[str, ...]:
    """The keys a need is known by: its id and its words; none where it has neither.

    An id and a text share one space of keys, because `for` may give either.
    """
    given = (item.text("id"), item.what)
    return tuple(key for text in given if text and (key := same_text(text)))


@dataclass(slots=True)
class _Groups:
    """Needs that share a key, directly or by way of another, joined while they are read."""

    parents: list[int] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def find(self, index: int) -> int:
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def add(self, keys: Iterable[str]) -> None:
        index = len(self.parents)
        self.parents.append(index)
        for key in keys:
            one, other = sorted((self.find(self.by_key.setdefault(key, index)), self.find(index)))
            self.parents[other] = one


def needs_of(items: Sequence[Item], today: date) -> tuple[Need, ...]:
    """Every need of a journal, in the order they were first named.

    Args:
        items: the journal's items in date order.
        today: the day it is asked.
    """
    named = [item for item in items if item.kind is Kind.NEEDS]
    groups = _Groups()
    for item in named:
        groups.add(need_keys(item))
    together: dict[int, list[Item]] = {}
    for index, item in enumerate(named):
        together.setdefault(groups.find(index), []).append(item)
    meeting: dict[int, list[Item]] = {}
    for item in items:
        met = {
            groups.find(groups.by_key[key])
            for key in named_needs(item, groups.by_key)
            if key in groups.by_key
        }
        for first in met:
            meeting.setdefault(first, []).append(item)
    return tuple(_need(group, meeting.get(first, ()), today) for first, group in together.items())


def named_needs(item: Item, known: Container[str]) -> tuple[str, ...]:
    """The keys of the needs an item says it is for; none where it says none, or is of a kind that meets none.

    Several stand in a list, or with commas between them; a need whose own words hold a comma is
    one.

    Args:
        item: any.
        known: the keys of the needs there are.
    """
    given = item.text("for") if item.kind in MEETING else None
    whole = same_text(given) if given else ""
    if not given or not whole:
        return ()
    parts = tuple(key for part in given.split(",") if (key := same_text(part)))
    return (whole,) if whole in known or not any(key in known for key in parts) else parts


def needs_by_item(needs: Iterable[Need]) -> dict[ItemKey, Need]:
    """The need that each item names, by the key of the item."""
    return {item.key: need for need in needs for item in need.named}


def _need(named: Sequence[Item], meeting: Sequence[Item], today: date) -> Need:
    first = named[0]
    return Need(
        item=first,
        named=tuple(named),
        carried_weeks=max(0, (today - first.on).days // _WEEK_DAYS),
        met_by=tuple(item for item in meeting if not item.in_trial(today)),
        open=not meeting and not any(_ended(item, today) for item in named),
    )


def _ended(need: Item, today: date) -> bool:
    """Whether the writer says it is met or dropped; a date to come says that it will be, not that it is."""
    return any(
        given <= today if isinstance(given, date) else given != "no"
        for name in _ENDINGS
        if (given := need.fields.get(name)) is not None
    )
