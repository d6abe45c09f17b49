"""The life of a handoff at the terminal: prepared, said, tried, talked about; its page for its owner."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.cli.running import Runner

DAY = "2026-11-18"
SAM = ("handoff", "Sam", "the school run")


def day(journal: Path) -> str:
    (found,) = journal.glob("entries/**/2026-11-18.md")
    return found.read_text("utf-8")


def event_in(path: Path) -> Any:
    """The one event of a calendar file, read by the library that knows the standard."""
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return event


def test_a_draft_is_prepared_said_and_taken_back(run: Runner, journal: Path) -> None:
    shown = run(*SAM, "--draft", "--shared", "--agree", "you plan on Sundays")
    assert "said: no\n    shared: yes\n    agree: you plan on Sundays" in shown.out
    assert "Sam, I'd like us to own the school run together." in shown.out
    assert "Once it is said: helplog handoff 'the school run' --said" in shown.out
    before = day(journal)
    (draft,) = run("open", "--json").json["drafts"]
    assert "To be said" in run("open").out
    assert "To be said" in run("today").out
    ref = str(draft["ref"])
    assert "own the school run together" in run("handoff", ref, "--say").out
    assert day(journal) == before, "to say it again writes nothing"
    told = run("handoff", ref, "--said", "--agree", "I cook", today="2026-11-20").out
    assert (
        "It is yours together now. Until Friday 4 December 2026 helplog keeps" in told
    )
    assert 'said: "2026-11-20"' in day(journal)
    assert "agree: [you plan on Sundays, I cook]" in day(journal)
    assert run("open", "--json", today="2026-11-20").json["drafts"] == []
    run("undo", today="")
    assert day(journal) == before


def test_it_can_have_been_said_another_day(run: Runner, journal: Path) -> None:
    run(*SAM, "--draft")
    run("handoff", "school run", "--said", "--on", "yesterday", today="2026-11-21")
    assert 'said: "2026-11-20"' in day(journal)
    again = run("handoff", "school run", "--said", today="2026-11-22")
    assert (again.code, "add --on DAY" in again.err) == (1, True)


def test_a_trial_is_not_over_before_it_begins(run: Runner, journal: Path) -> None:
    run(*SAM, "--draft", "--check-in", "2026-11-25")
    before = day(journal)
    told = run("handoff", "school run", "--said", today="2026-12-01")
    assert (told.code, "--check-in DATE" in told.err) == (1, True)
    assert day(journal) == before
    assert run("handoff", "school run", "--said", "--check-in", "2026-12-09", today="2026-12-01").code == 0  # fmt: skip


def test_days_one_stepped_in_are_kept_in_a_row(run: Runner, journal: Path) -> None:
    run(*SAM)
    run("handoff", "school run", "--stepped-in", today="2026-11-24")
    assert 'stepped_in: "2026-11-24"' in day(journal)
    before = day(journal)
    run(
        "handoff",
        "school run",
        "--stepped-in",
        "--on",
        "2026-11-22",
        today="2026-11-24",
    )
    assert 'stepped_in: ["2026-11-22", "2026-11-24"]' in day(journal)
    for silent in ("today", "open"):
        assert "school run" not in run(silent, today="2026-11-25").out
    assert "I stepped in: November 22, 2026 and November 24, 2026" in run("open", today="2026-12-02").out  # fmt: skip
    run("undo", today="")
    assert day(journal) == before


def test_what_could_not_be_read_is_not_written_over(run: Runner, journal: Path) -> None:
    run(*SAM)
    (path,) = journal.glob("entries/**/2026-11-18.md")
    path.write_text(day(journal).replace("---\n", "    stepped_in: that evening\n---\n").replace("    stepped_in: that evening\n", "", 1), encoding="utf-8")  # fmt: skip
    told = run("handoff", "school run", "--stepped-in")
    assert (told.code, "that evening" in told.err) == (1, True)
    assert "that evening" in day(journal)


def test_a_week_that_held_a_talk_alone_is_told_by_it(run: Runner) -> None:
    run(*SAM)
    run("result", "school run", "kept", today="2026-12-16")
    assert "You talked with Sam about “" in run("week", "--letter", today="2026-12-16").out  # fmt: skip


def test_a_talk_can_begin_a_new_trial_and_loses_no_word(run: Runner, journal: Path) -> None:  # fmt: skip
    run(*SAM)
    talk = ("--worked", "calm mornings", "--change", "the bins", "--again", "2 weeks")
    told = run("result", "school run", "adjusted", *talk, today="2026-12-02").out
    assert "A new trial. Until Wednesday 16 December 2026 helplog keeps silent" in told
    assert 'result: adjusted\n    check_in: "2026-12-16"\n    talked: "2026-12-02"' in day(journal)  # fmt: skip
    assert "school run" not in run("open", today="2026-12-15").out
    shown = run("open", today="2026-12-16").out
    assert "What worked: calm mornings" in shown
    assert "Talked about: December 2, 2026" in shown
    before = day(journal)
    run("result", "school run", "kept", "--worked", "the list", "--note", "we laughed", today="2026-12-16")  # fmt: skip
    assert "result: kept" in day(journal)
    assert 'talked: ["2026-12-02", "2026-12-16"]' in day(journal)
    assert "worked: calm mornings; the list" in day(journal)
    run("result", "school run", "taken back", today="2026-12-20")
    assert 'note: "we laughed; 2026-12-16: kept"' in day(journal)
    run("undo", "2", today="")
    assert day(journal) == before


@pytest.mark.parametrize("again", ["2 weeks", "in 2 weeks", "2026-12-16", "Two Weeks"])
def test_a_new_trial_lasts_from_the_talk(run: Runner, journal: Path, again: str) -> None:  # fmt: skip
    run(*SAM)
    said = run("result", "school run", "--again", again, "--on", "2026-12-02", today="2026-12-05")  # fmt: skip
    assert said.code == 0, said.err
    assert 'check_in: "2026-12-16"' in day(journal)
    assert "result: adjusted" in day(journal)


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("handoff Sam", "helplog handoff Sam"),
        ("handoff x --said --say", "one at a time"),
        ("handoff Sam it --html x.html", "goes with --for-them"),
        ("handoff x --say --load y", "--load says nothing beside --say"),
        ("handoff x --for-them --draft", "--draft says nothing beside --for-them"),
        ("handoff x --stepped-in --agree y", "--agree says nothing"),
        ("handoff x --said --draft", "leave one of them out"),
        ("result x kept --again 2026-12-24", "leave one of them out"),
        ("result dinners --again 2020-01-01", "name a later day"),
    ],
)
def test_a_wrong_line_says_what_to_do(run: Runner, line: str, cure: str) -> None:
    shown = run(*line.split())
    assert shown.code == 2
    assert cure in shown.err


def test_the_talk_shows_the_load_before_and_since(run: Runner, journal: Path) -> None:
    for on, load in (("2026-11-16", 8), ("2026-11-12", 6), ("2026-11-20", 4), ("2026-09-01", 1)):  # fmt: skip
        path = journal / f"entries/{on}.md"
        path.write_text(f"---\nload: {load}\n---\n", encoding="utf-8")
    shown = run("open", today="2026-12-01").out
    assert "How full my head was, of 10: 7 (2 notes) before, 4 (1 note) since" in shown
    assert "Keep it, adjust it, or take it back." in shown
    assert "head 7 (2 notes) before, 4 (1 note) since" in run("today", today="2026-12-01").out  # fmt: skip


# The page for its owner

AGREED = (
    "--success", "Both there", "--by", "2026-12-04", "--load", "every morning", "--impact",
    "no quiet", "--visibility", "a sheet on the fridge", "--agree", "you look on Sundays",
    "--agree", "Dana drives on Mondays", "--note", "between us",
)  # fmt: skip


def test_the_page_holds_what_was_agreed_and_nobody_else(run: Runner) -> None:
    run(*SAM, *AGREED)
    shown = run("handoff", "school run", "--for-them")
    for said in ("For Sam.", "Both there.", "Friday, 4 December 2026", "You look on Sundays.", "A sheet on the fridge."):  # fmt: skip
        assert said in shown.out
    for secret in ("morning", "quiet", "Dana", "between us"):
        assert secret not in shown.out
    assert "left out, since it names Dana: Dana drives on Mondays" in shown.err
    assert "Dana drives on Mondays." in run("handoff", "school run", "--for-them", "--with-names").out  # fmt: skip


@pytest.mark.parametrize("line", ["dana drives", "Dana's car", "ask D", "with Lee", "Priya too", "JO knows"])  # fmt: skip
def test_a_name_is_known_however_it_is_written(run: Runner, line: str) -> None:
    """A first name, a last one, an alias, a genitive; one who stands in another handoff's trial."""
    run(*SAM, "--agree", line)
    shown = run("handoff", "school run", "--for-them")
    assert line.casefold() not in shown.out.casefold()
    assert line in shown.err


