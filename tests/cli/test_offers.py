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


def test_a_week_tells_an_answered_offer_where_it_was_answered(
    run: Runner, journal: Path
) -> None:
    said = run("week", "2026-11-04").out
    assert said.count("the sofa") == 1
    assert "Sam: the sofa · offered Nov 4 · 3 lb" in said
    assert "Mia: the plants" in said
    note = run("week", "2026-11-04", "--md").out
    assert note.partition("## Days")[0].count("- Sam: the sofa") == 1
    assert "- Sam: the sofa (offered Nov 4)\n" in note
    (journal / "entries/2026-11-10.md").write_text(
        "---\noffers:\n  - Ruth: soup\n    answer: no\n---\n", "utf-8"
    )
    assert "Ruth: soup · offered · " in run("week", "2026-11-10").out


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


def test_an_offer_that_came_waits(run: Runner, journal: Path) -> None:
    shown = run(
        "offer", "Bea", "soup", "--weight", "5", "--for", "the move", "--expected", "6"
    )
    assert shown.code == 0
    assert (journal / "entries/2026-11-18.md").read_text("utf-8") == (
        "---\noffers:\n  - Bea: soup\n    weight: 5\n    for: the move\n"
        "    expected: 6\n---\n"
    )
    assert "Bea: soup" in run("open").out
    assert run("undo", today="").code == 0
    assert not (journal / "entries/2026-11-18.md").exists()


YES = '  - Mia: the plants\n    answer: "yes"\n    answered: "2026-11-18"\n'
ANSWERED = "Answered where it stands: the offer of Wednesday 4 November 2026.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["5"],
        ["Mia"],
        ["Mia", "the plants"],
        ["Mia", "plants"],
        ["the plants"],
        ["the", "plants"],
        ["mia: the plants"],
        ["PLANTS"],
    ],
)
def test_a_yes_answers_the_offer_where_it_stands(
    words: list[str], run: Runner, day: Path, journal: Path
) -> None:
    run("open")
    shown = run("accept", *words)
    assert shown.code == 0
    assert shown.out.startswith("Wednesday 18 November 2026\n")
    assert shown.out.endswith(ANSWERED)
    assert YES in day.read_text("utf-8")
    assert not (journal / "entries/2026-11-18.md").exists()
    assert run("undo", today="").code == 0
    assert day.read_text("utf-8") == OFFERS


def test_what_else_is_known_goes_with_the_yes(run: Runner, day: Path) -> None:
    shown = run(
        *("accept", "5", "--on", "yesterday", "--weight", "5", "--felt", "2"),
        *("--thanked", "yes", "--note", "both of them"),
    )
    assert shown.code == 0
    assert (
        '  - Mia: the plants\n    answer: "yes"\n    answered: "2026-11-17"\n    weight: 5\n'
        '    felt: 2\n    thanked: "yes"\n    note: both of them\n'
    ) in day.read_text("utf-8")


