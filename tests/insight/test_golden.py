"""Whole journals, every number worked out by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.making import checkin, d, entry, journal, note, say

from helplog.exchange.contracts import stats_contract
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.calendar import WeekStart
from helplog.model.journal import Away, Journal
from helplog.model.kinds import Kind


def autumn(week_start: WeekStart = WeekStart.MONDAY) -> Journal:
    """Seven weeks of an autumn, looked at on Wednesday 18 November 2026.

    ==========  ========================================================  ========  =======
    ======== week of     what                                                      reps, lb  answers
    state ==========  ========================================================  ========  =======
    ======== 5 October   ask Dana (yes, 3), need "a quiet hour", accepted Sam (3)  2, 6      2
    met 12 October  connection Priya (3), accepted: none                      1, 3      2        met
    19 October  nothing                                                   0, 0      0        missed
    26 October  handoff Lee (10), ask Dana (no, 5), declined Sam          2, 15     1        met 2
    November  check-in with all three                                   0, 0      3        met 9
    November  away from Tuesday to Thursday                             0, 0      0        away 16
    Nov.     thanks Sam (3), ask Dana "an hour" for the need (3)       2, 6      1        met
    ==========  ========================================================  ========  =======
    ========

    The gap of 19 October comes before the fourth met week, so nothing covers it; the fourth, 2
    November, earns a rest, which is still held. Streak: 26 October, 2 November, 16 November = 3.
    Strength, with m = .8705506: .0863 (v = 2/3), .1614, .1405, .1655 (1/3), .2735 (1), .2735, .2813
    (1/3).
    """
    return journal(
        entry(
            "2026-10-07",
            say(
                "asks",
                "Dana",
                "read a letter",
                answer="yes",
                answered=d("2026-10-09"),
                chance=0.5,
            ),
            say("needs", (), "a quiet hour"),
            say("accepted", "Sam", "a lift"),
        ),
        entry("2026-10-15", say("connections", "Priya"), nones=("accepted",)),
        entry(
            "2026-10-28",
            say("handoffs", "Lee", "the garden"),
            say(
                "asks",
                "dana",
                "the school run",
                answer="no",
                answered=d("2026-10-28"),
                lb=5,
            ),
            say("declined", "Sam", "soup", open="yes"),
        ),
        checkin(
            "2026-11-02", let_help="Sam", need_help="none", connected="Priya, again"
        ),
        entry("2026-11-09", away=(Away(d("2026-11-10"), d("2026-11-12")),)),
        entry(
            "2026-11-17",
            say("thanks", "Sam"),
            say("asks", "DANA", "an hour", for_="A quiet hour"),
        ),
        week_start=week_start,
    )


@pytest.fixture
def on_18_november() -> Reflection:
    return reflect(autumn(), d("2026-11-18"))


def test_the_weeks_of_an_autumn(on_18_november: Reflection) -> None:
    found = [
        (w.start.isoformat(), w.reps, w.lifted_lb, w.answered_count, str(w.state))
        for w in on_18_november.weeks
    ]
    assert found == [
        ("2026-10-05", 2, 6, 2, "met"),
        ("2026-10-12", 1, 3, 2, "met"),
        ("2026-10-19", 0, 0, 0, "missed"),
        ("2026-10-26", 2, 15, 1, "met"),
        ("2026-11-02", 0, 0, 3, "met"),
        ("2026-11-09", 0, 0, 0, "away"),
        ("2026-11-16", 2, 6, 1, "met"),
    ]
    strengths = [week.strength for week in on_18_november.weeks]
    assert strengths == pytest.approx(
        [0.0863, 0.1614, 0.1405, 0.1655, 0.2735, 0.2735, 0.2813], abs=5e-5
    )
    assert on_18_november.strength == strengths[-1]


def test_the_practice_of_an_autumn(on_18_november: Reflection) -> None:
    """Entries on six days, the last of them yesterday and alone; five weeks of six met, one spent away."""
    streaks = on_18_november.streaks
    assert streaks is not None
    assert (streaks.weekly_current, streaks.weekly_longest, streaks.rest_held) == (
        3,
        3,
        1,
    )
    assert (streaks.writing_current, streaks.writing_longest) == (1, 1)
    assert (streaks.last_12, streaks.last_12_of) == (5, 6)


def test_the_sums_of_an_autumn(on_18_november: Reflection) -> None:
    found = on_18_november
    assert (found.reps, found.lifted_lb, found.heaviest_lb) == (7, 30, 10)
    assert {kind: n for kind, n in found.counts.items() if n} == {
        Kind.ASKS: 3,
        Kind.HANDOFFS: 1,
        Kind.ACCEPTED: 1,
        Kind.THANKS: 1,
        Kind.CONNECTIONS: 1,
        Kind.DECLINED: 1,
        Kind.NEEDS: 1,
    }
    assert [(y.number, y.reps, y.lifted_lb, y.met_weeks) for y in found.years] == [
        (2026, 7, 30, 5)
    ]
    assert found.lb_by_day == {
        d("2026-10-07"): 6,
        d("2026-10-15"): 3,
        d("2026-10-28"): 15,
        d("2026-11-17"): 6,
    }


def test_what_is_open_after_an_autumn(on_18_november: Reflection) -> None:
    """The garden is ready from 11 November; Sam was thanked on the 17th; the need is asked for."""
    found = on_18_november
    assert [item.what for item in found.open_asks] == ["an hour"]
    assert [item.what for item in found.handoffs_ready] == ["the garden"]
    assert found.open_needs == ()
    assert found.thanks_due == ()
    assert [item.what for item in found.open_offers] == ["soup"]
    assert found.suggestion is not None
    assert (found.suggestion.reason, found.suggestion.what) == ("offer", "soup")


def test_the_rates_of_an_autumn(on_18_november: Reflection) -> None:
    """One yes of mine of two offers, one yes of two answers, waits of 2 and 0 days."""
    found = on_18_november
    assert (found.my_yes_rate.yes, found.my_yes_rate.n) == (1, 2)
    assert (found.others_yes_rate.yes, found.others_yes_rate.n) == (1, 2)
    assert found.median_wait_days == 1
    assert found.prediction is None
    assert found.leaning is None


def test_the_people_of_an_autumn(on_18_november: Reflection) -> None:
    """Dana under three spellings, each written once."""
    found = [
        (p.name, p.first_on, p.last_on, len(p.items)) for p in on_18_november.people
    ]
    assert found == [
        ("Dana", d("2026-10-07"), d("2026-11-17"), 3),
        ("Sam", d("2026-10-07"), d("2026-11-17"), 3),
        ("Lee", d("2026-10-28"), d("2026-10-28"), 1),
        ("Priya", d("2026-10-15"), d("2026-10-15"), 1),
    ]


def test_an_autumn_in_sunday_weeks() -> None:
    """Seven weeks again; the check-in of Monday the 2nd stands in the week of Sunday the 1st."""
    found = reflect(autumn(WeekStart.SUNDAY), d("2026-11-18"))
    assert [week.start.isoformat() for week in found.weeks] == [
        "2026-10-04",
        "2026-10-11",
        "2026-10-18",
        "2026-10-25",
        "2026-11-01",
        "2026-11-08",
        "2026-11-15",
    ]
    assert [week.answered_count for week in found.weeks] == [2, 2, 0, 1, 3, 0, 1]


def test_a_new_year_with_a_leap_day_and_a_53rd_week() -> None:
    """From Sunday 29 December 2019 to Sunday 1 March 2020, and on to the 53rd week of 2020.

    Monday weeks: the 29th is the last day of the week of 23 December; 29 February and 1 March share
    the week of 24 February. The week of 28 December 2020 is 2020-W53 and belongs to 2020, 3 January
    2021 with it.
    """
    files = [
        entry("2019-12-29", say("asks", "Ana", lb=3)),
        entry("2020-02-29", say("thanks", "Ana", lb=5)),
        entry("2020-03-01", say("thanks", "Ana", lb=10)),
        entry("2021-01-03", say("connections", "Ana", lb=25)),
    ]
    found = reflect(journal(*files, note("Ana")), d("2021-01-04"))
    assert [(year.number, len(year.weeks), year.lifted_lb) for year in found.years] == [
        (2019, 2, 3),
        (2020, 52, 40),
    ]
    assert [(week.label, week.lifted_lb) for week in found.weeks if week.reps] == [
        ("2019-W52", 3),
        ("2020-W09", 15),
        ("2020-W53", 25),
    ]
    assert len(found.weeks) == 55
    assert (found.this_week.label, found.this_week.state) == ("2021-W01", "running")


@pytest.mark.parametrize(
    "place",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C"},
        {"TZ": "America/Sao_Paulo", "LC_ALL": "ar_EG.UTF-8", "PYTHONHASHSEED": "7"},
    ],
)
def test_the_numbers_are_the_same_everywhere(place: dict[str, str]) -> None:
    """In a process of its own, since a time zone and a locale are a process's; the locale is set where it exists."""
    root = Path(__file__).parents[2]
    program = (
        "import json, locale, contextlib, time\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "time.tzset() if hasattr(time, 'tzset') else None\n"
        "from helplog.exchange.contracts import stats_contract\n"
        "from helplog.insight.reflecting import reflect\n"
        "from tests.insight.test_golden import autumn\n"
        "from tests.making import d\n"
        "print(json.dumps(stats_contract(reflect(autumn(), d('2026-11-18')))))\n"
    )
    paths = os.pathsep.join(map(str, (root / "src", root)))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **place, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == json.loads(
        json.dumps(stats_contract(reflect(autumn(), d("2026-11-18"))))
    )
