from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from helplog.model.calendar import WeekStart
from helplog.store.writing.checkin_naming import free_checkin
from helplog.text.values.filenames import read_name
from helplog.text.values.habits import day_habit, named_in, week_habit, week_name_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "habit", "following"),
    [
        ("2026-11-18.md", "YYYY-MM-DD", "2026-11-22.md"),
        ("2026-11-18-anything.md", "YYYY-MM-DD", "2026-11-22.md"),
        ("2026-11-18-23-10-05.md", "YYYY-MM-DD", "2026-11-22.md"),
        ("2026-11-18_1.md", "YYYY-MM-DD", "2026-11-22.md"),
        ("2026_11_18.md", "YYYY_MM_DD", "2026_11_22.md"),
        ("20261118.md", "YYYYMMDD", "20261122.md"),
        ("2026/11/18.md", "YYYY/MM/DD", "2026/11/22.md"),
        ("2026/11/2026-11-18.md", "YYYY/MM/YYYY-MM-DD", "2026/11/2026-11-22.md"),
        (
            "2026/November/2026-Nov-18.md",
            "YYYY/MMMM/YYYY-MMM-DD",
            "2026/November/2026-Nov-22.md",
        ),
        ("daily/2026-11-18.md", "[daily]/YYYY-MM-DD", "daily/2026-11-22.md"),
        ("2026/W47/2026-11-18.md", "YYYY/[W]WW/YYYY-MM-DD", "2026/W47/2026-11-22.md"),
        ("part 3/2026-11-18.md", "YYYY/YYYY-MM-DD", "2026/2026-11-22.md"),
    ],
)
def test_the_next_day_is_named_as_the_days_before(
    written: str, habit: str, following: str
) -> None:
    assert day_habit([written, "people/ana.md", "about.md"]) == habit
    assert named_in(habit, SUNDAY) == following
    assert read_name(following).on == SUNDAY


@pytest.mark.parametrize(
    ("written", "following"),
    [
        ("checkins/2026-W47.md", "checkins/2026-W48.md"),
        ("2026-W47.md", "2026-W48.md"),
        ("2026/11/2026-W47.md", "2026/11/2026-W48.md"),
        ("weekly/2026w07.md", "weekly/2026w48.md"),
        ("2026-11-18.md", "checkins/2026-W48.md"),
        ("2026 KW47.md", "2026 KW48.md"),
        ("wochen/KW 7-2026.md", "wochen/KW 48-2026.md"),
        ("Week 47, 2026 the boiler.md", "Week 48, 2026.md"),
        ("2026/Woche 47.md", "2026/Woche 48.md"),
        ("2026年第47周.md", "2026年第48周.md"),
        ("2026-11-18 Woche 47.md", "checkins/2026-W48.md"),
    ],
)
def test_the_next_week_is_named_as_the_weeks_before(
    written: str, following: str
) -> None:
    thursday = week_name_day(date(2026, 11, 23), WeekStart.MONDAY)
    assert named_in(week_habit([written]), thursday) == following


def test_a_week_is_named_by_its_thursday_whichever_day_it_starts_on() -> None:
    names = {start: week_name_day(SUNDAY, start).isoformat() for start in WeekStart}
    assert names == {
        WeekStart.MONDAY: "2026-11-19",
        WeekStart.SUNDAY: "2026-11-26",
        WeekStart.SATURDAY: "2026-11-26",
    }


def test_the_commonest_of_the_latest_names_wins_and_old_habits_fade() -> None:
    old = [f"{date(2020, 1, 1) + timedelta(days=n)}.md" for n in range(200)]
    new = [f"2026/{n:02d}/2026-{n:02d}-07.md" for n in range(1, 12)]
    odd = ["2026_11_20.md"]
    assert day_habit([*old, *odd]) == "YYYY-MM-DD"
    assert day_habit([*old[:3], *new, *odd]) == "YYYY/MM/YYYY-MM-DD"


def test_a_check_in_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    assert (
        free_checkin(tmp_path, (), SUNDAY, WeekStart.MONDAY) == "checkins/2026-W47.md"
    )
    (tmp_path / "checkins").mkdir()
    (tmp_path / "checkins" / "2026-W47.md").write_text("---\nweek: 2026-W20\n---\n")
    assert (
        free_checkin(tmp_path, (), SUNDAY, WeekStart.MONDAY) == "checkins/2026-W47-2.md"
    )
    assert read_name("checkins/2026-W47-2.md").week_day == date(2026, 11, 19)
