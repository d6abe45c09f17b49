"""Which week a check-in is about where nobody says so, and whether somebody comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from helplog.insight.reflection import Reflection, Week, WeekState
from helplog.model.calendar import week_before
from helplog.model.journal import Checkin

BACK_AFTER_DAYS: Final = 21
"""Without a word in it, a stretch somebody comes back from."""
_WEDNESDAY: Final = 3


def checkin_week(reflection: Reflection) -> date:
    """The first day of the week to talk about: this week, as a rule.

    It is last week till Wednesday, as long as nothing of this week is written, where last week is
    still open for answers. That it is not once its check-in says anything; nor is it for somebody
    who comes back after three weeks or more, nor in a journal that begins only now.
    """
    this = reflection.this_week
    if not this.empty:
        return this.start
    if reflection.today > _wednesday(this.start):
        return this.start
    if away_days(reflection) is None or comes_back(reflection):
        return this.start
    last_start = week_before(this.start, reflection.journal.settings.week_start)
    for week in reflection.weeks:
        if week.start == last_start and not _is_closed(week):
            return last_start
    return this.start


def comes_back(reflection: Reflection) -> bool:
    """Whether three weeks or more have gone by since anything was written."""
    days = away_days(reflection)
    return days is not None and days >= BACK_AFTER_DAYS


def away_days(reflection: Reflection) -> int | None:
    """Days since the last that anything was written for; None where nothing ever was.

    A check-in counts for the last day of its week, till today.
    """
    days = _days_written(reflection)
    latest = max(days, default=None)
    if latest is None:
        return None
    return (reflection.today - latest).days


def _days_written(reflection: Reflection) -> Iterator[date]:
    today = reflection.today
    for writing in reflection.journal.writings:
        begun_on = writing.week if isinstance(writing, Checkin) else writing.on
        if begun_on <= today:
            yield min(writing.on, today)


def _is_closed(week: Week) -> bool:
    """A check-in that holds no more than its questions is none yet; weeks away are let be."""
    if week.state is WeekState.AWAY:
        return True
    return any(checkin.replies for checkin in week.checkins)


def _wednesday(start: date) -> date:
    """The Wednesday of the week that begins on a day."""
    days_left = (_WEDNESDAY - start.isoweekday()) % 7
    return start + timedelta(days=days_left)
