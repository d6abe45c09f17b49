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
        if item.kind is Kind.THANKS:
            thanked_on.update(dict.fromkeys(names.keys(item), item.on))
    due = []
    for item in items:
        if item.kind is not Kind.ACCEPTED or "thanked" in item.fields:
            continue
        is_old_enough = (today - item.on).days >= QUIET_DAYS
        helpers = names.keys(item)
        if is_old_enough and any(
            thanked_on.get(key, date.min) < item.on for key in helpers
        ):
            due.append(item)
    return tuple(due)
