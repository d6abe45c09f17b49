from __future__ import annotations

import pytest
from tests.making import Said, checkin, d, entry, journal, say, weeks

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection, WeekState
from helplog.model.calendar import WeekStart
from helplog.model.journal import Away, Entry
from helplog.model.kinds import Kind, Question

LET, NEED, CONNECTED = Question


def answered(*said: Said, nones: tuple[str, ...] = ()) -> set[Question]:
    found = reflect(journal(entry("2026-11-18", *said, nones=nones)), d("2026-11-18"))
    return {question for question, yes in found.this_week.answered.items() if yes}


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("accepted", LET),
        ("needs", NEED),
        ("asks", NEED),
        ("handoffs", NEED),
        ("connections", CONNECTED),
        ("thanks", None),
        ("declined", None),
        ("alone", None),
    ],
)
def test_which_list_answers_which_question(
    kind: str, question: Question | None
) -> None:
    expected = {question} if question else set()
    assert answered(say(kind, "Sam", "x")) == expected
    own = kind in {"accepted", "needs", "connections"}
    assert answered(nones=(kind,)) == (expected if own else set())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("yes", {LET, NEED}), ("partly", {LET, NEED}), ("no", {NEED}), ("later", {NEED})],
)
def test_a_yes_to_an_ask_is_help_let_in(answer: str, expected: set[Question]) -> None:
    assert answered(say("asks", "Sam", "x", answer=answer)) == expected


def test_a_checkin_answers_for_the_week_it_names() -> None:
    """Written late, it still belongs to week 47; `none` is an answer, an absent reply is none."""
    found = reflect(
        journal(checkin("2026-11-16", let_help="Sam, twice", connected="none")),
        d("2026-12-01"),
    )
    assert found.weeks[0].answered == {LET: True, NEED: False, CONNECTED: True}
    assert found.weeks[0].answered_count == 2
    assert [reply.text for reply in found.weeks[0].replies[LET]] == ["Sam, twice"]
    assert found.weeks[0].replies[NEED] == ()
    assert [week.state for week in found.weeks] == [
        WeekState.MET,
        WeekState.MISSED,
        WeekState.RUNNING,
    ]


def test_two_checkins_of_a_week_are_both_heard() -> None:
    both = (
        checkin("2026-11-16", uri="b.md", let_help="b"),
        checkin("2026-11-16", uri="a.md", let_help="a"),
    )
    found = reflect(journal(*both), d("2026-11-18"))
    assert [reply.text for reply in found.this_week.replies[LET]] == ["a", "b"]


def test_an_item_counts_for_the_week_of_its_own_day() -> None:
    """An ask of Sunday the 15th, written down on Monday the 16th."""
    found = reflect(
        journal(entry("2026-11-16", say("asks", "Sam", "x", on="2026-11-15"))),
        d("2026-11-16"),
    )
    assert [(week.start, week.reps, len(week.entries)) for week in found.weeks] == [
        (d("2026-11-09"), 1, 0),
        (d("2026-11-16"), 0, 1),
    ]
    assert found.weeks[0].met


def test_a_journal_of_nothing_has_this_week_and_no_others() -> None:
    found = reflect(journal(), d("2026-11-18"))
    assert found.weeks == ()
    assert found.this_week.empty
    assert (found.this_week.start, found.this_week.label) == (
        d("2026-11-16"),
        "2026-W47",
    )
    assert found.this_week.state is WeekState.RUNNING
    assert found.years == ()


def starts(found: Reflection) -> list[str]:
    return [week.start.isoformat() for week in found.weeks]


@pytest.mark.parametrize(
    ("week_start", "expected"),
    [
        (WeekStart.MONDAY, ["2026-12-21", "2026-12-28", "2027-01-04"]),
        (WeekStart.SUNDAY, ["2026-12-27", "2027-01-03"]),
        (WeekStart.SATURDAY, ["2026-12-26", "2027-01-02"]),
    ],
)
def test_weeks_start_where_the_journal_says(
    week_start: WeekStart, expected: list[str]
) -> None:
    """From Sunday 27 December 2026 to Monday 4 January 2027, across a year of 53 ISO weeks."""
    found = reflect(
        journal(entry("2026-12-27"), entry("2027-01-03"), week_start=week_start),
        d("2027-01-04"),
    )
    assert starts(found) == expected
    labels = (
        ["2026-W52", "2026-W53", "2027-W01"]
        if week_start is WeekStart.MONDAY
        else expected
    )
    assert [week.label for week in found.weeks] == labels


def test_the_days_around_a_leap_day_are_one_week() -> None:
    """26 February to 3 March 2024 is one Monday week."""
    found = reflect(
        journal(entry("2024-02-26"), entry("2024-02-29"), entry("2024-03-03")),
        d("2024-03-03"),
    )
    assert starts(found) == ["2024-02-26"]
    assert len(found.this_week.entries) == 3


