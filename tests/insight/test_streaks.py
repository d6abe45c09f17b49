from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.making import d, entry, journal, say, weeks

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Streaks
from helplog.insight.weeks.streaks import writing_streaks


def last_day(marks: str) -> date:
    """The Sunday of the last week marked; the first one starts on Monday 2026-01-05."""
    return d("2026-01-04") + timedelta(weeks=len(marks))


def streaks(marks: str, today: str | None = None) -> Streaks:
    found = reflect(
        journal(*weeks(marks)), d(today) if today else last_day(marks)
    ).streaks
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("marks", "states"),
    [
        ("3", "M"),
        ("30", "M."),  # the running week is never missed
        ("3-", "M."),
        ("3-1", "MxM"),
        ("1111-", "MMMM."),
        ("1111-1", "MMMMrM"),  # four met weeks earned the rest
        ("1111--1", "MMMMrxM"),
        ("11111111---1", "MMMMMMMMrrxM"),  # two at most are held
        ("111111111111---1", "MMMMMMMMMMMMrrxM"),  # the third was not held
        ("1111-1111-1", "MMMMrMMMMrM"),
        ("111-1-1", "MMMxMrM"),  # four met weeks, not four in a row
        ("1111-1111----1", "MMMMrMMMMrxxxM"),
        ("1a1", "MaM"),
        ("1aa-1", "MaaxM"),
        ("1111a-1", "MMMMarM"),  # a week away spends no rest
        ("10", "M."),
        ("101", "MxM"),  # an entry that answers no question
    ],
)
def test_how_each_week_counts(marks: str, states: str) -> None:
    letters = {"met": "M", "missed": "x", "rest": "r", "away": "a", "running": "."}
    found = reflect(journal(*weeks(marks)), last_day(marks))
    assert "".join(letters[week.state] for week in found.weeks) == states


@pytest.mark.parametrize(
    ("marks", "current", "longest", "held"),
    [
        ("", 0, 0, 0),
        ("1", 1, 1, 0),
        ("11", 2, 2, 0),
        ("11-", 2, 2, 0),
        ("11--", 0, 2, 0),
        ("1111", 4, 4, 1),
        ("1111-1", 5, 5, 0),
        ("1111--", 4, 4, 0),
        ("1111---", 0, 4, 0),
        ("1111a1", 5, 5, 1),
        ("11111111", 8, 8, 2),
        ("111111111111", 12, 12, 2),
        ("11111111--1", 9, 9, 0),
        ("11-111", 3, 3, 1),
        ("11111-11-11", 2, 7, 1),
        ("1aaaa1", 2, 2, 0),
    ],
)
def test_the_weekly_streak(marks: str, current: int, longest: int, held: int) -> None:
    found = streaks(marks)
    assert (found.weekly_current, found.weekly_longest, found.rest_held) == (
        current,
        longest,
        held,
    )


def test_a_met_week_is_met_even_when_away() -> None:
    first, second = weeks("1"), weeks("a")
    found = reflect(journal(*first, second[0]), d("2026-01-07"))
    assert found.this_week.state == "met"


def test_filling_in_an_earlier_gap_moves_the_weeks_that_rest() -> None:
    """Met, met, met, nothing, met, nothing, met: the fourth met week earns the rest for the sixth week.

    With the fourth week filled in, the rest is earned a week sooner and still covers the sixth: the
    streak grows. With something in the week before the first, the rest is earned by the third,
    covers the fourth week, and the sixth has none.
    """
    assert streaks("-111-1-1").weekly_current == 2
    assert streaks("-11111-1").weekly_current == 6
    assert streaks("1111-1-1").weekly_current == 1


@pytest.mark.parametrize(
    ("marks", "met", "of"),
    [
        ("", 0, 0),
        ("1", 1, 1),
        ("-", 0, 0),
        ("1-", 1, 1),  # this week is not judged before it is met
        ("1-1", 2, 3),
        ("1" * 12, 12, 12),
        ("1" * 20, 12, 12),
        ("1" * 20 + "-", 12, 12),
        ("1" * 20 + "--", 11, 12),
        ("111-11-11-11", 9, 12),
    ],
)
def test_met_weeks_of_the_last_twelve(marks: str, met: int, of: int) -> None:
    found = streaks(marks)
    assert (found.last_12, found.last_12_of) == (met, of)


def test_the_twelve_weeks_are_looked_for_further_back_behind_weeks_away() -> None:
    """Thirteen met weeks, two away, one met and one missed: the last ten of the met ones count."""
    found = streaks("1" * 13 + "aa" + "1--", "2026-05-06")
    assert (found.last_12, found.last_12_of) == (11, 12)
    away_last = streaks("1" * 12 + "-a", "2026-04-08")
    assert (away_last.last_12, away_last.last_12_of) == (11, 12), (
        "the week before is no running one"
    )


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ([], "2026-03-01", (0, 0)),
        (["2026-03-01"], "2026-03-01", (1, 1)),
        (["2026-02-28"], "2026-03-01", (1, 1)),
        (["2026-02-27"], "2026-03-01", (0, 1)),
        (["2024-02-28", "2024-02-29", "2024-03-01"], "2024-03-02", (3, 3)),
        (["2026-02-28", "2026-03-01", "2026-03-01"], "2026-03-01", (2, 2)),
        (
            ["2026-03-01", "2026-03-02", "2026-03-03"],
            "2026-03-01",
            (1, 1),
        ),  # dated ahead
        (
            ["2025-12-30", "2025-12-31", "2026-01-01", "2026-03-01"],
            "2026-03-01",
            (1, 3),
        ),
    ],
)
def test_the_writing_streak(
    days: list[str], today: str, expected: tuple[int, int]
) -> None:
    assert writing_streaks(map(d, days), d(today)) == expected


def test_items_dated_otherwise_are_no_writing_days() -> None:
    found = reflect(
        journal(entry("2026-03-01", say("asks", "Sam", "x", on="2026-02-28"))),
        d("2026-03-01"),
    )
    assert found.streaks is not None
    assert (found.streaks.writing_current, found.streaks.writing_longest) == (1, 1)


def test_last_week_carries_the_streak_until_this_one_is_over() -> None:
    """Two met weeks, the second from Monday 12 to Sunday 18 January."""
    days = ("2026-01-18", "2026-01-19", "2026-01-25", "2026-01-26")
    assert [streaks("11", day).weekly_current for day in days] == [2, 2, 2, 0]
