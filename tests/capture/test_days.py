"""Days as people say them, reckoned from Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date

import click
import pytest

from helplog.cli.days import coming_day, past_day, said

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-18", "2026-11-18"),
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("last friday", "2026-11-20"),
        ("friday", "2026-11-20"),
        ("on friday", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("2 march", "2026-03-02"),
        ("march 2", "2026-03-02"),
        ("30 nov", "2025-11-30"),
        ("2 March 2024", "2024-03-02"),
        ("3 days ago", "2026-11-19"),
        ("two weeks ago", "2026-11-08"),
        ("day before yesterday", "2026-11-20"),
        ("the 5th", "2026-11-05"),
        ("the 31st", "2026-10-31"),
        ("30/11/2025", "2025-11-30"),
        ("  last   friday ", "2026-11-20"),
        ("1.11.", "2026-11-01"),
        ("22. 11.", "2026-11-22"),
        ("24.12.", "2025-12-24"),
        ("29.2.", "2024-02-29"),
        ("1 year ago", "2025-11-22"),
        ("2 months ago", "2026-09-22"),
        # today is a day that has been
        ("2026-11-22", "2026-11-22"),
        ("the 22nd", "2026-11-22"),
        ("22.11.", "2026-11-22"),
        ("22 november", "2026-11-22"),
        ("the 23rd", "2026-10-23"),
        ("23.11.", "2025-11-23"),
    ],
)
def test_a_day_that_has_been(words: str, day: str) -> None:
    assert past_day(words, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("friday", "2026-11-27"),
        ("tomorrow", "2026-11-23"),
        ("2 march", "2027-03-02"),
        ("in 2 weeks", "2026-12-06"),
        ("the 5th", "2026-12-05"),
        ("24.12.", "2026-12-24"),
        ("in 1 month", "2026-12-22"),
        ("2026-12-01", "2026-12-01"),
        ("2026-11-01", "2026-11-01"),
        # today is a day that comes
        ("today", "2026-11-22"),
        ("the 22nd", "2026-11-22"),
        ("22.11.", "2026-11-22"),
        ("22 november", "2026-11-22"),
        ("the 21st", "2026-12-21"),
        ("21.11.", "2027-11-21"),
    ],
)
def test_a_day_to_come(words: str, day: str) -> None:
    assert coming_day(words, TODAY, "--by").isoformat() == day


@pytest.mark.parametrize(
    "words",
    [
        "blah",
        "",
        "2026-02-30",
        "march",
        "2025",
        "12:30",
        "5",
        "tomorrow",
        "2026-11-23",
        "the 32nd",
        "0000-00-00",
        "31.2.",
        "long ago",
    ],
)
def test_what_is_no_day_that_has_been(words: str) -> None:
    with pytest.raises(click.BadParameter):
        past_day(words, TODAY)


def test_a_date_of_numbers_that_could_be_two_days_is_asked_about() -> None:
    with pytest.raises(click.BadParameter, match="two days"):
        past_day("3/10/2026", TODAY)
    assert past_day("25/10/2026", TODAY) == date(2026, 10, 25)


def test_the_day_is_said_in_full() -> None:
    assert said(TODAY) == "Sunday 22 November 2026"