def test_other_words_are_a_new_yes_and_point_to_what_is_open(
    run: Runner, day: Path, journal: Path
) -> None:
    run("open")
    shown = run("accept", "Mia", "a pie")
    assert day.read_text("utf-8") == OFFERS
    assert "  - Mia: a pie" in (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert shown.out.endswith(
        "Still open: Mia: the plants (Wednesday 4 November 2026). "
        "If it was that one: helplog undo, then helplog accept 5\n"
    )
    assert run("undo", today="").code == 0
    assert run("accept", "5").code == 0
    assert YES in day.read_text("utf-8")


@pytest.mark.parametrize("words", [["Bea"], ["Sam", "the sofa"], ["Priya", "plans"]])
def test_what_means_no_open_offer_is_written_as_ever(
    words: list[str], run: Runner, day: Path, journal: Path
) -> None:
    run("open")
    assert run("accept", *words).code == 0
    assert day.read_text("utf-8") == OFFERS
    assert (journal / "entries/2026-11-18.md").exists()


def test_one_that_came_later_is_not_meant(run: Runner, day: Path) -> None:
    run("open")
    assert run("accept", "Mia", "--on", "2026-11-02").code == 0
    assert day.read_text("utf-8") == OFFERS


def test_words_that_fit_several_offers_list_them(run: Runner) -> None:
    for who in ("Bea", "Tom"):
        assert run("offer", who, "a lift to choir").code == 0
    shown = run("accept", "lift")
    assert shown.code == 1
    assert (
        "'lift' fits 3 open offers; say the number of one, or more words" in shown.err
    )
    assert "Bea: a lift to choir" in shown.err
    several = run("accept", "Tom", "nothing of it")
    assert several.out.count("Still open: Tom: ") == 2


def test_a_no_is_written_where_the_offer_stands(run: Runner, day: Path) -> None:
    run("open")
    assert run("decline", "Mia").out.endswith(ANSWERED)
    assert '    answer: "no"\n    answered: "2026-11-18"\n' in day.read_text("utf-8")
    assert [item["what"] for item in run("open", "--json").json["offers"]] == [
        "a lift home"
    ]


def test_a_no_that_leaves_the_yes_open_is_a_later(run: Runner, day: Path) -> None:
    assert run("decline", "Mia", "--open", "yes").code == 0
    assert "    answer: later\n" in day.read_text("utf-8")
    assert len(run("open", "--json").json["offers"]) == 2


def test_a_yes_after_all_is_a_moment_of_its_own(
    run: Runner, day: Path, journal: Path
) -> None:
    run("open")
    shown = run("accept", "6", "--weight", "5")
    assert shown.out.endswith(
        "A yes to what was turned down on Wednesday 4 November 2026.\n"
    )
    assert day.read_text("utf-8") == OFFERS
    assert (journal / "entries/2026-11-18.md").read_text("utf-8") == (
        "---\naccepted:\n  - Tom: a lift home\n    weight: 5\n---\n"
    )
    again = run("accept", "6")
    assert again.code == 1
    assert "is answered already" in again.err
    assert [item["what"] for item in run("open", "--json").json["offers"]] == [
        "the plants"
    ]


def test_a_no_for_good_closes_what_was_left_open(run: Runner, day: Path) -> None:
    run("open")
    assert run("decline", "Tom").code == 0
    assert '    open: "no"\n' in day.read_text("utf-8")
    assert run("undo", today="").code == 0
    assert run("answer", "6", "no").code == 0
    assert '    open: "no"\n' in day.read_text("utf-8")
    assert run("undo", today="").code == 0
    assert run("answer", "6", "later").code == 1
    assert day.read_text("utf-8") == OFFERS


def test_a_yes_to_something_private_stays_private(run: Runner, journal: Path) -> None:
    secret = journal / "entries" / "2026-11-05.md"
    secret.write_text(
        "---\nprivate: true\ndeclined:\n  - who: Ruth\n    what: the clinic\n"
        "    open: yes\n---\n",
        encoding="utf-8",
    )
    refs = {o["what"]: o["ref"] for o in run("open", "--json").json["offers"]}
    assert run("accept", str(refs["the clinic"])).code == 0
    text = (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert text == ('---\naccepted:\n  - Ruth: the clinic\n    private: "yes"\n---\n')


def test_a_number_that_is_no_offer_says_what_it_is(run: Runner) -> None:
    run("open")
    shown = run("accept", "1")
    assert shown.code == 1
    assert "accept is for offers" in shown.err


def test_an_offer_written_by_hand_is_found_without_a_look_before(
    run: Runner, day: Path
) -> None:
    assert run("accept", "Mia").code == 0
    assert YES in day.read_text("utf-8")


def test_a_plain_yes_reads_no_journal(
    run: Runner, day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    day.unlink()
    monkeypatch.setattr("helplog.store.opening.open_journal", forbidden)
    assert run("accept", "Bea", "soup").code == 0
    assert run("offer", "Bea", "a pie").code == 0
    assert run("accept", "Tom", "the van").code == 0


def test_felt_goes_with_an_answer(run: Runner, journal: Path) -> None:
    assert run("ask", "Bea", "soup", "--expected", "7").code == 0
    assert run("answer", "soup", "yes", "--felt", "2").code == 0
    assert "    expected: 7\n" in (journal / "entries/2026-11-18.md").read_text("utf-8")
    assert "    felt: 2\n" in (journal / "entries/2026-11-18.md").read_text("utf-8")
    refused = run("answer", "Friday dinners", "yes", "--felt", "2")
    assert refused.code == 2
    assert "asks and offers" in refused.err
