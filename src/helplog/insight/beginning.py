"""The first weeks of a journal, and its first rep."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from helplog.insight.reflection import Reflection
from helplog.insight.weeks.tallies import is_rep

_BEGINNING: Final = timedelta(weeks=3)


def is_beginning(reflection: Reflection) -> bool:
    """Whether the first line was written less than three weeks ago, or is still to come."""
    days = [writing.on for writing in reflection.journal.writings]
    return not days or reflection.today - min(days) < _BEGINNING


def is_first_rep(reflection: Reflection) -> bool:
    """Whether the journal's one rep that may be told is one of this week."""
    reps = [item for item in reflection.items if is_rep(item) and not item.private]
    if len(reps) != 1:
        return False
    return reps[0] in reflection.this_week.items
