"""Laws that hold for every journal and every day."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.making import journal as journal_of
from tests.making import weeks as weeks_of
from tests.strategies import days, journals, near_days, shuffled

from helplog.exchange.contracts import stats_contract
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import NeedState, Reflection, Week, WeekState, Year
from helplog.insight.weeks.strength import step
from helplog.insight.weeks.tallies import add_lb
from helplog.model.calendar import WeekStart, week_of
from helplog.model.diagnostic import Place
from helplog.model.journal import Entry, Item, Journal
from helplog.model.kinds import REP_KINDS, Kind

marks = st.text(alphabet="0123-a", min_size=1, max_size=40)


def facts(reflection: Reflection) -> dict[str, Any]:
    return {
        f.name: getattr(reflection, f.name)
        for f in fields(reflection)
        if f.name != "journal"
    }


def met(reflection: Reflection) -> tuple[int, int]:
    assert reflection.streaks is not None
    return reflection.streaks.weekly_current, reflection.streaks.weekly_longest


@given(st.floats(0, 1), st.integers(0, 3))
def test_a_step_stays_between_0_and_1_and_moves_towards_what_was_answered(
    strength: float, answered: int
) -> None:
    after = step(strength, answered)
    assert 0 <= after <= 1
    assert min(strength, answered / 3) <= after <= max(strength, answered / 3)


@given(st.floats(0, 1))
def test_a_week_with_all_three_answered_never_lowers_strength(strength: float) -> None:
    assert step(strength, 3) >= strength


@given(journals(near_days), near_days, st.sampled_from(list(Kind)))
def test_doing_something_this_week_never_lowers_strength(
    journal: Journal, today: date, kind: Kind
) -> None:
    """Whatever the week holds already, and whatever is done."""
    item = Item(kind=kind, where=Place("new.md", 2, 3), on=today, what="x")
    new = Entry(where=Place("new.md", 9), on=today, items=(item,))
    before = reflect(journal, today).strength
    after = reflect(replace(journal, entries=(*journal.entries, new)), today)
    assert after.strength >= before


@given(journals(near_days), near_days)
def test_the_running_week_is_never_weaker_than_the_one_before(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    weeks = [week for week in found.weeks if week.start <= found.this_week.start]
    for earlier, later in pairwise(weeks[-2:]):
        assert later.strength >= earlier.strength


@given(journals(), days)
def test_every_need_is_in_one_state_and_listed_only_while_open(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    listed = {need.item.key for need in found.open_needs}
    for need in found.needs:
        assert (need.item.key in listed) == (need.state is NeedState.OPEN)
        if need.state is NeedState.ASKED:
            assert not need.met_by


@given(journals(), days)
def test_every_journal_reflects_into_plain_json(journal: Journal, today: date) -> None:
    assert (
        json.loads(
            json.dumps(stats_contract(reflect(journal, today)), allow_nan=False)
        )["schema"]
        == 1
    )


@given(st.data(), journals(), days)
def test_the_order_of_files_is_irrelevant(
    data: st.DataObject, journal: Journal, today: date
) -> None:
    other = data.draw(shuffled(journal))
    assert facts(reflect(journal, today)) == facts(reflect(other, today))


@given(journals(), days)
def test_days_add_up_to_weeks_weeks_to_years_and_years_to_the_total(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    sums: list[tuple[Reflection | Year, tuple[Year | Week, ...]]] = [
        (found, found.years)
    ]
    sums += [(year, year.weeks) for year in found.years]
    for whole, parts in sums:
        assert whole.lifted_lb == add_lb(part.lifted_lb for part in parts)
        assert whole.reps == sum(part.reps for part in parts)
        assert whole.counts == {
            kind: sum(part.counts[kind] for part in parts) for kind in Kind
        }
    for week in found.weeks:
        assert week.lifted_lb == add_lb(week.lb_by_day.values())
    assert found.lifted_lb == add_lb(found.lb_by_day.values())
    assert found.reps == sum(item.weighs for item in found.items)
    assert found.reps == sum(found.counts[kind] for kind in REP_KINDS)


@given(journals(), days)
def test_weeks_are_contiguous_up_to_this_one_and_hold_everything_once(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    week_start = journal.settings.week_start
    this = week_of(today, week_start)
    starts = [week.start for week in found.weeks]
    upto = [start for start in starts if start <= this]
    assert found.this_week.start == this
    assert all(
        later - earlier == timedelta(weeks=1) for earlier, later in pairwise(upto)
    )
    assert not any(week.empty for week in found.weeks if week.start > this)
    assert starts == sorted(set(starts))
    if starts:
        assert upto[-1] == this
    assert [item for week in found.weeks for item in week.items] == list(found.items)
    assert sum(len(week.entries) for week in found.weeks) == len(journal.entries)
    assert sum(len(week.checkins) for week in found.weeks) == len(journal.checkins)


@given(journals(near_days), near_days)
def test_rest_and_away_bridge_a_streak_and_never_lengthen_it(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    run = longest = 0
    for week in found.weeks:
        if week.start <= found.this_week.start:
            run = (
                0
                if week.state is WeekState.MISSED
                else run + (week.state is WeekState.MET)
            )
            longest = max(longest, run)
    assert met(found) == (run, longest)


@given(marks)
def test_rest_weeks_are_earned_by_four_met_weeks_each(marks: str) -> None:
    found = reflect(journal_of(*weeks_of(marks)), date(2027, 6, 1))
    assert found.streaks is not None
    met_weeks = rested = 0
    for week in found.weeks:
        met_weeks += week.state is WeekState.MET
        rested += week.state is WeekState.REST
        assert rested <= met_weeks // 4
    assert rested + found.streaks.rest_held <= met_weeks // 4
    assert 0 <= found.streaks.rest_held <= 2


@given(marks, st.integers(0, 400), st.integers(0, 120))
def test_today_moving_on_raises_no_streak_without_writing(
    marks: str, start: int, later: int
) -> None:
    journal = journal_of(*weeks_of(marks))
    today = date(2026, 1, 5) + timedelta(weeks=len(marks), days=start)
    before, after = (
        reflect(journal, day).streaks for day in (today, today + timedelta(days=later))
    )
    assert before is not None
    assert after is not None
    assert after.weekly_current <= before.weekly_current
    assert after.writing_current <= before.writing_current
    assert after.last_12 <= before.last_12
    assert (after.weekly_longest, after.writing_longest) == (
        before.weekly_longest,
        before.writing_longest,
    )


@given(marks, st.sampled_from("123"))
def test_filling_in_the_latest_week_without_writing_never_shortens_the_streak(
    marks: str, mark: str
) -> None:
    """An earlier gap can: a rest week earned one week sooner is also spent sooner.

    See docs/numbers.md.
    """
    gap = max((n for n, m in enumerate(marks) if m in "-0"), default=None)
    assume(gap is not None)
    assert gap is not None
    today = date(2026, 1, 5) + timedelta(weeks=len(marks) - 1, days=6)
    filled = marks[:gap] + mark + marks[gap + 1 :]
    assume(marks.strip("-"))
    before, after = (
        met(reflect(journal_of(*weeks_of(m)), today)) for m in (marks, filled)
    )
    assert after[0] >= before[0]


@given(marks, st.data())
def test_filling_in_any_week_counts_it(marks: str, data: st.DataObject) -> None:
    gap = data.draw(st.integers(0, len(marks) - 1))
    today = date(2026, 1, 5) + timedelta(weeks=len(marks) - 1, days=6)
    assume(marks[gap] not in "123")
    before, after = (
        reflect(journal_of(*weeks_of(m)), today)
        for m in (marks, marks[:gap] + "1" + marks[gap + 1 :])
    )
    assert (
        sum(week.met for week in after.weeks)
        == sum(week.met for week in before.weeks) + 1
    )
    assert after.reps == before.reps + 1


@given(marks)
def test_filling_in_every_week_makes_one_streak_of_them(marks: str) -> None:
    filled = "".join(m if m in "123" else "1" for m in marks)
    today = date(2026, 1, 5) + timedelta(weeks=len(marks) - 1, days=6)
    assert met(reflect(journal_of(*weeks_of(filled)), today)) == (
        len(marks),
        len(marks),
    )


@given(journals(near_days), near_days, st.integers(1, 900))
def test_writing_dated_after_today_distorts_no_streak(
    journal: Journal, today: date, ahead: int
) -> None:
    kept = tuple(
        e
        for e in journal.entries
        if week_of(e.on, journal.settings.week_start) <= today and e.on <= today
    )
    kept = tuple(
        replace(e, items=tuple(i for i in e.items if i.on <= today), away=())
        for e in kept
    )
    past = replace(journal, entries=kept, checkins=())
    on = week_of(today, journal.settings.week_start) + timedelta(days=6 + ahead)
    future = (
        Entry(where=kept[0].where._replace(uri="z.md"), on=on, nones=frozenset(Kind))
        if kept
        else None
    )
    assume(future is not None)
    assert future is not None
    one, other = (
        reflect(j, today) for j in (past, replace(past, entries=(*kept, future)))
    )
    assert one.streaks == other.streaks
    assert one.strength == other.strength
    assert one.this_week == other.this_week


@given(journals(streaks=False), days)
def test_without_streaks_nothing_tells_of_them(journal: Journal, today: date) -> None:
    found = reflect(journal, today)
    contract = stats_contract(found)
    assert found.streaks is None
    assert found.strength == 0
    assert all(
        week.strength == 0 and week.state is not WeekState.REST for week in found.weeks
    )
    assert not {"strength", "streaks"} & contract.keys()
    assert "strength" not in json.dumps(contract["weeks"])


@given(journals(), days)
def test_nobody_hears_of_a_handoff_in_its_trial_outside_its_week(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    listed = [
        *found.open_asks,
        *found.handoffs_ready,
        *found.thanks_due,
        *found.open_offers,
        *(item for person in found.people for item in person.items),
        *(item for need in found.needs for item in need.met_by),
        *(item for year in found.years for _, item in year.firsts),
        *(item for year in found.years for item in [year.heaviest] if item),
        *([found.heaviest] if found.heaviest else []),
        *(
            [found.suggestion.like]
            if found.suggestion and found.suggestion.like
            else []
        ),
    ]
    assert not any(item.in_trial(today) for item in listed)


@given(journals(), days)
def test_every_item_and_what_became_of_it_has_a_key_of_its_own(
    journal: Journal, today: date
) -> None:
    keys = [item.key for item in reflect(journal, today).items]
    assert len(keys) == len(set(keys))


@given(journals())
def test_what_a_journal_sorts_it_sorts_once(journal: Journal) -> None:
    assert journal.items is journal.items
    assert journal.writings is journal.writings


@given(journals(), days)
def test_people_have_addresses_of_their_own(journal: Journal, today: date) -> None:
    slugs = [person.slug for person in reflect(journal, today).people]
    assert len(set(slugs)) == len(slugs)


@given(journals(), days)
def test_nothing_of_a_private_entry_is_suggested_or_found_fault_with_in_words(
    journal: Journal, today: date
) -> None:
    found = reflect(journal, today)
    shown = {name for item in found.items if not item.private for name in item.who}
    hidden = {person.name for person in found.people if person.private}
    told = " ".join(d.message + d.hint for d in found.diagnostics)
    assert not any(f"“{name}”" in told for name in hidden - shown)
    assert not any(entry.private for back in found.look_back for entry in back.entries)
    if found.suggestion:
        assert not found.suggestion.item.private
        assert found.suggestion.like is None or not found.suggestion.like.private


@given(st.sampled_from(list(WeekStart)), days)
def test_a_week_holds_its_days_whatever_it_starts_on(
    week_start: WeekStart, day: date
) -> None:
    found = reflect(
        journal_of(
            *weeks_of("3", day.isoformat(), week_start=week_start),
            week_start=week_start,
        ),
        day,
    )
    assert found.weeks[0].start <= day <= found.weeks[0].start + timedelta(days=6)
    assert (
        found.weeks[0].start.strftime("%w")
        == {"monday": "1", "sunday": "0", "saturday": "6"}[week_start]
    )
