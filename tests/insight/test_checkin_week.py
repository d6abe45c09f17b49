"""Which week a check-in is about, over the days on which one may sit down to it."""

from __future__ import annotations

import pytest
from tests.making import checkin, d, entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.insight.weeks.checkin_week import checkin_week, comes_back
from helplog.model.calendar import WeekStart
from helplog.model.journal import Checkin, Entry

OLD = entry("2026-11-10", say("accepted", "Sam", "soup"))
"""Something in week 46, Nov 9 to 15."""
TABLE = """
Sunday evening                         | 2026-11-15 |                    | 2026-11-09
Monday morning, last week open         | 2026-11-16 |                    | 2026-11-09
Tuesday, last week open                | 2026-11-17 |                    | 2026-11-09
Wednesday, last week open              | 2026-11-18 |                    | 2026-11-09
Thursday                               | 2026-11-19 |                    | 2026-11-16
Monday, something written this week    | 2026-11-16 | entry 2026-11-16   | 2026-11-16
Monday, last week answered             | 2026-11-16 | answered           | 2026-11-16
Monday, last week begun, not answered  | 2026-11-16 | begun              | 2026-11-09
Monday, this week's check-in begun     | 2026-11-16 | this begun         | 2026-11-16
Monday, something written ahead        | 2026-11-16 | entry 2026-11-25   | 2026-11-09
"""


def more(written: str) -> list[Entry | Checkin]:
    kind, _, day = written.partition(" ")
    if kind == "entry":
        return [entry(day)]
    found: dict[str, list[Entry | Checkin]] = {
        "answered": [checkin("2026-11-09", connected="none")],
        "begun": [checkin("2026-11-09")],
        "this": [checkin("2026-11-16")],
    }
    return found.get(kind, [])


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_the_week_to_talk_about(row: str) -> None:
    _, today, written, week = map(str.strip, row.split("|"))
    reflection = reflect(journal(OLD, *more(written)), d(today))
    assert checkin_week(reflection) == d(week)


@pytest.mark.parametrize(
    ("today", "week"),
    [
        ("2026-11-14", "2026-11-08"),
        ("2026-11-15", "2026-11-08"),
        ("2026-11-16", "2026-11-08"),
        ("2026-11-18", "2026-11-08"),
        ("2026-11-19", "2026-11-15"),
    ],
)
def test_a_week_that_starts_on_sunday(today: str, week: str) -> None:
    reflection = reflect(journal(OLD, week_start=WeekStart.SUNDAY), d(today))
    assert checkin_week(reflection) == d(week)


@pytest.mark.parametrize(
    ("today", "week", "is_back"),
    [
        ("2026-11-30", "2026-11-23", False),
        ("2026-12-01", "2026-11-30", True),
        ("2027-02-01", "2027-02-01", True),
    ],
)
def test_whoever_comes_back_begins_with_this_week(
    today: str, week: str, *, is_back: bool
) -> None:
    reflection = reflect(journal(OLD), d(today))
    assert comes_back(reflection) is is_back
    assert checkin_week(reflection) == d(week)


def test_only_check_ins_are_a_practice_too() -> None:
    """The last one was for the week that ended on Nov 15; two weeks later nobody is greeted."""
    reflection = reflect(
        journal(checkin("2026-11-09", connected="Lee")), d("2026-11-30")
    )
    assert not comes_back(reflection)
    assert checkin_week(reflection) == d("2026-11-23")


def test_a_journal_that_begins_now_begins_with_this_week() -> None:
    reflection = reflect(journal(), d("2026-11-16"))
    assert checkin_week(reflection) == d("2026-11-16")
    assert not comes_back(reflection)
