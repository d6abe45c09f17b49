"""The weeks of a journal: what each holds, how it counts, how strong it leaves the writer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from helplog.insight.reflection import Week, WeekState
from helplog.insight.weeks.away import away_weeks
from helplog.insight.weeks.questions import Replies, answered, replies_to
from helplog.insight.weeks.streaks import WeeklyRun
from helplog.insight.weeks.strength import strengths
from helplog.insight.weeks.tallies import (
    add_lb,
    count_kinds,
    count_reps,
    heaviest_of,
    lb_by_day,
)
from helplog.model.calendar import WeekStart, week_label, week_of
from helplog.model.journal import Away, Checkin, Entry, Item, Journal
from helplog.model.kinds import Kind, Question
from helplog.model.settings import Settings

_WEEK_DAYS: Final = 7


@dataclass(slots=True)
class _Gathered:
    """What was written for one week, while it is being gathered."""

    entries: list[Entry] = field(default_factory=list)
    checkins: list[Checkin] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _WeekSums:
    """What a week holds, before it is known how it counts; empty weeks share one."""

    entries: tuple[Entry, ...]
    checkins: tuple[Checkin, ...]
    items: tuple[Item, ...]
    counts: Mapping[Kind, int]
    reps: int
    lifted_lb: float
    heaviest: Item | None
    lb_by_day: Mapping[date, float]
    replies: Replies
    answered: Mapping[Question, bool]

    @property
    def met(self) -> bool:
        return any(self.answered.values())

    @property
    def answered_count(self) -> int:
        return sum(self.answered.values())


class _Mark(NamedTuple):
    """How a week counts, as it is shown."""

    state: WeekState
    strength: float = 0.0
    in_a_row: int = 0


@dataclass(frozen=True, slots=True)
class Practice:
    """The weeks, and the walk through those of them that are not ahead of today."""

    weeks: tuple[Week, ...]
    this_week: Week
    run: WeeklyRun
    strength: float
    """After this week, whether it is shown or not."""

    @property
    def past_weeks(self) -> tuple[Week, ...]:
        """The weeks up to this one: those that streaks and strength are made of."""
        past = len(self.run.states)
        return self.weeks[:past]


def practise(journal: Journal, items: Sequence[Item], today: date) -> Practice:
    """The weeks of a journal as they stand on a day.

    Args:
        journal: as read, its files in any order.
        items: every item of the journal, in date order.
        today: the day it is asked; its week is the running one.
    """
    settings = journal.settings
    this_start = week_of(today, settings.week_start)
    sums = _sums_by_week(journal, items, this_start)
    if not sums:
        return _nothing_written(this_start, settings)
    starts = list(sums)
    all_away = _weeks_away(journal, starts)
    run = WeeklyRun()
    past = []
    ahead = []
    for start, week in sums.items():
        away = start in all_away
        if start > this_start:
            state = _state_ahead(week, away=away)
            ahead.append(state)
            continue
        is_this_week = start == this_start
        state = run.take(met=week.met, away=away, running=is_this_week)
        past.append((state, week.answered_count))
    strength = strengths(past)
    states = [*run.states, *ahead]
    marks = _marks(states, strength, run.runs, streaks=settings.streaks)
    weeks = []
    for start, mark in zip(starts, marks, strict=True):
        shown = _week(start, sums[start], mark, settings)
        weeks.append(shown)
    this_week = weeks[len(past) - 1]
    return Practice(
        weeks=tuple(weeks),
        this_week=this_week,
        run=run,
        strength=strength[-1],
    )


def _nothing_written(this_start: date, settings: Settings) -> Practice:
    """Of an empty journal there is this week alone, and nobody walks through it."""
    nothing = _summed(_Gathered())
    mark = _Mark(WeekState.RUNNING)
    this_week = _week(this_start, nothing, mark, settings)
    no_run = WeeklyRun()
    return Practice((), this_week, no_run, strength=0.0)


def _sums_by_week(
    journal: Journal, items: Sequence[Item], this_start: date
) -> dict[date, _WeekSums]:
    """What each week holds, oldest first."""
    week_start = journal.settings.week_start
    gathered = _gather(journal, items, week_start)
    nothing = _summed(_Gathered())
    sums = {}
    for start in _starts(gathered, this_start, week_start):
        of_week = gathered.get(start)
        if of_week is None:
            sums[start] = nothing
        else:
            sums[start] = _summed(of_week)
    return sums


def _gather(
    journal: Journal, items: Sequence[Item], week_start: WeekStart
) -> Mapping[date, _Gathered]:
    weeks: defaultdict[date, _Gathered] = defaultdict(_Gathered)
    for entry in sorted(journal.entries, key=written_order):
        start = week_of(entry.on, week_start)
        weeks[start].entries.append(entry)
    for checkin in sorted(journal.checkins, key=written_order):
        start = week_of(checkin.week, week_start)
        weeks[start].checkins.append(checkin)
    for item in items:
        start = week_of(item.on, week_start)
        weeks[start].items.append(item)
    return weeks


def _weeks_away(journal: Journal, starts: Sequence[date]) -> frozenset[date]:
    stretches: list[Away] = []
    for writing in journal.writings:
        stretches += writing.away
    week_start = journal.settings.week_start
    return away_weeks(stretches, starts, week_start)


def written_order(writing: Entry | Checkin) -> tuple[date, str, str]:
    """By day, then time of day, then file; an hour written with one digit is the same hour."""
    time = ""
    if writing.time:
        width = len("09:00")
        time = writing.time.zfill(width)
    return writing.on, time, writing.uri


def _starts(
    written: Iterable[date], this_start: date, week_start: WeekStart
) -> Iterator[date]:
    """Every week from the first written for to this one, then only those written ahead.

    A slip of the pen in a year to come (`9026`) must not make thousands of empty weeks.
    """
    weeks = sorted(written)
    if not weeks:
        return
    start = min(weeks[0], this_start)
    while start < this_start:
        yield start
        week_later = start.toordinal() + _WEEK_DAYS
        next_start = date.fromordinal(week_later)
        start = week_of(next_start, week_start)
    yield this_start
    for week in weeks:
        if week > this_start:
            yield week


def _summed(gathered: _Gathered) -> _WeekSums:
    replies = replies_to(gathered.checkins)
    writings = (*gathered.entries, *gathered.checkins)
    counts = count_kinds(gathered.items)
    by_day = lb_by_day(gathered.items)
    return _WeekSums(
        entries=tuple(gathered.entries),
        checkins=tuple(gathered.checkins),
        items=tuple(gathered.items),
        counts=counts,
        reps=count_reps(counts),
        lifted_lb=add_lb(by_day.values()),
        heaviest=heaviest_of(gathered.items),
        lb_by_day=by_day,
        replies=replies,
        answered=answered(gathered.items, writings, replies),
    )


def _state_ahead(sums: _WeekSums, *, away: bool) -> WeekState:
    """A week still to come can be met or away already; it is never missed."""
    if sums.met:
        return WeekState.MET
    if away:
        return WeekState.AWAY
    return WeekState.RUNNING


def _marks(
    states: Sequence[WeekState],
    strength: Sequence[float],
    runs: Sequence[int],
    *,
    streaks: bool,
) -> Iterator[_Mark]:
    """State, strength and streak as they are shown; weeks ahead of this one repeat its last two.

    Where the journal keeps no streaks, a week that would have rested is one without writing.
    """
    this_week = len(strength) - 1
    for number, state in enumerate(states):
        if streaks:
            upto = min(number, this_week)
            yield _Mark(state, strength[upto], runs[upto])
        elif state is WeekState.REST:
            yield _Mark(WeekState.MISSED)
        else:
            yield _Mark(state)


def _week(start: date, sums: _WeekSums, mark: _Mark, settings: Settings) -> Week:
    return Week(
        start=start,
        label=week_label(start, settings.week_start),
        entries=sums.entries,
        checkins=sums.checkins,
        items=sums.items,
        counts=sums.counts,
        reps=sums.reps,
        lifted_lb=sums.lifted_lb,
        heaviest=sums.heaviest,
        answered=sums.answered,
        replies=sums.replies,
        state=mark.state,
        strength=mark.strength,
        in_a_row=mark.in_a_row,
        lb_by_day=sums.lb_by_day,
    )
