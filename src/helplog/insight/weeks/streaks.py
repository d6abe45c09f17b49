"""Streaks: which weeks were met, which rested, and the runs they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from helplog.insight.reflection import Streaks, Week, WeekState

MET_WEEKS_PER_REST: Final = 4
MOST_REST_HELD: Final = 2
RECENT_WEEKS: Final = 12
_WEEK_DAYS: Final = 7


@dataclass(slots=True)
class WeeklyRun:
    """The walk through a journal's weeks in date order; one `take` for each."""

    current: int = 0
    """Met weeks since the last missed one."""
    longest: int = 0
    rest_held: int = 0
    met_weeks: int = 0
    states: list[WeekState] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    """`current` after each week."""

    def take(self, *, met: bool, away: bool, running: bool = False) -> WeekState:
        """Say how the next week counts, and remember it.

        Args:
            met: one of the three questions or more is answered.
            away: the writer was away for a part of it.
            running: it is the present week, which can still be met.
        """
        state = self._state(met=met, away=away, running=running)
        self.states.append(state)
        self.runs.append(self.current)
        return state

    def _state(self, *, met: bool, away: bool, running: bool) -> WeekState:
        if met:
            return self._meet()
        if away:
            return WeekState.AWAY
        if running:
            return WeekState.RUNNING
        return self._miss()

    def _meet(self) -> WeekState:
        self.met_weeks += 1
        self.current += 1
        self.longest = max(self.longest, self.current)
        if self.met_weeks % MET_WEEKS_PER_REST == 0:
            self.rest_held = min(MOST_REST_HELD, self.rest_held + 1)
        return WeekState.MET

    def _miss(self) -> WeekState:
        if self.rest_held:
            self.rest_held -= 1
            return WeekState.REST
        self.current = 0
        return WeekState.MISSED


def writing_streaks(days: Iterable[date], today: date) -> tuple[int, int]:
    """Consecutive days with an entry: the run that ends today or yesterday, and the longest.

    Args:
        days: days of entries, in any order, repeats allowed; those after `today` do not count.
        today: the day it is asked.
    """
    written = {day.toordinal() for day in days if day <= today}
    run = longest = 0
    last: int | None = None
    for day in sorted(written):
        if day - 1 not in written:
            run = 0
        run += 1
        longest = max(longest, run)
        last = day
    if last is None:
        return 0, longest
    if last < today.toordinal() - 1:
        return 0, longest
    return run, longest


def recent_weeks(
    weeks: Sequence[Week], today: date, many: int = RECENT_WEEKS
) -> tuple[Week, ...]:
    """The latest weeks that can be judged: this week once it is met, else up to last week.

    Args:
        weeks: oldest first; weeks ahead of this one are passed over.
        today: a day of this week.
        many: how many at most; fewer in a younger journal.
    """
    upto = len(weeks)
    while upto and weeks[upto - 1].start > today:
        upto -= 1
    if upto:
        last = weeks[upto - 1]
        is_running = (today - last.start).days < _WEEK_DAYS
        if is_running and not last.met:
            upto -= 1
    recent = weeks[max(0, upto - many) : upto]
    return tuple(recent)


def could_be_met(weeks: Iterable[Week]) -> Iterator[Week]:
    """Without weeks away that were not met: nobody counts them for or against anything."""
    return (week for week in weeks if week.state is not WeekState.AWAY)


def streaks_of(
    run: WeeklyRun, weeks: Sequence[Week], days: Iterable[date], today: date
) -> Streaks:
    """All of it together.

    Args:
        run: the walk through the weeks up to this one.
        weeks: the same weeks.
        days: days of entries.
        today: the day it is asked.
    """
    possible = could_be_met(reversed(weeks))
    # One more than is counted, for this week may still be running.
    latest = list(islice(possible, RECENT_WEEKS + 1))
    recent = recent_weeks(latest[::-1], today)
    writing_current, writing_longest = writing_streaks(days, today)
    return Streaks(
        weekly_current=run.current,
        weekly_longest=run.longest,
        rest_held=run.rest_held,
        writing_current=writing_current,
        writing_longest=writing_longest,
        last_12=sum(week.met for week in recent),
        last_12_of=len(recent),
    )
