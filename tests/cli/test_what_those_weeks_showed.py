"""What weeks of use had shown to be untrue, each tried through the commands themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner


@pytest.fixture(autouse=True)
def empty(journal: Path) -> Path:
    for path in (journal / "entries").rglob("*.md"):
        path.unlink()
    return journal


def test_a_yes_by_words_of_its_own_closes_the_offer(run: Runner) -> None:
    run("offer", "Sam Ortiz", "her van for the move", "--on", "2026-11-10")
    run("accept", "Sam Ortiz", "the van for my move", "--on", "2026-11-12")
    assert run("open", "--json").json["offers"] == []
    assert "van" not in run("today").out


def test_done_writes_no_thank_you_that_never_was(run: Runner, empty: Path) -> None:
    run("accept", "Bea", "a pie", "--on", "2026-11-02")
    shown = run("done", "pie")
    assert shown.code == 1
    assert 'helplog thank "Bea"' in shown.err
    assert "thanked" not in (empty / "entries/2026/2026-11-02.md").read_text("utf-8")


def test_a_small_ask_is_not_made_again_once_it_is_asked(run: Runner) -> None:
    run("accept", "Bea", "read my tax letter", "--on", "2026-10-20")
    run("need", "somebody for the tax letter", "--on", "2026-11-10")
    assert "You could ask Bea: “somebody for the tax letter”" in run("today").out
    run("ask", "Bea", "look at the tax letter with me")
    assert "You could ask" not in run("today").out
    assert run("undo", today="").code == 0
    run("ask", "Tom", "the letter", "--for", "somebody for the tax letter")
    assert "You could ask" not in run("today").out


def test_the_first_page_does_not_come_round_on_this_day(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", str(tmp_path / "new"), "--no-git", today="2026-10-18").code == 0
    monkeypatch.chdir(tmp_path / "new")
    run("ask", "Bea", "soup", "--on", "2026-05-18")
    said = run("today", "--all")
    assert said.code == 0
    assert "On this day" not in said.out


def test_most_answers_at_once_make_no_wait_of_days(run: Runner) -> None:
    for on in ("2026-11-01", "2026-11-02", "2026-11-03"):
        run("ask", "Bea", f"soup {on}", "--answer", "yes", "--on", on)
    run("ask", "Bea", "the boxes", "--on", "2026-11-04")
    run("answer", "the boxes", "yes", "--on", "2026-11-10")
    assert run("stats", "--json").json["yes_rate"]["others"] == {"yes": 4, "n": 4}
    assert "Usual wait for an answer  the same day" in run("stats").out


def test_nobody_drifts_after_one_busy_week(run: Runner) -> None:
    for day in range(19, 25):
        run("connect", "Bea", "at the fair", "--on", f"2026-10-{day}")
    assert "It has been a while" not in run("people").out
    assert "It has been a while" not in run("people", today="2026-12-01").out


def test_whom_a_load_is_about_is_not_asked_to_carry_it(run: Runner) -> None:
    run("accept", "Dad", "drove me to the hospital", "--on", "2026-10-20")
    run("need", "somebody to drive Dad to the hospital", "--on", "2026-11-10")
    said = run("today").out
    assert "You could ask Dad" not in said
    assert "Who might know about this?" in said


def test_a_need_that_is_named_six_times_is_one_and_is_seen(run: Runner) -> None:
    for week in range(6):
        on = f"2026-{10 + week // 4}-{1 + week % 4 * 7:02}"
        run("need", "the tax thing", "--on", on)
    said = run("today").out
    assert said.count("the tax thing") == 2  # as the small ask, and as a need
    assert "1 the tax thing · carried 6 weeks" in said
    assert run("drop", "tax").code == 0
    assert "the tax thing" not in run("today").out
