"""Thank-yous that could still be said: a line, never a balance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from helplog.insight.people.names import Names
from helplog.model.journal import Item
from helplog.model.kinds import Kind

QUIET_DAYS: Final = 7
"""How old an accepted offer is before it is mentioned."""


def thanks_due(items: Sequence[Item], names: Names, today: date) -> tuple[Item, ...]:
    """Accepted offers whose helper has not been thanked, in date order.

    One is left alone when it says `thanked` in any way, when it names nobody to thank, and when
    each of its people was thanked on its day or later.

    Args:
        items: the journal's items in date order.
        names: who is who.
        today: the day it is asked.
    """
    thanked_on: dict[str, date] = {}
    for item in items:
        if item.kind is not Kind.THANKS:
            continue
        for key in names.keys(item):
            thanked_on[key] = item.on
    due = []
    for item in items:
        if item.kind is not Kind.ACCEPTED:
            continue
        if "thanked" in item.fields:
            continue
        age = today - item.on
        if age.days < QUIET_DAYS:
            continue
        for key in names.keys(item):
            last_thanked = thanked_on.get(key, date.min)
            if last_thanked < item.on:
                due.append(item)
                break
    return tuple(due)
