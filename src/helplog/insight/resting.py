"""Small asks that rest: what a check-in says is not for now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from helplog.insight.search.folding import same_text
from helplog.insight.search.wording import same_words
from helplog.model.calendar import WeekStart, week_of
from helplog.model.journal import Checkin, Entry

RESTING_DAYS: Final = 28


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests, and from when."""

    since: dict[str, list[tuple[date, date]]] = field(default_factory=dict)
    """A need's or an offer's words, or an id -> the first and the last day of each rest."""

    def rests(self, keys: Iterable[str], on: date) -> bool:
        """Whether one of some keys rests on a day."""
        for key in keys:
            for first_on, last_on in self.since.get(key, ()):
                if first_on <= on <= last_on:
                    return True
        return False


def resting_of(writings: Iterable[Entry | Checkin], week_start: WeekStart) -> Resting:
    """What `not_now` says in check-ins, and in entries all the same.

    It holds for the rest of its week, and for four weeks more.
    """
    resting = Resting()
    for writing in writings:
        for text in writing.not_now:
            week = week_of(writing.on, week_start)
            span = (week, rests_until(week))
            for key in {same_text(text), same_words(text)}:
                spans = resting.since.setdefault(key, [])
                spans.append(span)
    return resting


def rests_until(week: date) -> date:
    """The last day that something rests: of the fourth week after the one that starts on a day."""
    whole = timedelta(days=RESTING_DAYS + 6)
    latest = date.max - whole
    return min(week, latest) + whole
