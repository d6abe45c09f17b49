"""Needs: the same one however often it is named, how long it is carried, what meets it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.folding import same_text
from helplog.insight.reflection import Need
from helplog.model.journal import Item
from helplog.model.kinds import FIELDS, Kind

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
        if (index_named := groups.by_key.get(named_need(item) or "")) is not None:
            meeting.setdefault(groups.find(index_named), []).append(item)
    return tuple(_need(group, meeting.get(first, ()), today) for first, group in together.items())


def named_need(item: Item) -> str | None:
    """The key of the need an item says it is for; None where it says none, or is of a kind that meets none."""
    given = item.text("for") if item.kind in MEETING else None
    return same_text(given) if given else None


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
