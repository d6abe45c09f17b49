"""What a week is called, in many languages, and what only looks like it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.text.values.dates import ImpossibleDateError, read_week_day
from helplog.text.values.filenames import read_name
from helplog.text.values.week_names import bare_week, week_in

THURSDAY = date(2026, 12, 10)
"""Of week 50."""

NAMES_OF_A_WEEK = [
    "2026-W50",
    "2026W50",
    "2026-w50-review",
    "2026_W50",
    "2026.W50",
    "2026-Week-50",
    "W50-2026",
    "2026-KW50",
    "2026_KW_50",
    "KW50-2026",
    "wk50_2026",
    "2026年第50周",
    "2026年第50週",
    "2026-50주차",
    "2026年第５０周",
    "2026 KW50",
    "2026 KW 50 Rückblick",
    "KW50 2026",
    "Kalenderwoche 50, 2026",
    "Woche 50 (2026)",
    "2026 – Woche 50",
    "Week 50 of 2026",
    "WEEK 50 2026",
    "Semaine 50 2026",
    "Semana 50 de 2026",
    "Settimana 50 2026",
    "Setmana 50 de 2026",
    "Vecka 50 2026",
    "Uge 50, 2026",
    "Uke 50 2026",
    "Viikko 50 2026",
    "Týden 50 2026",
    "Tydzień 50 2026",
    "Неделя 50 2026",
    "Тиждень 50 2026",
    "Εβδομάδα 50 2026",
    "Hafta 50 2026",
    "2026년 제50주차",
]
NAMES_OF_NO_WEEK = [
    "2026",
    "2026-11-18",
    "2026 50周年",
    "2026 3週間",
    "now 3 2026",
    "2026 review 50",
    "window 50 2026",
    "1080p w",
    "50",
]
NAMES_THAT_MAY_BE = {
    "2026年50週": 2026,
    "2026-50주": 2026,
    "Room W50 2026": 2026,
    "2026 S50": 2026,
    "2026 v50": 2026,
    "50. Woche 2026": 2026,
    "50. týden 2026": 2026,
    "50th week": None,
    "Woche 50": None,
    "10.12.2026 KW50": 2026,
}


@pytest.mark.parametrize("name", NAMES_OF_A_WEEK)
def test_a_year_beside_a_week_is_that_week(name: str) -> None:
    assert read_name(f"notes/{name}.md").week_day == THURSDAY


@pytest.mark.parametrize("name", NAMES_OF_NO_WEEK)
def test_other_names_are_of_no_week(name: str) -> None:
    assert week_in(name) is None


@pytest.mark.parametrize(("name", "year"), NAMES_THAT_MAY_BE.items())
def test_some_names_wait_for_what_stands_in_the_file(
    name: str, year: int | None
) -> None:
    named = read_name(f"{name}.md")
    assert named.week_day is None
    assert named.week is not None
    assert (named.week.number, named.week.year) == (50, year)


def test_a_decomposed_name_as_macos_writes_it_is_the_same() -> None:
    assert read_name("Ty\u0301den 50 2026.md").week_day == THURSDAY


def test_a_folder_gives_the_year() -> None:
    for uri in ("2026/W50.md", "2026/KW 50.md", "notes/2026/Woche 50.md"):
        assert read_name(uri).week_day == THURSDAY
    for uri in ("2026/12/W50.md", "2026-12/W50.md", "2026/December/Week 50.md"):
        assert read_name(uri).week_day == THURSDAY


def test_the_second_week_of_a_month_is_not_the_second_of_the_year() -> None:
    for uri in ("2026/12/Week 2.md", "2026-12/Week 2.md", "2026/December/W2.md"):
        assert read_name(uri).week_day is None
        assert read_name(uri).week is None


def test_a_folder_between_a_week_and_a_year_may_be_of_a_course() -> None:
    named = read_name("2026/running/Week 3.md")
    assert named.week_day is None
    assert named.week is not None
    assert named.week.label == "2026-W03"


def test_a_folder_of_a_day_goes_before_the_week_in_a_name() -> None:
    assert read_name("2026/12/10/W50.md").on == THURSDAY


def test_two_numbers_are_perhaps_a_week() -> None:
    found = bare_week("2024-32")
    assert found is not None
    assert (found.label, found.is_month) == ("2024-W32", False)
    month = bare_week("2024-11")
    assert month is not None
    assert month.is_month
    for name in ("2024-54", "2024-00", "2024-32-01", "2024-25 budget", "202432", "32"):
        assert bare_week(name) is None


@pytest.mark.parametrize(
    "text",
    ["2026-W50", "2026W50", "[[2026-W50]]", "KW 50 2026", "2026 s50", "W50 2026"],
)
def test_the_key_says_it_in_any_of_these_words(text: str) -> None:
    assert read_week_day(text) == THURSDAY


@pytest.mark.parametrize("text", ["2027-W53", "KW 54 2026", "0000-W01"])
def test_a_week_that_no_year_has_is_said(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        read_week_day(text)


@pytest.mark.parametrize("text", ["2026-W50 or later", "50", "KW 50", "last week"])
def test_what_is_no_whole_week_is_none(text: str) -> None:
    assert read_week_day(text) is None


@given(st.dates(date(1900, 1, 8), date(2199, 12, 20)))
def test_the_nearest_week_of_a_number_is_at_most_half_a_year_away(day: date) -> None:
    year, number, _ = day.isocalendar()
    week = week_in(f"Woche {number}")
    assert week is not None
    assert week.day_near(day) == date.fromisocalendar(year, number, 4)
    for weeks in (-20, 20):
        off = day + timedelta(weeks=weeks)
        assert week.day_near(off) == date.fromisocalendar(year, number, 4)


@given(st.text(max_size=300))
def test_no_name_is_too_odd(name: str) -> None:
    week = week_in(name)
    bare_week(name)
    read_name(f"{name}.md")
    if week and week.year is not None:
        assert week.day is None or week.day.isocalendar().week == week.number
