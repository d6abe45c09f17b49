"""Offers on the command line: open ones have numbers, and what is written of them stays an offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner

OFFERS = """\
---
offers:
  - Sam: the sofa
    answer: yes
    answered: 2026-11-05
  - Mia: the plants
declined:
  - who: Tom
    what: a lift home
    open: yes
---
"""


@pytest.fixture(autouse=True)
def day(journal: Path) -> Path:
    path = journal / "entries" / "2026-11-04.md"
    path.write_text(OFFERS, encoding="utf-8")
    return path


def test_open_offers_are_numbered_after_all_else(run: Runner) -> None:
    shown = run("open", "--json").json
    numbered = [(item["ref"], item["kind"], item["what"]) for item in shown["offers"]]
    assert numbered == [(5, "offers", "the plants"), (6, "declined", "a lift home")]
    said = run("open").out
    assert "Offers that may still be open" in said
    assert "  5 Mia: the plants" in said
    assert "  6 Tom: a lift home" in said


def test_today_names_them_too(run: Runner) -> None:
    said = run("today").out
    assert "Offers that may still be open" in said
    assert "Mia: the plants" in said
    assert [item["what"] for item in run("today", "--json").json["open"]["offers"]] == [
        "the plants",
        "a lift home",
    ]


def test_an_answer_is_written_where_the_offer_stands(run: Runner, day: Path) -> None:
    run("open")
    assert run("answer", "5", "yes").code == 0
    assert (
        '  - Mia: the plants\n    answer: "yes"\n    answered: "2026-11-18"\n'
        in day.read_text("utf-8")
    )
    shown = run("stats", "--json").json
    assert [shown["totals"][name] for name in ("offers", "accepted", "declined")] == [
        2,
        3,
        1,
    ]
    assert run("undo", today="").code == 0
    assert day.read_text("utf-8") == OFFERS


def test_an_answer_can_be_taken_for_another(run: Runner, day: Path) -> None:
    assert run("answer", "the sofa", "later").code == 0
    assert "answer: later" in day.read_text("utf-8")
    assert len(run("open", "--json").json["offers"]) == 3


def test_who_helped_after_an_offer_is_thanked_where_the_offer_stands(
    run: Runner, day: Path
) -> None:
    (due,) = run("open", "--json").json["thanks"]
    assert (due["kind"], due["on"], due["weight_lb"]) == ("offers", "2026-11-04", 3)
    assert run("done", str(due["ref"])).code == 0
    assert '    thanked: "2026-11-18"\n' in day.read_text("utf-8")
    assert run("open", "--json").json["thanks"] == []
    assert "thanked" not in run("check").out


def test_one_that_waits_is_not_done_with(run: Runner, day: Path) -> None:
    run("open")
    shown = run("done", "5")
    assert shown.code == 1
    assert "Mia: the plants" in shown.err
    assert day.read_text("utf-8") == OFFERS


def test_find_shows_an_offer_once_as_it_was_written(run: Runner) -> None:
    shown = run("find", "--json", "kind:offers").json
    assert [(item["what"], item["on"], item["weight_lb"]) for item in shown] == [
        ("the sofa", "2026-11-04", 3),
        ("the plants", "2026-11-04", None),
    ]
    assert [
        item["what"]
        for item in run("find", "--json", "kind:offer", "answer:waiting").json
    ] == ["the plants"]
    assert "the sofa" not in run("find", "kind:accepted").out


def test_a_week_and_a_person_show_it_once_to_programs(run: Runner) -> None:
    week = run("week", "2026-11-04", "--json").json
    assert [item["what"] for item in week["items"]] == [
        "the sofa",
        "the plants",
        "a lift home",
    ]
    assert (week["counts"]["offers"], week["counts"]["accepted"], week["reps"]) == (
        2,
        1,
        1,
    )
    person = run("people", "Mia", "--json").json
    assert [item["kind"] for item in person["items"]] == ["offers"]


@pytest.mark.parametrize(
    "line",
    [
        "week 2026-11-04",
        "stats",
        "people",
        "people Sam Ortiz",
        "today",
        "find",
        "check",
    ],
)
def test_nothing_dies_of_one(line: str, run: Runner) -> None:
    shown = run(*line.split())
    assert shown.code in {0, 1}
    assert "Traceback" not in shown.err
