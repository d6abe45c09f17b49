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
    ident = item.text("id")
    keys = []
    for given in (ident, item.what):
        key = same_text(given or "")
        if key:
            keys.append(key)
    return tuple(keys)


@dataclass(slots=True)
class _Groups:
    """Needs that share a key, directly or by way of another, joined while they are read."""

    parents: list[int] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def find(self, index: int) -> int:
        """The group's number: that of its first need."""
        parents = self.parents
        while parents[index] != index:
            parent = parents[index]
            parents[index] = parents[parent]
            index = parents[index]
        return index

    def add(self, keys: Iterable[str]) -> None:
        index = len(self.parents)
        self.parents.append(index)
        for key in keys:
            known = self.by_key.setdefault(key, index)
            of_known = self.find(known)
            of_this = self.find(index)
            later = max(of_known, of_this)
            self.parents[later] = min(of_known, of_this)


_ItemsByGroup = dict[int, list[Item]]


def needs_of(items: Sequence[Item], today: date) -> tuple[Need, ...]:
    """Every need of a journal, in the order they were first named.

    Args:
        items: the journal's items in date order.
        today: the day it is asked.
    """
    named = [item for item in items if item.kind is Kind.NEEDS]
    groups = _Groups()
    for item in named:
        keys = need_keys(item)
        groups.add(keys)
    namings: _ItemsByGroup = {}
    for index, item in enumerate(named):
        group = groups.find(index)
        of_group = namings.setdefault(group, [])
        of_group.append(item)
    meeting: _ItemsByGroup = {}
    for item in items:
        for group in _met_groups(item, groups):
            of_group = meeting.setdefault(group, [])
            of_group.append(item)
    needs = []
    for group, of_group in namings.items():
        met_by = meeting.get(group, [])
        need = _need(of_group, met_by, today)
        needs.append(need)
    return tuple(needs)


def _met_groups(item: Item, groups: _Groups) -> set[int]:
    """The needs that an item says it is for."""
    known = groups.by_key
    found = set()
    for key in named_needs(item, known):
        if key not in known:
            continue
        group = groups.find(known[key])
        found.add(group)
    return found


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
    given = item.text("for")
    if not given:
        return ()
    whole = same_text(given)
    if not whole:
        return ()
    if whole in known:
        return (whole,)
    parts = []
    is_list = False
    for text in given.split(","):
        part = same_text(text)
        if not part:
            continue
        parts.append(part)
        is_list = is_list or part in known
    if not is_list:
        return (whole,)
    return tuple(parts)


def needs_by_item(needs: Iterable[Need]) -> dict[ItemKey, Need]:
    """The need that each item names, by the key of the item."""
    by_item = {}
    for need in needs:
        for item in need.named:
            by_item[item.key] = need
    return by_item


def _need(named: Sequence[Item], meeting: Sequence[Item], today: date) -> Need:
    first = named[0]
    carried = today - first.on
    weeks = carried.days // _WEEK_DAYS
    is_ended = any(_ended(item, today) for item in named)
    is_met = bool(meeting)
    return Need(
        item=first,
        named=tuple(named),
        carried_weeks=max(0, weeks),
        met_by=out_of_trial(meeting, today),
        open=not is_met and not is_ended,
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
