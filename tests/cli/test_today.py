"""`today`: the numbers of `open`, one small ask and another, and coming back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.running import Runner

NUMBERED = re.compile(r"^ +([0-9]+) (.*)$", re.MULTILINE)


def write(journal: Path, uri: str, text: str) -> None:
    (journal / "entries" / uri).write_text(text, encoding="utf-8")


@pytest.fixture
def offered(journal: Path) -> Path:
    write(
        journal,
        "2026-11-16.md",
        "---\noffers:\n  - Bea: the van\nneeds: the tax thing\n"
        "accepted:\n  - Tom: a lift\n    thanked: no\n---\n",
    )
    return journal


@pytest.mark.usefixtures("offered")
def test_today_and_open_number_the_same_things_alike(run: Runner) -> None:
    today = dict(NUMBERED.findall(run("today").out))
    opened = dict(NUMBERED.findall(run("open").out))
    assert today == opened
    assert [*opened] == ["1", "2", "3", "4", "5"]


@pytest.mark.usefixtures("offered")
def test_a_number_of_today_can_be_followed_up(run: Runner) -> None:
    said = dict(NUMBERED.findall(run("today").out))
    ref = next(ref for ref, line in said.items() if "the van" in line)
    assert run("accept", ref).code == 0
    assert "the van" not in run("today").out


def test_a_small_ask_rests_and_the_next_one_comes(run: Runner, offered: Path) -> None:
    first = run("today").out
    assert "You could still say yes to Bea: “the van” · 3 lb" in first
    assert "Not this one? helplog today --another" in first
    shown = run("today", "--another")
    assert shown.out.startswith(
        "“the van” rests until December 20, 2026.\nentries/2026-11-18.md:2\n"
    )
    assert "“someone to think the move through with”" in shown.out
    text = (offered / "entries/2026-11-18.md").read_text("utf-8")
    assert text == "---\nnot_now: the van\n---\n"
    assert "“the tax thing”" in run("today", "--another").out
    last = run("today", "--another")
    assert last.out.endswith("Nothing else is waiting to be asked. That is fine.\n")
    assert run("today", "--another").out == (
        "Nothing else is waiting to be asked. That is fine.\n"
    )
    assert run("undo", "3", today="").code == 0
    assert not (offered / "entries/2026-11-18.md").exists()


@pytest.mark.usefixtures("offered")
def test_what_rested_comes_again_after_four_weeks(run: Runner) -> None:
    assert run("today", "--another").code == 0
    assert "“the van”" not in run("today", "--all", today="2026-12-20").out
    assert "“the van”" in run("today", "--all", today="2026-12-21").out


@pytest.mark.usefixtures("offered")
def test_an_ask_that_a_check_in_carries_can_rest_too(
    run: Runner, journal: Path
) -> None:
    write(
        journal,
        "2026-W46.md",
        "---\nweek: 2026-W46\n---\n\n## One small ask { #next-ask }\n\n"
        "Bea: the van (3 lb)\n",
    )
    assert "The small ask you carry\n  Bea: the van (3 lb)" in run("today").out
    shown = run("today", "--another").out
    assert "“someone to think the move through with”" in shown
    assert "The small ask you carry" not in run("today").out


def test_who_comes_back_is_greeted_and_asked_for_little(
    run: Runner, journal: Path
) -> None:
    write(journal, "2026-11-18.md", "---\nprivate: true\n---\nA secret.\n")
    later = "2026-12-16"
    shown = run("today", today=later).out
    assert shown == (
        "Wednesday, December 16, 2026\n"
        "Welcome back. Nothing needs catching up on; this week is enough.\n"
        "\nThe last thing you wrote: “A long day.”\n"
        "\nOne small ask\n"
        "  “someone to think the move through with” Who might know about this? · 3 lb\n"
        "\nWhat is from before, if you like: helplog today --all\n"
    )
    everything = run("today", "--all", today=later).out
    assert "Sam: the boiler" in everything
    assert "Welcome back" not in everything


def test_what_is_new_since_coming_back_is_shown_with_its_number(run: Runner) -> None:
    later = "2026-12-16"
    assert run("ask", "Bea", "soup", today=later).code == 0
    shown = run("today", today=later).out
    assert "1 rep, 3 lb lifted" in shown
    assert "Open asks\n  3 Bea: soup" in shown
    assert "the boiler" not in shown


def test_who_was_away_for_less_than_three_weeks_is_not_greeted(run: Runner) -> None:
    assert "Welcome back" not in run("today", today="2026-12-07").out
    assert "Welcome back" in run("today", today="2026-12-08").out


def test_a_journal_in_german_is_shown_in_german(run: Runner, journal: Path) -> None:
    (journal / "mkdocs.yml").write_text(
        "docs_dir: entries\ntheme: {name: material, language: de}\nplugins: [helplog]\n",
        encoding="utf-8",
    )
    write(
        journal, "2026-11-16.md", '---\nneeds:\n  - what: Miete\n    "2am": yes\n---\n'
    )
    said = run("open").out
    assert said.startswith("Offen am 18. November 2026\n\nOffene Bitten\n")
    assert "Miete · hält dich wach" in said
    assert "Was ich mit mir trage" in run("today").out
    assert "Drei Fragen" in run("week").out


def test_nothing_open_is_said(run: Runner, journal: Path) -> None:
    for path in (journal / "entries").glob("*.md"):
        path.unlink()
    assert run("open").out == "Open on November 18, 2026\n  Nothing is open.\n"


def test_no_key_is_shown_raw(run: Runner) -> None:
    found = run("find").out
    assert "Dana Lee: carried the boxes · Said yes · 3 lb" in found
    assert "accepted" not in found
    assert "Said yes" in run("people", "Dana").out


def test_a_need_keeps_awake_and_has_its_plan(run: Runner) -> None:
    plan = "when Bea calls, I'll ask her"
    assert run("need", "the tax thing", "--2am", "--plan", plan).code == 0
    said = run("open").out
    assert f"  3 the tax thing · {plan} · keeps you awake · Nov 18\n  4 someone" in said


def test_a_need_is_let_go(run: Runner, journal: Path) -> None:
    day = journal / "entries/2026-11-10.md"
    before = day.read_bytes()
    run("open")
    assert run("drop", "3").code == 0
    assert '    dropped: "2026-11-18"\n' in day.read_text("utf-8")
    assert "the move" not in run("open").out
    assert run("undo", today="").code == 0
    assert day.read_bytes() == before
    assert run("drop", "1").code == 1


def test_a_helper_is_thanked_or_it_rests(run: Runner, journal: Path) -> None:
    day = journal / "entries/2026-11-17.md"
    before = day.read_bytes()
    run("open", today="2026-11-25")
    assert run("thanked", "Dana", "--on", "yesterday").code == 0
    assert 'thanked: "2026-11-17"' in day.read_text("utf-8")
    assert run("undo", today="").code == 0
    assert day.read_bytes() == before
    assert run("thanked", "carried", "the", "boxes", "enough").code == 0
    assert "thanked: enough" in day.read_text("utf-8")
    assert "Dana" not in run("open", today="2026-11-25").out


def test_an_ask_that_is_feared_quotes_the_one_most_like_it(run: Runner) -> None:
    for what, felt in (("the report", "2"), ("the desk", "4")):
        given = ("--expected", "7", "--felt", felt, "--on", "2026-11-09")
        weight = ("--weight", "5" if felt == "2" else "25")
        assert run("ask", "Priya", what, *given, *weight).code == 0
    shown = run("ask", "Bea", "soup", "--expected", "6").out
    assert shown.endswith("You feared 7 once, and it was 2: Asked Priya: the report\n")
    assert "You feared" not in run("ask", "Bea", "bread").out


def test_an_ask_with_a_chance_quotes_what_came_of_one(run: Runner) -> None:
    first = ("ask", "Priya", "the desk", "--chance", "30%", "--answer", "yes")
    assert "You gave" not in run(*first).out
    assert run("ask", "Bea", "soup", "--chance", "40%").out.endswith(
        "You gave a yes 30 % once, and the answer was yes: Asked Priya: the desk\n"
    )


def test_the_first_page_is_not_told_as_ones_own_words(
    run: Runner, journal: Path
) -> None:
    for path in (journal / "entries").glob("2026-*.md"):
        path.unlink()
    page = "This is the first page of your journal. It is yours.\n\nSlept badly.\n"
    write(journal, "2026-10-05.md", page)
    told = run("today").out
    assert "Welcome back" in told
    assert "The last thing you wrote" not in told
