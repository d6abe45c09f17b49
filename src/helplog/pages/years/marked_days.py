"""What a calendar shows of each day: whether it was written, whether something was lifted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from helplog.insight.reflection import Reflection
from helplog.model.journal import Item


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day with something that may be shown; of private writing, nothing."""

    written: bool
    lifted: Item | None
    """A rep of the day."""


MarkedDays = Mapping[date, MarkedDay]


def marked_days(reflection: Reflection) -> dict[date, MarkedDay]:
    """Every day with public words or a public rep, in no order."""
    today = reflection.today
    lifted: dict[date, Item] = {}
    for item in reflection.items:
        if item.weighs and not item.private and not item.in_trial(today):
            lifted.setdefault(item.on, item.as_written)
    public = [entry for entry in reflection.journal.entries if not entry.private]
    written = {entry.on for entry in public}
    return {
        day: MarkedDay(day in written, lifted.get(day))
        for day in written | lifted.keys()
    }
