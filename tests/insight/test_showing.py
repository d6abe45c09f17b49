"""From when on the practice is measured, and where a line breaks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.making import d, journal, weeks

from helplog.insight.reflecting import reflect
from helplog.insight.weeks.showing import in_long_gap
from helplog.pages.streak_line import line_today, line_words
from helplog.pages.words import words_in


def said(marks: str) -> list[str]:
    """The line of practice on the Sunday of the last week marked."""
    last = d("2026-01-04") + timedelta(weeks=len(marks))
    found = reflect(journal(*weeks(marks)), last)
    return line_words(words_in("en"), line_today(found))


@pytest.mark.parametrize(
    ("marks", "counted", "strength"),
    [
        ("1", False, False),
        ("333", False, False),  # three weeks: nothing is measured yet
        ("3333", True, True),
        ("0000", False, True),  # four weeks have something in them; no zero is said
        ("3333---", True, True),
        ("3333----", True, True),  # three weeks are over, and this one runs
        ("3333-----", True, False),
        ("3333-----1", True, True),  # one met week, and strength is shown again
        (
            "3333-------------",
            False,
            False,
        ),  # back after months: no `0 of the last 12 weeks`
    ],
)
def test_when_the_line_of_practice_is_said(
    marks: str,
    counted: bool,  # noqa: FBT001 - a column
    strength: bool,  # noqa: FBT001 - a column
) -> None:
    line = said(marks)
    assert any("of the last" in part for part in line) is counted
    assert any(part.startswith("strength") for part in line) is strength


@pytest.mark.parametrize(
    ("marks", "breaks"),
    [
        ("33---3", "......"),
        ("33----3", "..bbbb."),
        ("3-3----", "...bbbb"),
    ],
)
def test_a_gap_of_more_than_three_weeks_is_a_break(marks: str, breaks: str) -> None:
    last = d("2026-01-04") + timedelta(weeks=len(marks))
    found = reflect(journal(*weeks(marks)), last)
    shown = ["b" if within else "." for within in in_long_gap(found.weeks)]
    assert "".join(shown) == breaks
