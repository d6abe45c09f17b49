"""Needs: the same one however often it is named, how long it is carried, what meets it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.handoffs import out_of_trial
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
    keys = (same_text(item.text("id") or ""), same_text(item.what or ""))
    return tuple(key for key in keys if key)


@dataclass(slots=True)
class _Groups:
    """Needs that share a key, directly or by way of another, joined while they are read."""

    parents: list[int] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def find(self, index: int) -> int:
        """The group's number: that of its first need."""
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def add(self, keys: Iterable[str]) -> None:
        index = len(self.parents)
        self.parents.append(index)
        for key in keys:
            known = self.by_key.setdefault(key, index)
            first, later = sorted((self.find(known), self.find(index)))
            self.parents[later] = first


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
        for group in _met_groups(item, groups):
            meeting.setdefault(group, []).append(item)
    needs = []
    for group, namings in together.items():
        needs.append(_need(namings, meeting.get(group, ()), today))
    return tuple(needs)


def _met_groups(item: Item, groups: _Groups) -> set[int]:
    """The needs that an item says it is for."""
    known = groups.by_key
    keys = named_needs(item, known)
    return {groups.find(known[key]) for key in keys if key in known}


def named_needs(item: Item, known: Container[str]) -> tuple[str, ...]:
    """The keys of the needs an item says it is for.

    None where it says none, or is of a kind that meets none. Several stand in a list, or with
    commas between them; a need whose own words hold a comma is one.

    Args:
        item: any.
        known: the keys of the needs there are.
    """
    if item.kind not in MEETING:
        return ()
    given = item.text("for") or ""
    whole = same_text(given)
    if not whole:
        return ()
    parts = tuple(filter(None, map(same_text, given.split(","))))
    if whole not in known and any(key in known for key in parts):
        return parts
    return (whole,)


def needs_by_item(needs: Iterable[Need]) -> dict[ItemKey, Need]:
    """The need that each item names, by the key of the item."""
    return {item.key: need for need in needs for item in need.named}


def _need(named: Sequence[Item], meeting: Sequence[Item], today: date) -> Need:
    first = named[0]
    carried_days = (today - first.on).days
    is_ended = any(_ended(item, today) for item in named)
    return Need(
        item=first,
        named=tuple(named),
        carried_weeks=max(0, carried_days // _WEEK_DAYS),
        met_by=out_of_trial(meeting, today),
        open=not meeting and not is_ended,
    )


def _ended(need: Item, today: date) -> bool:
    """Whether the writer says it is met or dropped.

    A date to come says that it will be, not that it is.
    """
    for name in _ENDINGS:
        given = need.fields.get(name, "no")
        if isinstance(given, date):
            if given <= today:
                return True
        elif given != "no":
            return True
    return False
