from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from tests.making import d, entry

from helplog.insight.looking_back import days_ago, look_back
from helplog.model.first_page import is_first_page
from helplog.model.journal import Entry


def wrote(on: str, body: str = "A quiet day.", **more: Any) -> Entry:
    return replace(entry(on, **more), body=body)


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [
        ("2026-11-18", 1, ["2026-10-18"]),
        ("2026-11-18", 6, ["2026-05-18"]),
        ("2026-01-18", 1, ["2025-12-18"]),
        ("2026-11-18", 12, ["2025-11-18"]),
        ("2026-03-31", 1, []),  # February has no 31st
        ("2026-02-28", 1, ["2026-01-28", "2026-01-29", "2026-01-30", "2026-01-31"]),
        ("2026-04-30", 1, ["2026-03-30", "2026-03-31"]),
        ("2026-05-31", 1, []),
        ("2026-05-30", 1, ["2026-04-30"]),
        ("2026-02-28", 24, ["2024-02-28", "2024-02-29"]),  # the 29th shows on the 28th
        ("2028-02-28", 48, ["2024-02-28"]),  # but not where there is a 29th
        ("2028-02-29", 48, ["2024-02-29"]),
        ("2028-02-29", 12, []),
        ("0001-01-18", 1, []),
    ],
)
def test_the_days_that_come_round_again(
    today: str, months: int, expected: list[str]
) -> None:
    assert [on.isoformat() for on in days_ago(d(today), months)] == expected


def test_a_month_half_a_year_and_every_year_ago() -> None:
    dates = [
        "2026-10-18",
        "2026-05-18",
        "2025-11-18",
        "2023-11-18",
        "2016-11-18",
        "2026-09-18",
        "2026-11-18",
    ]
    found = look_back([wrote(on) for on in dates], d("2026-11-18"))
    assert [(back.ago, back.on.isoformat()) for back in found] == [
        ("1 month", "2026-10-18"),
        ("6 months", "2026-05-18"),
        ("1 year", "2025-11-18"),
        ("3 years", "2023-11-18"),
        ("10 years", "2016-11-18"),
    ]


def test_nothing_comes_round_in_a_young_journal() -> None:
    assert look_back([], d("2026-11-18")) == ()
    assert look_back([wrote("2026-11-17")], d("2026-11-18")) == ()
    assert look_back([wrote("2030-11-18")], d("2026-11-18")) == ()


def test_private_entries_stay_where_they_are() -> None:
    day = [
        wrote("2025-11-18", uri="a.md", private=True),
        wrote("2025-11-18", uri="b.md"),
    ]
    assert [
        e.uri for back in look_back(day, d("2026-11-18")) for e in back.entries
    ] == ["b.md"]
    assert look_back(day[:1], d("2026-11-18")) == ()


def test_every_leap_day_shows_once_a_year() -> None:
    leap = wrote("2024-02-29")
    shown = [
        day.isoformat()
        for day in (
            d("2024-03-01").fromordinal(n)
            for n in range(d("2024-03-01").toordinal(), d("2032-03-02").toordinal())
        )
        if any(back.ago.endswith(("year", "years")) for back in look_back([leap], day))
    ]
    assert shown == [
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
        "2029-02-28",
        "2030-02-28",
        "2031-02-28",
        "2032-02-29",
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("", False),
        ("\n \n", False),
        ("<!-- What came easier? -->", False),
        ("%% a note to myself %%", False),
        ("# Tuesday\n\n## Evening", False),
        ("![[rain.jpg]]\n![rain](rain.jpg)", False),
        ("# Tuesday\n\nRain.", True),
        ("#rain", True),
        ("<!-- begun --> Rain.", True),
        ("早", True),
    ],
)
def test_an_entry_without_words_does_not_come_round(body: str, shown: bool) -> None:  # noqa: FBT001 - a column
    found = look_back([wrote("2026-10-18", body)], d("2026-11-18"))
    assert bool(found) is shown


def test_the_first_page_of_a_new_journal_does_not_come_round() -> None:
    page = files("helplog.store").joinpath("templates", "first-entry.md")
    _, _, body = page.read_text("utf-8").partition("\n---\n")
    assert is_first_page(body)
    assert look_back([wrote("2026-10-18", body)], d("2026-11-18")) == ()
    own = f"{body}\nIt rained, and Sam came."
    assert look_back([wrote("2026-10-18", own)], d("2026-11-18")) != ()