def test_an_outcome_that_names_somebody_is_given_on_request(run: Runner) -> None:
    run("handoff", "Sam", "Dana's birthday")
    told = run("handoff", "birthday", "--for-them")
    assert (told.code, told.out, "--with-names" in told.err) == (1, "", True)
    assert "Dana's birthday" in run("handoff", "birthday", "--for-them", "--with-names").out  # fmt: skip


def test_what_is_private_is_given_on_request(run: Runner, journal: Path) -> None:
    run(*SAM)
    (path,) = journal.glob("entries/**/2026-11-18.md")
    path.write_text(day(journal).replace("---\n", "---\nprivate: yes\n", 1), encoding="utf-8")  # fmt: skip
    told = run("handoff", "school run", "--for-them")
    assert (told.code, told.out, "--even-private" in told.err) == (1, "", True)
    assert "The school run" in run("handoff", "school run", "--for-them", "--even-private").out  # fmt: skip


def test_the_page_is_one_file_that_its_owner_alone_can_read(run: Runner, tmp_path: Path) -> None:  # fmt: skip
    run(*SAM, "--agree", "<script>alert(1)</script>", "--success", "a & b")
    path = tmp_path / "run.html"
    assert run("handoff", "school run", "--for-them", "--html", str(path)).code == 0
    html = path.read_text("utf-8")
    assert '<html lang="en">' in html
    assert "default-src 'none'" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "A &amp; b" in html
    assert "http:" not in html.replace("http-equiv", "")
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    again = run("handoff", "school run", "--for-them", "--html", str(path))
    assert (again.code, "--replace" in again.err) == (1, True)
    assert run("handoff", "school run", "--for-them", "--html", str(path), "--replace").code == 0  # fmt: skip


