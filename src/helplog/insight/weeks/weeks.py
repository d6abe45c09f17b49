"""The weeks of a journal: what each holds, how it counts, how strong it leaves the writer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from helplog.insight.reflection import Week, WeekState, WeekSums
from helplog.insight.weeks.away import away_weeks
from helplog.insight.weeks.questions import answered, replies_to
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
from helplog.model.settings import Settings

_WEEK_DAYS: Final = 7


@dataclass(slots=True)
class _Gathered:
    """What was written for one week, while it is being gathered."""

    entries: list[Entry] = field(default_factory=list)
    checkins: list[Checkin] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class _Shown(NamedTuple):
    """How weeks count, as it is shown: one of each for a week."""

    states: list[WeekState]
    strength: list[float]
    in_a_row: list[int]


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
        met = week.answered_count > 0
        if start > this_start:
            ahead.append(_state_ahead(met=met, away=away))
            continue
        state = run.take(met=met, away=away, running=start == this_start)
        past.append((state, week.answered_count))
    strength = strengths(past)
    states = [*run.states, *ahead]
    shown = _shown(states, strength, run.runs, streaks=settings.streaks)
    weeks = list(_weeks(sums, shown, settings))
    this_week = weeks[len(past) - 1]
    return Practice(
        weeks=tuple(weeks),
        this_week=this_week,
        run=run,
        strength=strength[-1],
    )


def _nothing_written(this_start: date, settings: Settings) -> Practice:
    """Of an empty journal there is this week alone, and nobody walks through it."""
    sums = {this_start: _summed(_Gathered())}
    running = _Shown([WeekState.RUNNING], [0.0], [0])
    (this_week,) = _weeks(sums, running, settings)
    no_run = WeeklyRun()
    return Practice((), this_week, no_run, strength=0.0)


def _sums_by_week(
    journal: Journal, items: Sequence[Item], this_start: date
) -> dict[date, WeekSums]:
    """What each week holds, oldest first."""
    week_start = journal.settings.week_start
    gathered = _gather(journal, items, week_start)
    nothing = _summed(_Gathered())
    sums = {}
    for start in _starts(gathered, this_start):
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
    for on, of_day in groupby(items, key=attrgetter("on")):
        start = week_of(on, week_start)
        weeks[start].items.extend(of_day)
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


def _starts(written: Iterable[date], this_start: date) -> Iterator[date]:
    """Every week from the first written for to this one, then only those written ahead.

    A slip of the pen in a year to come (`9026`) must not make thousands of empty weeks.
    """
    weeks = sorted(written)
    if not weeks:
        return
    first = min(weeks[0], this_start)
    first_day = first.toordinal()
    back = range(this_start.toordinal(), first_day - 1, -_WEEK_DAYS)
    if back[-1] > first_day:  # the first week of year 1 may be shorter than the others
        yield first
    yield from map(date.fromordinal, reversed(back))
    for week in weeks:
        if week > this_start:
            yield week


def _summed(gathered: _Gathered) -> WeekSums:
    replies = replies_to(gathered.checkins)
    writings = (*gathered.entries, *gathered.checkins)
    counts = count_kinds(gathered.items)
    by_day = lb_by_day(gathered.items)
    answers = answered(gathered.items, writings, replies)
    return WeekSums(
        entries=tuple(gathered.entries),
        checkins=tuple(gathered.checkins),
        items=tuple(gathered.items),
        counts=counts,
        reps=count_reps(counts),
        lifted_lb=add_lb(by_day.values()),
        heaviest=heaviest_of(gathered.items),
        answered=answers,
        replies=replies,
        answered_count=sum(answers.values()),
        lb_by_day=by_day,
    )


def _state_ahead(*, met: bool, away: bool) -> WeekState:
    """A week still to come can be met or away already; it is never missed."""
    if met:
        return WeekState.MET
    if away:
        return WeekState.AWAY
    return WeekState.RUNNING


def _shown(
    states: list[WeekState],
    strength: list[float],
    runs: list[int],
    *,
    streaks: bool,
) -> _Shown:
    """State, strength and streak as they are shown; weeks ahead of this one repeat its last two.

    Where the journal keeps no streaks, a week that would have rested is one without writing.
    """
    many = len(states)
    if not streaks:
        without_rest = list(map(_missed_if_rest, states))
        return _Shown(without_rest, [0.0] * many, [0] * many)
    ahead = many - len(strength)
    last_strength = strength[-1:] * ahead
    last_run = runs[-1:] * ahead
    return _Shown(states, [*strength, *last_strength], [*runs, *last_run])


def _missed_if_rest(state: WeekState) -> WeekState:
    if state is WeekState.REST:
        return WeekState.MISSED
    return state


def _weeks(
    sums: Mapping[date, WeekSums], shown: _Shown, settings: Settings
) -> Iterator[Week]:
    for (start, held), state, strength, in_a_row in zip(
        sums.items(), *shown, strict=True
    ):
        yield Week(
            start=start,
            label=week_label(start, settings.week_start),
            sums=held,
            state=state,
            strength=strength,
            in_a_row=in_a_row,
        )
