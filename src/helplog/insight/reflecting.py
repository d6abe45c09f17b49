"""Everything known about a journal on a day, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from helplog.insight.carried_ask import carried_ask_of, unless_it_rests
from helplog.insight.diagnosing import diagnose
from helplog.insight.far_off import far_off_years
from helplog.insight.fears import fears_of
from helplog.insight.handoffs import drafts_of, out_of_trial, ready_to_talk, talks_of
from helplog.insight.likely_people import LikelyPeople, met_needs_of
from helplog.insight.looking_back import look_back
from helplog.insight.need_naming import NeedIndex
from helplog.insight.needs import needs_of
from helplog.insight.offers import each_once, open_offers, with_outcomes
from helplog.insight.people.leaning import leaning_of
from helplog.insight.people.likeness import same_people
from helplog.insight.people.names import names_of
from helplog.insight.people.people import by_key, drifting_people, people_of
from helplog.insight.people.thanks import thanks_due
from helplog.insight.prediction import prediction_gap
from helplog.insight.rates import median_wait_days, my_yes_rate, others_yes_rate
from helplog.insight.reflection import Reflection, Streaks, Week
from helplog.insight.resting import resting_of
from helplog.insight.suggestion import SmallAsks
from helplog.insight.weeks.next_weight import next_weight_lb
from helplog.insight.weeks.streaks import streaks_of
from helplog.insight.weeks.tallies import (
    count_kinds,
    count_reps,
    heaviest_lb,
    heaviest_of,
    lifted_lb,
)
from helplog.insight.weeks.weeks import Practice, practise
from helplog.insight.weeks.years import years_of
from helplog.model.journal import Checkin, Entry, Item, Journal
from helplog.model.kinds import Answer, Kind


def reflect(journal: Journal, today: date) -> Reflection:
    """Everything known about a journal.

    Pure: the same journal, its files in any order, and the same day give the same result
    everywhere.

    Args:
        journal: as read.
        today: the writer's local day.
    """
    writings: list[Entry | Checkin] = [*journal.entries, *journal.checkins]
    written = _items_in(writings)
    items = in_date_order(with_outcomes(written))
    once = each_once(items)
    nameable = out_of_trial(items, today)
    names = names_of(journal.person_notes)
    people = people_of(items, names, today)
    known = by_key(people)
    practice = practise(journal, items, today)
    heaviest = [week.heaviest for week in practice.weeks]
    index = NeedIndex(once)
    needs = needs_of(once, index, today)
    alike = same_people(people, names)
    counts = count_kinds(items)
    streaks = _streaks(journal, practice, today)
    strength = 0.0
    if streaks:
        strength = practice.strength
    weight_lb = next_weight_lb(practice.past_weeks, practice.strength, today)
    due = thanks_due(items, names, today)
    offers = open_offers(items, names)
    week_start = journal.settings.week_start
    this_week = practice.this_week.start
    resting = resting_of(writings, week_start)
    small_asks = SmallAsks(
        needs=needs,
        offers=offers,
        items=once,
        likely=LikelyPeople(known, names, met_needs_of(needs)),
        resting=resting,
        checkin_weeks=_checkin_weeks(journal, this_week),
        this_week=this_week,
        weight_lb=weight_lb,
        today=today,
    )
    carried = carried_ask_of(journal, once, known, names, this_week)
    ready = ready_to_talk(items, today)
    findings = [*journal.diagnostics]
    findings += diagnose(once, alike, names, index)
    findings += far_off_years(writings, today)
    findings.sort(key=lambda finding: finding.where)
    return Reflection(
        today=today,
        journal=journal,
        items=items,
        weeks=practice.weeks,
        this_week=practice.this_week,
        years=years_of(practice.weeks, known, names, today),
        counts=counts,
        reps=count_reps(counts),
        lifted_lb=lifted_lb(items),
        heaviest_lb=heaviest_lb(filter(None, heaviest)),
        heaviest=heaviest_of(nameable),
        strength=strength,
        streaks=streaks,
        my_yes_rate=my_yes_rate(items),
        others_yes_rate=others_yes_rate(items),
        median_wait_days=median_wait_days(items),
        prediction=prediction_gap(items),
        needs=needs,
        open_asks=tuple(filter(is_open_ask, items)),
        handoffs_ready=ready,
        talks=talks_of(ready, _loads_in(writings), today),
        thanks_due=tuple(item.as_written for item in due),
        open_offers=offers,
        drafts=drafts_of(items),
        people=people,
        drifting=drifting_people(people),
        names=names,
        same_people=alike,
        leaning=leaning_of(items, people, names),
        look_back=look_back(journal.entries, today),
        lb_by_day=_lb_by_day(practice.weeks),
        fears=fears_of(once),
        carried_ask=unless_it_rests(carried, resting, today),
        suggestion=small_asks.suggest(),
        diagnostics=tuple(findings),
    )


def _checkin_weeks(journal: Journal, this_week: date) -> tuple[date, ...]:
    weeks = {checkin.week for checkin in journal.checkins if checkin.week < this_week}
    return tuple(sorted(weeks))


def _items_in(writings: Iterable[Entry | Checkin]) -> Iterator[Item]:
    for writing in writings:
        yield from writing.items


def _loads_in(writings: Iterable[Entry | Checkin]) -> Iterator[tuple[date, float]]:
    for writing in writings:
        if writing.load is not None:
            yield writing.on, writing.load


def _lb_by_day(weeks: Iterable[Week]) -> dict[date, float]:
    by_day: dict[date, float] = {}
    for week in weeks:
        by_day |= week.lb_by_day
    return by_day


def _streaks(journal: Journal, practice: Practice, today: date) -> Streaks | None:
    if not journal.settings.streaks:
        return None
    days = [entry.on for entry in journal.entries]
    weeks = practice.past_weeks
    return streaks_of(practice.run, weeks, days, today)


def in_date_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items by date, then file, then place in the file."""
    return tuple(sorted(items, key=lambda item: (item.on, item.where)))


def is_open_ask(item: Item) -> bool:
    """An ask that waits for its answer, or for later, and is not done."""
    if item.kind is not Kind.ASKS:
        return False
    if "done" in item.fields:
        return False
    return item.answer in {Answer.WAITING, Answer.LATER}
