"""Coming back after three weeks or more without a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from helplog.insight.looking_back import has_prose
from helplog.insight.reflection import Reflection
from helplog.model.first_page import begins_as_first_page
from helplog.model.journal import Entry, Item

_GAP_DAYS: Final = 21
"""From so many days without a line on, coming back is greeted."""


@dataclass(frozen=True, slots=True)
class ComingBack:
    """The time before a gap."""

    last_on: date
    """The last day before it with a line."""
    said: Entry | None
    """What was written last of all, and is not private; None where there is nothing in prose."""

    def is_from_before(self, item: Item) -> bool:
        """Whether an item is from before the gap."""
        return item.on <= self.last_on


def coming_back_of(reflection: Reflection) -> ComingBack | None:
    """The gap one comes back from, while this week holds the first writing since, or none.

    Returns:
        None where there was no such gap.
    """
    this_week = reflection.this_week.start
    last_before: date | None = None
    came_back_on = reflection.today
    for writing in reflection.journal.writings:
        on = writing.on
        if on < this_week:
            last_before = on
        elif on < came_back_on:
            came_back_on = on
    if last_before is None:
        return None
    gap = came_back_on - last_before
    if gap.days < _GAP_DAYS:
        return None
    return ComingBack(last_before, _last_said(reflection, last_before))


def times_back(reflection: Reflection) -> int:
    """How often writing went on after such a gap."""
    on_days = {writing.on for writing in reflection.journal.writings}
    days = [day for day in sorted(on_days) if day <= reflection.today]
    times = 0
    for day, later in pairwise(days):
        away = later - day
        if away.days >= _GAP_DAYS:
            times += 1
    return times


def _last_said(reflection: Reflection, last_on: date) -> Entry | None:
    for entry in reversed(reflection.journal.entries):
        if entry.on > last_on or entry.private or begins_as_first_page(entry.body):
            continue
        if has_prose(entry):
            return entry
    return None
