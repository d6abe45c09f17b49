"""What a page weighs: a phone on a slow line opens home and a week in a moment, however full the week was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helplog.website.material.stylesheet import stylesheet

pytestmark = pytest.mark.slow

ASSETS = Path(__file__).resolve().parents[2] / "theme" / "assets" / "helplog"
MOST = 150_000
STYLESHEET_MOST = 44_500
WORDS = (
    "the kettle was on and she asked how the move was going, so I told her, for once, all of it. "
    * 14
).strip()


def heavy_week() -> dict[str, str]:
    """Seven long days with 42 lifts, after years of ordinary ones."""
    days = {}
    for day in range(16, 23):
        asks = "".join(
            f"  - {{who: Person {day}{n}, what: carry the {n}th of the boxes up all four flights, weight: {3 + n}, "
            f"chance: 40%, answer: yes, note: it took one sentence and no explaining}}\n"
            for n in range(4)
        )
        taken = "".join(
            f"  - Helper {n}: brought supper on day {day} and stayed to wash up\n"
            for n in range(2)
        )
        text = f"---\nload: 6\nasks:\n{asks}accepted:\n{taken}needs: someone to think day {day} through with\n---\n"
        days[f"2026/11/2026-11-{day}.md"] = f"{text}{WORDS}\n\n{WORDS}\n"
    for year in range(2017, 2027):
        for month in range(1, 11):
            days[f"{year}/{month:02d}/{year}-{month:02d}-22.md"] = (
                f"---\nasks: 'Friend {month}: read a page of year {year}'\nneeds: need {year}-{month}\n---\n{WORDS}\n"
            )
    return days


def test_home_and_a_heavy_week_stay_light(
    build_journal: Callable[..., dict[str, str]],
) -> None:
    pages = build_journal(heavy_week())
    beside = len(stylesheet().encode()) + (ASSETS / "icon.svg").stat().st_size
    week = pages["weeks/2026-11-16/index.html"]
    drawn = len(re.findall('class="hl-plate ', week))
    assert f"… and {42 - drawn} " in week
    for address in ("index.html", "weeks/2026-11-16/index.html"):
        assert len(pages[address].encode()) + beside < MOST, address


def test_the_stylesheet_is_small() -> None:
    assert len(stylesheet().encode()) < STYLESHEET_MOST