def test_a_dash_prints_the_file(run: Runner, journal: Path) -> None:
    run(*SAM)
    shown = run("handoff", "school run", "--for-them", "--html", "-").out
    assert shown.startswith("<!doctype html>")
    assert not (journal / "-").exists()


@pytest.mark.parametrize("place", ["entries/x.html", "site/x.html", "nowhere/x.html"])
def test_no_page_is_written_where_the_site_would_show_it(run: Runner, journal: Path, place: str) -> None:  # fmt: skip
    (journal / "site").mkdir()
    run(*SAM)
    told = run("handoff", "school run", "--for-them", "--html", place)
    assert told.code == 1
    assert not (journal / place).exists()


def test_the_day_of_the_talk_goes_into_a_calendar(run: Runner, tmp_path: Path) -> None:
    run("handoff", "Sam", "the run, with; marks and a Straße", "--load", "secret", "--visibility", "ü" * 200)  # fmt: skip
    path = tmp_path / "talk.ics"
    assert run("handoff", "Straße", "--for-them", "--ics", str(path)).code == 0
    data = path.read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    event = event_in(path)
    assert event["dtstart"].to_ical() == b"20261202"
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["summary"] == "We talk: The run, with; marks and a Straße"
    assert "ü" * 200 in event["description"].casefold()
    assert "secret" not in event["description"]
    run("handoff", "Straße", "--for-them", "--ics", str(path), "--replace")
    assert path.read_bytes() == data, "the same day makes the same file"
    run("result", "Straße", "--again", "2 weeks", "--on", "2026-12-02", today="2026-12-02")  # fmt: skip
    run("handoff", "Straße", "--for-them", "--ics", str(path), "--replace", today="2026-12-02")  # fmt: skip
    moved = event_in(path)
    assert moved["uid"] == event["uid"], "a calendar knows it again"
    assert moved["sequence"] > event["sequence"]
    assert moved["dtstart"].to_ical() == b"20261216"


def test_a_draft_has_no_day_for_a_calendar(run: Runner, tmp_path: Path) -> None:
    run(*SAM, "--draft")
    told = run("handoff", "school run", "--for-them", "--ics", str(tmp_path / "x.ics"))
    assert (told.code, "--check-in" in told.err) == (1, True)
    shown = run("handoff", "school run", "--for-them").out
    assert "This would be yours, completely." in shown
    assert "Two weeks after we have agreed on it." in shown


def test_a_german_journal_speaks_german(run: Runner, journal: Path) -> None:
    path = journal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("{name: helplog}", "{name: helplog, language: de}"), encoding="utf-8")  # fmt: skip
    shown = run("handoff", "Sam", "Die Schulbrote", "--by", "2026-12-04").out
    assert "Sam, ich möchte, dass du das ganz übernimmst: die Schulbrote." in shown
    page = run("handoff", "Schulbrote", "--for-them").out
    assert "Bis wann\nFreitag, 4. Dezember 2026" in page
