"""`load`, `note` and `away`: what a day says beside its items, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner

DAY = "entries/2026-11-17.md"


def test_a_load_is_written_into_the_day_and_shown(run: Runner, journal: Path) -> None:
    before = (journal / DAY).read_bytes()
    shown = run("load", "7", "--on", "yesterday")
    assert shown.out == f"Tuesday 17 November 2026\n  load: 7\n{DAY}:7\n"
    again = run("load", "4", "--on", "yesterday")
    assert again.out.endswith("It was 7 before.\n")
    assert (journal / DAY).read_text("utf-8").count("load:") == 1
    assert run("undo", "2", today="").code == 0
    assert (journal / DAY).read_bytes() == before


@pytest.mark.parametrize("number", ["eleven", "11", ""])
def test_a_load_goes_from_0_to_10(number: str, run: Runner) -> None:
    shown = run("load", number)
    assert shown.code == 2
    assert "no number from 0 to 10" in shown.err


def test_a_note_makes_the_day_where_there_is_none(run: Runner, journal: Path) -> None:
    shown = run("note", "slept", "through")
    assert shown.out == (
        "Wednesday 18 November 2026\n  slept through\nentries/2026-11-18.md:1\n"
    )
    assert run("ask", "Sam", "the sofa").code == 0
    text = (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert text == "---\nasks:\n  - Sam: the sofa\n---\nslept through\n"
    assert run("undo", "2", today="").code == 0
    assert not (journal / "entries/2026-11-18.md").exists()


def test_a_note_may_have_several_lines(run: Runner, journal: Path) -> None:
    assert run("note", "One.\nTwo.", "--on", "yesterday").code == 0
    text = (journal / DAY).read_text("utf-8")
    assert text.endswith("---\n\nOne.\nTwo.\n")


def test_a_zero_byte_makes_no_day_a_binary_file(run: Runner, journal: Path) -> None:
    assert run("note", "slept\0through").code == 0
    assert run("ask", "Sam", "the\0sofa").code == 0
    text = (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert text == "---\nasks:\n  - Sam: the sofa\n---\nslept through\n"


def test_a_note_without_words_is_none(run: Runner) -> None:
    assert run("note", "  ").code == 2


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("today", "friday", ("2026-11-18", "2026-11-20")),
        ("24 december", "6 january", ("2026-12-24", "2027-01-06")),
        ("1 november", "9 november", ("2026-11-01", "2026-11-09")),
        ("2026-08-01", "2026-08-14", ("2026-08-01", "2026-08-14")),
        ("28 december", "monday", ("2026-12-28", "2027-01-04")),
        ("yesterday", "tomorrow", ("2026-11-17", "2026-11-19")),
    ],
)
def test_a_time_away_is_said_in_words(
    first: str, last: str, written: tuple[str, str], run: Runner, journal: Path
) -> None:
    assert run("away", first, last, "the", "sea").code == 0
    text = (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert f'from: "{written[0]}", to: "{written[1]}", why: the sea' in text


def test_a_time_away_ends_after_it_begins(run: Runner) -> None:
    shown = run("away", "2026-11-18", "2026-11-10")
    assert shown.code == 2
    assert "is before Wednesday 18 November 2026" in shown.err


def test_a_week_away_is_no_missed_one(run: Runner) -> None:
    assert run("note", "packed", "--on", "2026-10-31").code == 0
    assert run("away", "2026-11-02", "2026-11-08", "the hills").code == 0
    weeks = {w["start"]: w["state"] for w in run("stats", "--json").json["weeks"]}
    assert weeks["2026-11-02"] == "away"