def test_a_year_written_wrong_makes_no_thousands_of_weeks_to_come() -> None:
    found = reflect(
        journal(entry("2026-11-16"), entry("9999-12-31", say("asks", "Sam", "x"))),
        d("2026-11-18"),
    )
    assert starts(found) == ["2026-11-16", "9999-12-27"]
    assert found.reps == 1
    assert [year.number for year in found.years] == [2026, 9999]


@pytest.mark.parametrize("week_start", list(WeekStart))
@pytest.mark.parametrize("today", ["0001-01-01", "0001-01-09", "9999-12-31"])
def test_the_ends_of_the_calendar(week_start: WeekStart, today: str) -> None:
    found = reflect(
        journal(entry(today, say("asks", "Sam", "x")), week_start=week_start), d(today)
    )
    assert found.this_week.reps == found.reps == 1


def test_a_week_ahead_is_running_until_it_is_met() -> None:
    found = reflect(
        journal(
            entry("2026-11-16"),
            entry("2026-12-01"),
            entry("2026-12-09", nones=("needs",)),
        ),
        d("2026-11-18"),
    )
    assert [week.state for week in found.weeks] == [
        WeekState.RUNNING,
        WeekState.RUNNING,
        WeekState.MET,
    ]


def away(on: str, first: str, last: str) -> Entry:
    return entry(on, away=(Away(d(first), d(last)),))


@pytest.mark.parametrize(
    ("first", "last", "states"),
    [
        ("2026-01-12", "2026-01-18", "M a x M"),
        ("2026-01-18", "2026-01-19", "M a a M"),  # one day of a week is enough
        ("2026-01-19", "2026-01-18", "M a a M"),  # the ends the wrong way round
        ("2025-01-01", "2026-12-31", "M a a M"),  # a met week is met even then
        ("2026-01-26", "2026-01-26", "M x x M"),
        ("0001-01-01", "9999-12-31", "M a a M"),
    ],
)
def test_weeks_away(first: str, last: str, states: str) -> None:
    letters = {"met": "M", "missed": "x", "away": "a"}
    found = reflect(
        journal(*weeks("1--1"), away("2026-01-07", first, last)), d("2026-01-28")
    )
    assert " ".join(letters[week.state] for week in found.weeks) == states


def test_stretches_away_that_overlap() -> None:
    """A long stretch and a short one within it: the short one's end is not the long one's."""
    long, short = (
        away("2026-01-07", "2026-01-12", "2026-02-01"),
        away("2026-01-08", "2026-01-13", "2026-01-14"),
    )
    found = reflect(journal(*weeks("1----1"), long, short), d("2026-02-11"))
    assert [week.state for week in found.weeks[1:5]] == [
        "away",
        "away",
        "away",
        "missed",
    ]


def test_sums_are_those_one_does_on_paper() -> None:
    said = [
        say("asks", "Sam", "x", lb=0.1),
        say("thanks", "Sam", "y", lb=0.2),
        say("needs", (), "rest"),
    ]
    found = reflect(journal(entry("2026-11-18", *said)), d("2026-11-18"))
    assert (found.lifted_lb, found.reps, found.heaviest_lb) == (0.3, 2, 0.2)
    assert found.lb_by_day == {d("2026-11-18"): 0.3}


def test_weights_by_default_and_the_heaviest_of_equals() -> None:
    said = [
        say("asks", "Sam", "first", lb=10),
        say("handoffs", "Lee", "second"),
        say("thanks", "Sam"),
    ]
    found = reflect(journal(entry("2026-11-18", *said)), d("2026-12-18"))
    assert (found.lifted_lb, found.heaviest_lb) == (23, 10)
    assert found.heaviest is not None
    assert found.heaviest.what == "first"


def test_a_handoff_in_its_trial_weighs_and_stays_unnamed() -> None:
    said = [say("handoffs", "Lee", "the garden", lb=25), say("asks", "Sam", "x")]
    found = reflect(journal(entry("2026-11-18", *said)), d("2026-12-01"))
    assert (found.lifted_lb, found.heaviest_lb, found.counts[Kind.HANDOFFS]) == (
        28,
        25,
        1,
    )
    assert found.heaviest is not None
    assert found.heaviest.kind is Kind.ASKS
    assert found.weeks[0].heaviest is not None
    assert found.weeks[0].heaviest.kind is Kind.HANDOFFS
    assert [person.name for person in found.people] == ["Sam"]


def test_entries_of_a_day_stand_in_the_order_of_their_hours() -> None:
    hours = [
        entry("2026-11-18", uri=f"{n}.md", time=time)
        for n, time in enumerate(["23:10", "9:05", None, "10:00"])
    ]
    found = reflect(journal(*hours), d("2026-11-18"))
    assert [entry.time for entry in found.this_week.entries] == [
        None,
        "9:05",
        "10:00",
        "23:10",
    ]
