"""The weeks of a journal: what each holds, how it counts, how strong it leaves the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat
from typing import Final

from helplog.insight.questions import answered, replies_to
from helplog.insight.reflection import Week, WeekState
from helplog.insight.streaks import WeeklyRun
from helplog.insight.strength import strengths
from helplog.insight.tallies import count_kinds, count_reps, heaviest_of, lb_by_day, lifted_lb
from helplog.model.calendar import WeekStart, week_label, week_of
from helplog.model.journal import Away, Checkin, Entry, Item, Journal
from helplog.model.kinds import Kind

_WEEK_DAYS: Final = 7


@dataclass(slots=True)
class _Page:
    """What was written for one week, while it is being gathered."""

    entries: list[Entry] = field(default_factory=list)
    checkins: list[Checkin] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


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
        return self.weeks[: len(self.run.states)]


def practise(journal: Journal, items: Sequence[Item], today: date) -> Practice:
    """The weeks of a journal as they stand on a day.

    Args:
        journal: as read, its files in any order.
        items: every item of the journal, in date order.
        today: the day it is asked; its week is the running one.
    """
    week_start = journal.settings.week_start
    this_start = week_of(today, week_start)
    pages = _gather(journal, items, week_start)
    starts = tuple(_starts(pages, this_start, week_start))
    away = _away_weeks(journal, starts, week_start)
    blank = _blank_week(this_start, week_start)
    weeks = [_week(start, pages.get(start), blank, week_start) for start in starts]
    run = WeeklyRun()
    for week in weeks:
        if week.start <= this_start:
            run.take(met=week.met, away=week.start in away, running=week.start == this_start)
    strength = strengths(zip(run.states, (week.answered_count for week in weeks), strict=False))
    states = [*run.states, *(_state_ahead(week, away) for week in weeks[len(run.states) :])]
    counted = _counted(weeks, states, strength) if journal.settings.streaks else _plain(weeks, states)
    this_week = counted[len(run.states) - 1] if counted else blank
    return Practice(counted, this_week, run, strength[-1] if strength else 0.0)


def _gather(journal: Journal, items: Sequence[Item], week_start: WeekStart) -> dict[date, _Page]:
    pages: dict[date, _Page] = {}
    for entry in sorted(journal.entries, key=written_order):
        pages.setdefault(week_of(entry.on, week_start), _Page()).entries.append(entry)
    for checkin in sorted(journal.checkins, key=written_order):
        pages.setdefault(week_of(checkin.week, week_start), _Page()).checkins.append(checkin)
    for item in items:
        pages.setdefault(week_of(item.on, week_start), _Page()).items.append(item)
    return pages


def written_order(writing: Entry | Checkin) -> tuple[date, str, str]:
    """By day, then time of day, then file; an hour written with one digit is the same hour."""
    return (writing.on, (writing.time or "").zfill(5) if writing.time else "", writing.uri)


def _starts(pages: Iterable[date], this_start: date, week_start: WeekStart) -> Iterator[date]:
    """Every week from the first written for to this one, then only those written ahead.

    A slip of the pen in a year to come (`9026`) must not make thousands of empty weeks.
    """
    written = sorted(pages)
    if not written:
        return
    start = min(written[0], this_start)
    while start < this_start:
        yield start
        start = week_of(date.fromordinal(start.toordinal() + _WEEK_DAYS), week_start)
    yield this_start
    yield from (week for week in written if week > this_start)


def _away_weeks(journal: Journal, starts: Sequence[date], week_start: WeekStart) -> frozenset[date]:
    """The weeks that a stretch away touches, in one sweep over both however long the stretches are."""
    stretches = sorted(
        (_touched(away, week_start) for writing in journal.writings for away in writing.away), reverse=True
    )
    found = set()
    away_upto = date.min
    away_known = False
    for start in starts:
        while stretches and stretches[-1][0] <= start:
            away_upto = max(away_upto, stretches.pop()[1])
            away_known = True
        if away_known and start <= away_upto:
            found.add(start)
    return frozenset(found)


def _touched(away: Away, week_start: WeekStart) -> tuple[date, date]:
    """The first and the last week a stretch touches, however its ends were written."""
    first_on, last_on = sorted((away.first_on, away.last_on))
    return week_of(first_on, week_start), week_of(last_on, week_start)


def _blank_week(start: date, week_start: WeekStart) -> Week:
    """A week for which nothing was written; most weeks of an old diary share its empty parts."""
    replies = replies_to(())
    return Week(
        start=start,
        label=week_label(start, week_start),
        entries=(),
        checkins=(),
        items=(),
        counts=dict.fromkeys(Kind, 0),
        reps=0,
        lifted_lb=0.0,
        heaviest=None,
        answered=answered((), (), replies),
        replies=replies,
        state=WeekState.RUNNING,
        strength=0.0,
        lb_by_day={},
    )


def _week(start: date, page: _Page | None, blank: Week, week_start: WeekStart) -> Week:
    label = week_label(start, week_start)
    if page is None:
        return replace(blank, start=start, label=label)
    counts = count_kinds(page.items)
    replies = replies_to(page.checkins)
    return replace(
        blank,
        start=start,
        label=label,
        entries=tuple(page.entries),
        checkins=tuple(page.checkins),
        items=tuple(page.items),
        counts=counts,
        reps=count_reps(counts),
        lifted_lb=lifted_lb(page.items),
        heaviest=heaviest_of(page.items),
        answered=answered(page.items, (*page.entries, *page.checkins), replies),
        replies=replies,
        lb_by_day=lb_by_day(page.items),
    )


def _state_ahead(week: Week, away: frozenset[date]) -> WeekState:
    """A week still to come can be met or away already; it is never missed."""
    if week.met:
        return WeekState.MET
    return WeekState.AWAY if week.start in away else WeekState.RUNNING


def _counted(weeks: Sequence[Week], states: Sequence[WeekState], strength: Sequence[float]) -> tuple[Week, ...]:
    """The weeks with their state and strength; weeks ahead of this one repeat its strength."""
    after = [*strength, *repeat(strength[-1] if strength else 0.0, len(weeks) - len(strength))]
    return tuple(replace(week, state=state, strength=s) for week, state, s in zip(weeks, states, after, strict=True))


def _plain(weeks: Sequence[Week], states: Sequence[WeekState]) -> tuple[Week, ...]:
    """The weeks of a journal that keeps no streaks: a week that would have rested is one without writing."""
    plain = (WeekState.MISSED if state is WeekState.REST else state for state in states)
    return tuple(replace(week, state=state) for week, state in zip(weeks, plain, strict=True))
