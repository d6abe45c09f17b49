"""Days that mention others, needs that pass through days, the same week in other years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import d, entry, journal, say

from helplog.insight.coming_back import times_back
from helplog.insight.mentions import mentions_of
from helplog.insight.reflecting import reflect
from helplog.insight.threads import threads_of
from helplog.insight.weeks.other_years import in_other_years
from helplog.model.calendar import WeekStart


@pytest.mark.parametrize(
    "written",
    [
        "As [in May](../05/2026-05-08.md).",
        "As [in May](<../05/2026-05-08.md>#x).",
        "As [[2026-05-08]].",
        "As [[2026-05-08|then]].",
        "As in [[the pie]].",
    ],
)
def test_a_day_is_mentioned_by_path_by_date_and_by_title(written: str) -> None:
    pie = replace(entry("2026-05-08", uri="2026/05/2026-05-08.md"), title="The pie")
    later = replace(entry("2026-11-21", uri="2026/11/2026-11-21.md"), body=written)
    assert mentions_of([pie, later]) == {d("2026-05-08"): (d("2026-11-21"),)}
    hidden = replace(later, private=True)
    assert mentions_of([pie, hidden]) == {}
    assert mentions_of([replace(pie, private=True), later]) == {}


def test_a_day_that_links_to_itself_or_to_a_page_mentions_none() -> None:
    body = "See [here](2026-11-21.md), [there](about.md), [[Sam]] and [far](https://x.org/a)."
    assert mentions_of([replace(entry("2026-11-21"), body=body)]) == {}


def test_a_need_passes_through_the_days_it_was_named_asked_for_and_met() -> None:
    told = journal(
        entry("2026-10-01", say("needs", (), "the ladder")),
        entry(
            "2026-10-20", say("asks", "Lee", "a hand", for_="the ladder", answer="no")
        ),
        entry(
            "2026-11-02", say("asks", "Sam", "a hand", for_="the ladder", answer="yes")
        ),
        entry("2026-11-03", say("needs", (), "the secret"), private=True),
    )
    passing = threads_of(reflect(told, d("2026-11-22")).needs)
    assert sorted(passing) == [d("2026-10-01"), d("2026-10-20"), d("2026-11-02")]


def others(start: str, *days: str) -> list[date]:
    reflection = reflect(journal(*map(entry, days)), d(start))
    by_start = {week.start: week for week in reflection.weeks}
    found = in_other_years(by_start[d(start)], by_start, WeekStart.MONDAY)
    return [week.start for week in found]


def test_the_same_week_holds_the_same_day() -> None:
    days = ("2026-11-18", "2025-11-19", "2024-11-20", "2023-11-10")
    assert others("2026-11-16", *days) == [d("2025-11-17"), d("2024-11-18")]


def test_the_last_of_february_is_there_every_year() -> None:
    assert others("2024-02-26", "2024-02-28", "2023-02-28") == [d("2023-02-27")]


def test_how_often_one_came_back() -> None:
    days = ("2026-01-01", "2026-01-21", "2026-02-11", "2026-02-12", "2026-06-01")
    reflection = reflect(journal(*map(entry, days)), d("2026-06-02"))
    assert times_back(reflection) == 2
    assert times_back(reflect(journal(), d("2026-06-02"))) == 0
